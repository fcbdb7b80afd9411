import { readAfter, type HubMessage, type TabMessage } from './feedHub.ts'
import { LiveFeed, type FeedMessage } from './liveFeed.ts'

/** What a page listens to, whoever holds the stream. */
export interface TabFeed {
  /** Looks at once whether all is well: the page is shown again, or the network came back. */
  wake(): void
  stop(): void
}

interface Listener {
  readonly tell: (message: FeedMessage) => void
  /** The last sequence that the page has taken in. */
  readonly sequence: () => number
}

/** A hub that has not answered by then is not there. */
const answerWithinMs = 4000
const readWithinMs = 500
/** A page that nobody sees gives its own stream back after so long, as there are six to a server. */
const hiddenForMs = 30_000

/** The browser's one feed through a shared worker, or one of the page's own where there is none. */
export function openTabFeed(listener: Listener): TabFeed {
  let current: TabFeed
  const own = () => {
    current = ownFeed(listener)
  }
  const shared = trySharedFeed(listener, own)
  if (shared === undefined) own()
  else current = shared
  return { wake: () => current.wake(), stop: () => current.stop() }
}

function trySharedFeed({ tell, sequence }: Listener, giveUp: () => void): TabFeed | undefined {
  const worker = trySharedWorker()
  if (worker === undefined) return undefined
  const { port } = worker
  const post = (message: TabMessage) => port.postMessage(message)
  let unread = 0
  let answerBy: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const stop = () => {
    isOver = true
    clearTimeout(answerBy)
    removeEventListener('pagehide', leave)
    post({ type: 'leave' })
    port.close()
  }
  const leave = () => post({ type: 'leave' })
  const fail = () => {
    if (isOver) return
    stop()
    giveUp()
  }
  const join = () => {
    unread = 0
    clearTimeout(answerBy)
    // A page that was busy or asleep finds the answer waiting: it is read before the second timer ends.
    answerBy = setTimeout(() => {
      answerBy = setTimeout(fail, readWithinMs)
    }, answerWithinMs)
    post({ type: 'join', since: sequence() })
  }
  port.addEventListener('message', ({ data }: MessageEvent<HubMessage>) => {
    clearTimeout(answerBy)
    if (data.type === 'joined') return
    tell(data)
    unread++
    const isClock = data.type === 'event' && data.name === 'clock'
    if (!isClock && unread < readAfter) return
    unread = 0
    post({ type: 'read', sequence: sequence() })
  })
  worker.addEventListener('error', fail)
  addEventListener('pagehide', leave)
  port.start()
  join()
  return { wake: join, stop }
}

function trySharedWorker(): SharedWorker | undefined {
  if (typeof SharedWorker === 'undefined') return undefined
  try {
    return new SharedWorker(new URL('./feedWorker.ts', import.meta.url), {
      type: 'module',
      name: 'borderkeep-live',
    })
  } catch {
    return undefined
  }
}

function ownFeed({ tell, sequence }: Listener): TabFeed {
  const feed = new LiveFeed(sequence(), tell)
  let hidden: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(hidden)
    if (document.visibilityState === 'hidden') hidden = setTimeout(() => feed.stop(), hiddenForMs)
  }
  document.addEventListener('visibilitychange', look)
  feed.start()
  return {
    wake: () => feed.wake(),
    stop() {
      clearTimeout(hidden)
      document.removeEventListener('visibilitychange', look)
      feed.stop()
    },
  }
}
