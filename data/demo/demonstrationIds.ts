import { createHash } from 'node:crypto'
import { recordKinds, type RecordKind, type RecordOf } from '../model/records.ts'

/** Gives the next id of a kind. */
export type NextId = <Kind extends RecordKind>(kind: Kind) => RecordOf<Kind>['id']

/** Every demonstration id is stamped from here on, so that the same county has the same ids for ever. */
const epochMs = Date.UTC(2025, 0, 1)

/** Ids of the shape of UUIDv7, in order within a kind, derived from the county and a count. */
export function demonstrationIds(county: string): NextId {
  const counts = new Map<RecordKind, number>()
  return <Kind extends RecordKind>(kind: Kind) => {
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    const stampMs = epochMs + recordKinds.indexOf(kind) * 86_400_000 + count
    return stampedId(stampMs, `${county}/${kind}/${count}`) as RecordOf<Kind>['id']
  }
}

/** RFC 9562, section 5.7, with the random bits taken from a digest of the key. */
export function stampedId(stampMs: number, key: string): string {
  const time = stampMs.toString(16).padStart(12, '0')
  const digest = createHash('sha256').update(key).digest('hex')
  const variant = (8 + (Number.parseInt(digest.slice(3, 4), 16) & 3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`
}
