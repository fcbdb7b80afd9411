import { coverageFacts, type CoverageRecords } from '../../data/coverageFacts.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { gapsNow, reportedGaps } from '../../geo/gaps.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import { medianOf } from './measure.ts'
import type { Row } from './report.ts'

const hourMs = 3_600_000

/** Planned coverage of the demonstration county from its records: a day and a week. */
export async function coverageBench(
  line: BorderLine,
  records: CoverageRecords,
  nowMs: number,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, hours] of [
    ['day', 24],
    ['week', 168],
  ] as const) {
    const window = { fromMs: nowMs - (hours / 2) * hourMs, toMs: nowMs + (hours / 2) * hourMs }
    const mapped = await medianOf(7, () => coverageFacts(line, records, window))
    const facts = coverageFacts(line, records, window)
    const computed = await medianOf(7, () => plannedCoverage(line, window, facts))
    const coverage = plannedCoverage(line, window, facts)
    const listed = await medianOf(7, () => [gapsNow(coverage, nowMs), reportedGaps(coverage, [])])
    const claims = `${facts.claims.length} claims`
    rows.push(
      { what: `records to facts, county ${name}`, value: mapped.medianMs, unit: 'ms' },
      { what: `planned coverage, county ${name}, ${claims}`, value: computed.medianMs, unit: 'ms' },
      { what: `gaps now and reported, county ${name}`, value: listed.medianMs, unit: 'ms' },
    )
  }
  return rows
}
