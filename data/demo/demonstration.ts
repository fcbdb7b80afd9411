import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import type { RecordKind, RecordOf } from '../model/records.ts'
import type { BorderLineRecord } from '../model/line.ts'
import type { Name } from '../model/values.ts'
import type { DemonstrationCounts, DemonstrationPlan, HeadquartersPlan } from './countyPlan.ts'
import type { NextId } from './demonstrationIds.ts'
import type { SeededRandom } from './seededRandom.ts'

/** What every part of the generator is given. */
interface Made {
  /** Local midnight at which today begins; nothing but this depends on the clock. */
  readonly todayMs: number
  readonly days: DemonstrationPlan['days']
  /** From here on there are tracks and logs. */
  readonly evidenceFromMs: number
  readonly nextId: NextId
  /** Numbers each kind of thing from 1 over the whole demonstration. */
  readonly nextNumber: (subject: string) => number
  /** A stream of its own for each subject. */
  readonly randomFor: (subject: string) => SeededRandom
}

export interface Demonstration extends Made {
  readonly plan: DemonstrationPlan
  readonly lines: readonly DemonstrationLine[]
  /** Those of the first prefecture, then those of the next one. */
  readonly headquarters: readonly Headquarters[]
}

export interface DemonstrationLine {
  readonly record: BorderLineRecord
  readonly line: BorderLine
}

/** A headquarters with what it commands: most things are made for one of them at a time. */
export interface Headquarters extends Made {
  readonly plan: HeadquartersPlan
  /** Its place among all headquarters. */
  readonly index: number
  readonly prefecture: Name
  readonly counties: readonly CountyGround[]
}

/** A county's part of a line with its share of everything that is counted out. */
export interface CountyGround extends DemonstrationLine {
  readonly name: Name
  readonly ground: Stretch
  readonly counts: Readonly<DemonstrationCounts>
}

/** A record with its kind. */
export type DemonstrationRecord = {
  [Kind in RecordKind]: { kind: Kind; record: RecordOf<Kind> }
}[RecordKind]
