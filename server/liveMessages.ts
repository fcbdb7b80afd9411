import { isRestricted, tellsWords } from './access/sight.ts'
import { mostChangesTold, type ActEvent } from '../data/model/liveEvents.ts'
import type { KeptAct } from '../data/store/actsAfter.ts'
import type { Announcement } from '../data/journal/commit.ts'

/** An act as its listeners are told of it. */
export interface ActMessage {
  readonly sequence: number
  readonly bytes: Buffer
}

/** A listener with more than a megabyte before it is ended, so no single message may be near that. */
export const longestRecord = 65_536
const mostRecordsLength = 131_072

/** One event of a stream, ready to send. */
export function message(event: string, data: unknown, id?: number): Buffer {
  return Buffer.from(messageText(event, JSON.stringify(data), id))
}

const messageText = (event: string, json: string, id?: number): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${json}\n\n`

/** An act that was just committed. */
export const announcedMessage = (announcement: Announcement): ActMessage => {
  const { changes } = announcement
  return actMessage({
    ...announcement,
    kinds: [...new Set(changes.map(({ kind }) => kind))],
    changes: changes.slice(0, mostChangesTold),
    changeCount: changes.length,
  })
}

/** Records that do not fit are left out and counted. */
export function actMessage({ changes, changeCount, ...head }: KeptAct): ActMessage {
  const told: string[] = []
  let length = 0
  for (const { kind, id, version, record } of changes) {
    // Not everybody who listens may see it: who may asks for it.
    if (isRestricted(kind) || tellsWords(kind, record)) continue
    const text = JSON.stringify({ kind, id, version, record })
    if (text.length > longestRecord || length + text.length > mostRecordsLength) continue
    length += text.length
    told.push(text)
  }
  const { sequence } = head satisfies Record<Exclude<keyof ActEvent, 'changes' | 'more'>, unknown>
  const json = `${JSON.stringify(head).slice(0, -1)},"changes":[${told.join(',')}],"more":${changeCount - told.length}}`
  return { sequence, bytes: Buffer.from(messageText('act', json, sequence)) }
}
