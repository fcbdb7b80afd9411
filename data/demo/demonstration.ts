import type { BorderLine } from '../../geo/borderLine.ts'
import type { RecordKind, RecordOf } from '../model/records.ts'
import type { BorderLineRecord } from '../model/line.ts'
import type { demonstrationCounts, DemonstrationPlan } from './counties.ts'
import type { NextId } from './demonstrationIds.ts'
import type { SeededRandom } from './seededRandom.ts'

/** A line of the demonstration with its share of everything that is counted out. */
export interface DemonstrationLine {
  readonly record: BorderLineRecord
  readonly line: BorderLine
  /** What `demonstrationCounts` come to on this line. */
  readonly counts: Readonly<Record<keyof typeof demonstrationCounts, number>>
}

/** What every part of the generator is given. */
export interface Demonstration {
  readonly plan: DemonstrationPlan
  readonly lines: readonly DemonstrationLine[]
  /** Local midnight at which today begins; nothing but this depends on the clock. */
  readonly todayMs: number
  readonly nextId: NextId
  /** A stream of its own for each subject. */
  readonly randomFor: (subject: string) => SeededRandom
}

/** A record with its kind. */
export type DemonstrationRecord = {
  [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> }
}[RecordKind]
