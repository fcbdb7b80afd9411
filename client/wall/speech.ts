import type { TFunction } from 'i18next'
import type { z } from 'zod'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import { recordSchemas, type RecordKind, type RecordOf } from '../../data/model/records.ts'
import type { Name } from '../../data/model/values.ts'

/** How a sentence is said: words, names, hours, and what the journal names only by id. */
export interface Speech {
  acts: TFunction<'acts'>
  domain: TFunction
  nameOf: (name: Name) => string
  clock: (atMs: number) => string
  tryTrailNumber: (trailId: string) => number | undefined
  tryPlaceName: (placeId: string) => Name | undefined
  tryTierName: (tier: string) => Name | undefined
  tryUnitName: (unitId: string) => Name | undefined
  /** The act of a sequence, where it is not long ago. */
  tryAct: (sequence: number) => Pick<JournalEntry, 'kind' | 'reverses'> | undefined
}

export type Change = JournalEntry['changes'][number]

export const hoursOf = (window: { from: string; to: string }, { clock }: Speech): string =>
  `${clock(Date.parse(window.from))}–${clock(Date.parse(window.to))}`

export const tryAfter = <Kind extends RecordKind>(change: Change, kind: Kind) =>
  tryRecord(kind, change.kind, change.after)
export const tryBefore = <Kind extends RecordKind>(change: Change, kind: Kind) =>
  tryRecord(kind, change.kind, change.before)

function tryRecord<Kind extends RecordKind>(
  kind: Kind,
  saidKind: string,
  value: unknown,
): RecordOf<Kind> | undefined {
  if (saidKind !== kind) return undefined
  const schema: z.ZodType<RecordOf<Kind>> = recordSchemas[kind] as unknown as z.ZodType<RecordOf<Kind>>
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}
