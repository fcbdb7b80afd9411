import type { FeedMessage } from './liveFeed.ts'

/** What a tab says to the hub. */
export type TabMessage =
  /** It listens from here on: at first, after it was asleep, and to ask whether the hub is there. */
  | { readonly type: 'join'; readonly since: number }
  /** It has read everything so far, up to this sequence. */
  | { readonly type: 'read'; readonly sequence: number }
  | { readonly type: 'leave' }

/** What the hub says to a tab: all that the feed tells, and an answer to each `join`. */
export type HubMessage = FeedMessage | { readonly type: 'joined' }

interface Port {
  postMessage(message: HubMessage): void
}

interface Tab {
  unread: number
  /** It reads nothing, so nothing more is piled up for it; it is told what it missed when it does. */
  isAsleep: boolean
  /** How many times the journal had been replaced when it last heard of it. */
  epoch: number
}

/** The part of a feed that the hub rests on. */
export interface HubFeed {
  readonly sequence: number
  readonly message: FeedMessage
  start(): void
  stop(): void
  wake(): void
}

type FeedEvent = Extract<FeedMessage, { type: 'event' }>

const actsKept = 500
/** A tab that reads says so long before. */
const mostUnread = 200
export const readAfter = 50

/** Hands the one feed of a browser to its tabs, each from where it stands and no faster than it reads. */
export class FeedHub {
  readonly #tabs = new Map<Port, Tab>()
  readonly #makeFeed: (since: number, tell: (message: FeedMessage) => void) => HubFeed
  #feed: HubFeed | undefined
  /** Acts after `#keptSince`, in sequence. */
  #acts: { readonly sequence: number; readonly event: FeedEvent }[] = []
  #keptSince = 0
  #hello: FeedEvent | undefined
  #epoch = 0

  constructor(makeFeed: (since: number, tell: (message: FeedMessage) => void) => HubFeed) {
    this.#makeFeed = makeFeed
  }

  take(port: Port, message: TabMessage): void {
    switch (message.type) {
      case 'leave':
        this.#tabs.delete(port)
        // Nobody is left to read: the connection is given back.
        if (this.#tabs.size === 0) this.#feed?.stop()
        return
      case 'join':
        this.#join(port, message.since)
        return
      case 'read': {
        const tab = this.#tabs.get(port)
        if (tab === undefined) return
        tab.unread = 0
        if (tab.isAsleep) this.#catchUp(port, tab, message.sequence)
      }
    }
  }

  #join(port: Port, since: number): void {
    const epoch = this.#tabs.get(port)?.epoch ?? this.#epoch
    const tab = { unread: 0, isAsleep: false, epoch }
    this.#tabs.set(port, tab)
    port.postMessage({ type: 'joined' })
    if (this.#feed === undefined) {
      this.#keptSince = since
      this.#feed = this.#makeFeed(since, (told) => this.#pass(told))
      this.#feed.start()
    } else this.#feed.wake()
    if (this.#hello !== undefined) port.postMessage(this.#hello)
    this.#catchUp(port, tab, since)
  }

  #catchUp(port: Port, tab: Tab, since: number): void {
    tab.isAsleep = false
    if (this.#feed === undefined) return
    port.postMessage(this.#feed.message)
    const { sequence } = this.#feed
    const isSameJournal = tab.epoch === this.#epoch
    tab.epoch = this.#epoch
    if (since < this.#keptSince || !isSameJournal)
      port.postMessage({ type: 'event', name: 'resync', data: { sequence }, heardMs: Date.now() })
    else for (const act of this.#acts) if (act.sequence > since) port.postMessage(act.event)
  }

  #pass(message: FeedMessage): void {
    if (message.type === 'event') this.#note(message)
    for (const [port, tab] of this.#tabs) {
      tab.unread++
      if (tab.unread > mostUnread) tab.isAsleep = true
      if (tab.isAsleep) continue
      port.postMessage(message)
      tab.epoch = this.#epoch
    }
  }

  #note(event: FeedEvent): void {
    const { sequence = 0 } = event.data as { sequence?: number }
    if (event.name === 'hello') this.#hello = event
    if (event.name === 'resync') {
      this.#acts = []
      this.#keptSince = sequence
      this.#epoch++
    }
    if (event.name !== 'act') return
    this.#acts.push({ sequence, event })
    if (this.#acts.length > actsKept) this.#keptSince = this.#acts.shift()?.sequence ?? sequence
  }
}
