import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import type { Answering } from '../../data/model/chief.ts'
import type { RecordOf } from '../../data/model/records.ts'
import { instant } from '../../data/model/values.ts'
import { tryGetRecord, type Stored } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { succeed } from '../../geo/responsibility.ts'
import { makeRecord } from '../checkInput.ts'
import { notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'

/** Of one act; the chiefs of a province are some thousands. */
export const mostAtOnce = 2000

/** A chief's assignment, as it was when whoever asks saw it. */
export const assignment = z.strictObject({
  kind: z.enum(['stretch', 'charge']),
  id: z.uuid(),
  version: z.number().int().min(1),
})
export type Assignment = z.infer<typeof assignment>

/** Each once: what is changed twice in one act would be changed by neither. */
export const assignments = z.array(assignment).min(1).max(mostAtOnce)

/** From when on it holds; an order may be entered later than it was given. */
export const fromInstant = instant

/** What becomes of assignments from an instant on: the same ground goes on otherwise, or to nobody. */
export async function successions(
  tx: Reader,
  chosen: readonly Assignment[],
  at: string,
  next: (record: Answering) => object | null,
  fieldOf: (index: number) => string = (index) => `chiefs.${index}`,
): Promise<Change[]> {
  const seen = new Set<string>()
  const changes: Change[] = []
  for (const [index, { kind, id, version }] of chosen.entries()) {
    const field = fieldOf(index)
    if (seen.has(id)) throw fieldInvalid(field, 'this is named twice', '重复列出')
    seen.add(id)
    const stored: Stored<'stretch'> | Stored<'charge'> | undefined = await tryGetRecord(tx, kind, id)
    if (stored === undefined) throw notFound(`${field}.id`, id)
    changes.push(...successionOf(kind, { record: stored.record, version }, at, next, field))
  }
  return changes
}

function successionOf(
  kind: 'stretch' | 'charge',
  { record, version }: { record: RecordOf<'stretch'> | RecordOf<'charge'>; version: number },
  at: string,
  next: (record: Answering) => object | null,
  field: string,
): Change[] {
  const { id, from, to } = record
  const term = { fromMs: Date.parse(from), toMs: to === null ? Infinity : Date.parse(to) }
  const { ended, begun } = succeed(term, Date.parse(at))
  if (begun === undefined) throw fieldInvalid(field, `this was over by ${at}`, `该任职在 ${at} 之前已终止`)
  const followed = next(record)
  const whole = (parts: object) => makeRecord(kind, { ...record, ...parts })
  // It never was in force: what would begin stands in its place.
  if (ended === undefined)
    return [{ kind, id, expectedVersion: version, record: followed === null ? null : whole(followed) }]
  const successor = newId()
  return [
    { kind, id, expectedVersion: version, record: whole({ to: at }) },
    ...(followed === null
      ? []
      : [
          {
            kind,
            id: successor,
            expectedVersion: 0,
            record: whole({ ...followed, id: successor, from: at, to }),
          },
        ]),
  ]
}

/** What an act on assignments answers: each record that it began or changed, and what it ended. */
export const changedAnswer = z.object({
  changed: z.array(z.object({ kind: z.enum(['stretch', 'charge']), id: z.string() })),
})

export const changedReply = (changes: readonly Change[], status = 200) => ({
  status,
  body: { changed: changes.map(({ kind, id }) => ({ kind, id })) },
})
