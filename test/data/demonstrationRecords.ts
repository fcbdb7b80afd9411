import { coverageFacts, type CoverageRecords } from '../../data/coverageFacts.ts'
import { makeDemonstration } from '../../data/demo/makeDemonstration.ts'
import type { DemonstrationName } from '../../data/model/county.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'
import { type BorderLine, compileBorderLine } from '../../geo/borderLine.ts'
import { type PlannedCoverage, plannedCoverage } from '../../geo/plannedCoverage.ts'
import type { TimeWindow } from '../../geo/units.ts'

/** A Sunday in Yunnan, in the morning. */
export const sunday = Date.parse('2025-11-23T09:40:00+08:00')
/** Midnight at which that day begins there. */
export const sundayMidnight = Date.parse('2025-11-23T00:00:00+08:00')
export const hourMs = 3_600_000
export const dayMs = 24 * hourMs

type Records = ReturnType<typeof makeDemonstration>['records']

export function ofKind<Kind extends RecordKind>(records: Records, kind: Kind): RecordOf<Kind>[] {
  return records.filter((entry) => entry.kind === kind).map((entry) => entry.record as RecordOf<Kind>)
}

export function compiledLines(records: Records): BorderLine[] {
  return ofKind(records, 'border-line').map(({ id, path, homeSide }) =>
    compileBorderLine({ id, positions: path, homeSide }),
  )
}

function coverageRecords(records: Records): CoverageRecords {
  return {
    policies: ofKind(records, 'policy'),
    tierOrders: ofKind(records, 'tier-order'),
    barriers: ofKind(records, 'barrier'),
    trails: ofKind(records, 'trail'),
    trailEvents: ofKind(records, 'trail-event'),
    checkpoints: ofKind(records, 'checkpoint'),
    desks: ofKind(records, 'desk'),
    shifts: ofKind(records, 'shift'),
    people: ofKind(records, 'person'),
    devices: ofKind(records, 'device'),
    patrols: ofKind(records, 'patrol'),
  }
}

/** Planned coverage of every line of a demonstration over a window, as the product computes it. */
export function demonstrationCoverage(
  name: DemonstrationName,
  nowMs: number,
  window: TimeWindow,
): PlannedCoverage[] {
  return plannedOf(makeDemonstration(name, nowMs).records, window)
}

export function plannedOf(records: Records, window: TimeWindow): PlannedCoverage[] {
  const facts = coverageRecords(records)
  return compiledLines(records).map((line) =>
    plannedCoverage(line, window, coverageFacts(line, facts, window)),
  )
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every id within a record but its own. */
export function idsReferredTo(record: { id: string }): string[] {
  const found: string[] = []
  const collect = (value: unknown) => {
    if (typeof value === 'string' && uuid.test(value)) found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  // What a plan holds is no record of its own; it refers to its team.
  const items =
    'items' in record && Array.isArray(record.items)
      ? record.items.map((item: object) => ({ ...item, id: undefined }))
      : undefined
  collect({ ...record, id: undefined, items })
  return found
}
