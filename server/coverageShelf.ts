import { barrierPartFacts, coverageFacts, type CoverageRecords } from '../data/coverageFacts.ts'
import type { GapAcknowledgement } from '../data/model/gapAcknowledgement.ts'
import { policyFact } from '../data/model/policy.ts'
import type { RecordKind } from '../data/model/records.ts'
import type { StretchRecord } from '../data/model/chief.ts'
import type { Unit } from '../data/model/unit.ts'
import { listParsedRecords, recordsOf, type ParsedBodies } from '../data/store/records.ts'
import { recordTime, type Timed } from '../data/recordTime.ts'
import { Remembered } from '../data/remembered.ts'
import type { Reader } from '../data/store/tables.ts'
import { barredRegions } from '../geo/barred.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { plannedCoverage, replanCoverage, type PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { Region, TimeWindow } from '../geo/units.ts'

/** Everything an answer about coverage is made from, as it stood at one sequence. */
export interface CountyRecords extends CoverageRecords {
  readonly units: readonly Unit[]
  readonly stretches: readonly StretchRecord[]
  /** Words on gaps that stood at any time of the window. */
  readonly acknowledgements: readonly GapAcknowledgement[]
}

type OnDuty = Pick<CountyRecords, 'patrols' | 'shifts' | 'acknowledgements'>

type Standing = Omit<CountyRecords, keyof OnDuty> & {
  /** Names the versions of all that bars: barriers and policies. */
  readonly barringVersions: string
}

export type ShelvedRecords = CountyRecords & Standing

const dayMs = 24 * 3_600_000
/** How far beyond the asked window the beginning and end of a gap are looked for. */
export const lookAroundMs = 7 * dayMs
const endOfTimeMs = 8.64e15
const bodiesKept = 200_000

interface Kept {
  readonly sequence: number
  readonly coverage: PlannedCoverage
  readonly remembered: Remembered
}

/**
 * Planned coverage by line and window, kept warm: when the journal moves on, only the tiles are
 * computed anew that the records which changed bear on.
 */
export class CoverageShelf {
  #sequence = -1
  #standing: Standing | undefined
  /** By window, while the journal stands still: each instant asked for is another question. */
  readonly #onDuty = new Map<string, OnDuty>()
  readonly #parsed: ParsedBodies = new Map()
  readonly #coverages = new Map<string, Kept>()
  /** By line; what bars changes seldom and takes longest to compute. */
  readonly #barred = new Map<string, { barringVersions: string; regions: readonly Region[] }>()
  /** So many lines and windows. */
  readonly #coveragesKept: number

  constructor(coveragesKept = 32) {
    this.#coveragesKept = coveragesKept
  }

  /** All records that coverage of a window and the age of its gaps rest on. */
  async records(tx: Reader, sequence: number, window: TimeWindow): Promise<ShelvedRecords> {
    if (this.#parsed.size > bodiesKept) this.#parsed.clear()
    if (sequence !== this.#sequence || this.#standing === undefined) {
      this.#onDuty.clear()
      this.#standing = await this.#readStanding(tx)
      this.#sequence = sequence
    }
    const key = `${window.fromMs} ${window.toMs}`
    const onDuty = this.#onDuty.get(key) ?? (await this.#readOnDuty(tx, window))
    if (this.#onDuty.size >= this.#coveragesKept) this.#onDuty.clear()
    this.#onDuty.set(key, onDuty)
    return { ...this.#standing, ...onDuty }
  }

  async #readOnDuty(tx: Reader, window: TimeWindow): Promise<OnDuty> {
    const around = { window: { fromMs: window.fromMs - lookAroundMs, toMs: window.toMs + lookAroundMs } }
    return {
      patrols: recordsOf(await listParsedRecords(tx, 'patrol', around, this.#parsed)),
      shifts: recordsOf(await listParsedRecords(tx, 'shift', around, this.#parsed)),
      acknowledgements: recordsOf(
        await listParsedRecords(tx, 'gap-acknowledgement', { window }, this.#parsed),
      ),
    }
  }

  coverage(line: BorderLine, window: TimeWindow, sequence: number, records: ShelvedRecords): PlannedCoverage {
    const key = `${line.id} ${window.fromMs} ${window.toMs}`
    const kept = this.#coverages.get(key)
    this.#coverages.delete(key)
    if (kept?.sequence === sequence) {
      this.#coverages.set(key, kept)
      return kept.coverage
    }
    const remembered = kept?.remembered ?? new Remembered()
    const shown = { ...within(records, window), barriers: [] }
    const facts = {
      ...coverageFacts(line, shown, window, remembered),
      barred: this.#barredOf(line, records),
    }
    const coverage =
      kept === undefined ? plannedCoverage(line, window, facts) : replanCoverage(kept.coverage, facts)
    this.#coverages.set(key, { sequence, coverage, remembered })
    const [oldest] = this.#coverages.keys()
    if (this.#coverages.size > this.#coveragesKept && oldest !== undefined) this.#coverages.delete(oldest)
    return coverage
  }

  /** What is barred of a line at any time; coverage clips it to its window. */
  #barredOf(line: BorderLine, records: ShelvedRecords): readonly Region[] {
    const { barringVersions } = records
    const kept = this.#barred.get(line.id)
    if (kept?.barringVersions === barringVersions) return kept.regions
    const always = { fromMs: firstPolicyMs(records), toMs: endOfTimeMs }
    const parts = records.barriers
      .filter((barrier) => barrier.lineId === line.id)
      .flatMap((barrier) => barrierPartFacts(barrier, always))
    const regions = barredRegions(line, parts, records.policies.map(policyFact), always)
    this.#barred.set(line.id, { barringVersions, regions })
    return regions
  }

  async #readStanding(tx: Reader): Promise<Standing> {
    const read = async <Kind extends RecordKind>(kind: Kind) => listParsedRecords(tx, kind, {}, this.#parsed)
    const barriers = await read('barrier')
    const policies = await read('policy')
    return {
      barriers: recordsOf(barriers),
      policies: recordsOf(policies),
      tierOrders: recordsOf(await read('tier-order')),
      trails: recordsOf(await read('trail')),
      trailEvents: recordsOf(await read('trail-event')),
      checkpoints: recordsOf(await read('checkpoint')),
      desks: recordsOf(await read('desk')),
      people: recordsOf(await read('person')),
      devices: recordsOf(await read('device')),
      units: recordsOf(await read('unit')),
      stretches: recordsOf(await read('stretch')),
      barringVersions: [...barriers, ...policies]
        .map(({ record, version }) => `${record.id} ${version}`)
        .join(),
    }
  }
}

export const firstPolicyMs = (records: CountyRecords): number =>
  Math.min(...records.policies.map((policy) => Date.parse(policy.validFrom)))

/** Only what is on duty within the window; the rest was read to know how old gaps are. */
function within<Records extends CoverageRecords>(records: Records, { fromMs, toMs }: TimeWindow): Records {
  const meets = (record: Timed) => recordTime(record).fromMs < toMs && fromMs < recordTime(record).toMs
  return { ...records, patrols: records.patrols.filter(meets), shifts: records.shifts.filter(meets) }
}
