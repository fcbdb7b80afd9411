/** An event as a browser's EventSource gives it, its data parsed. */
export interface LiveEvent {
  readonly event: string
  /** Undefined where it carried none. */
  readonly id: number | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** A listener that comes again after each cut with the id of the last event it had, as browsers do. */
export interface LiveFollower {
  readonly events: readonly LiveEvent[]
  /** How often it was connected. */
  readonly connections: number
  /** The first event that is so, from those it had already on. */
  until(isWanted: (event: LiveEvent) => boolean): Promise<LiveEvent>
  /** Breaks the connection, in the middle of an event perhaps. */
  cut(): void
  /** Settles once it follows no more. */
  close(): Promise<void>
}

interface FollowOptions {
  /** Where to begin; from now on where left out. */
  readonly since?: number
  /** Between a cut and the next try. */
  readonly retryMs?: number
  readonly onEvent?: (event: LiveEvent) => void
}

export function followLive(address: string, options: FollowOptions = {}): LiveFollower {
  const { since, retryMs = 10, onEvent } = options
  const url = `${address}/api/live${since === undefined ? '' : `?since=${since}`}`
  const events: LiveEvent[] = []
  const waiting = new Set<{ isWanted(event: LiveEvent): boolean; resolve(event: LiveEvent): void }>()
  let lastEventId: number | undefined
  let connection = new AbortController()
  let connections = 0
  const closing = new AbortController()

  const take = (event: LiveEvent) => {
    events.push(event)
    lastEventId = event.id ?? lastEventId
    onEvent?.(event)
    for (const one of waiting)
      if (one.isWanted(event)) {
        waiting.delete(one)
        one.resolve(event)
      }
  }

  const connect = async () => {
    connection = new AbortController()
    const { signal } = connection
    const headers: Record<string, string> =
      lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) }
    const response = await fetch(url, { headers, signal })
    if (response.status !== 200) throw new Error(await response.text())
    connections++
    for await (const event of readEvents(response)) {
      // What was on its way when it was cut is not had.
      if (signal.aborted) return
      take(event)
    }
  }

  const follow = async () => {
    while (!closing.signal.aborted) {
      // A server that is away and one that goes away in the middle are the same to it.
      await connect().catch(() => undefined)
      if (!closing.signal.aborted) await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
  const following = follow()

  return {
    events,
    get connections() {
      return connections
    },
    until: (isWanted) => {
      const had = events.find(isWanted)
      if (had !== undefined) return Promise.resolve(had)
      return new Promise((resolve) => waiting.add({ isWanted, resolve }))
    },
    cut: () => connection.abort(),
    close() {
      closing.abort()
      connection.abort()
      return following
    },
  }
}

/** Events of a stream, whole ones only, as they come. */
export async function* readEvents(response: Response): AsyncGenerator<LiveEvent> {
  let text = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + part).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) yield eventOf(block)
  }
}

function eventOf(block: string): LiveEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2)]
    }),
  )
  const id = fields.get('id')
  return {
    event: fields.get('event') ?? 'message',
    id: id === undefined ? undefined : Number(id),
    data: JSON.parse(fields.get('data') ?? 'null') as LiveEvent['data'],
  }
}
