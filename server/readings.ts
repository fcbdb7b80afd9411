import { getCoverage } from './coverage.ts'
import { getCoverageChart } from './coverageChart.ts'
import { explainCoverage } from './coverageExplain.ts'
import type { Endpoint } from './endpoint.ts'
import { listItems } from './features.ts'

/**
 * What only reads and may take long, by name: it runs in a thread of its own where there is one, so
 * that no act waits for the coverage of a province.
 */
export const readings = {
  coverage: getCoverage,
  chart: getCoverageChart,
  explanation: explainCoverage,
  items: listItems,
} as const satisfies Readonly<Record<string, Endpoint>>

export type ReadingName = keyof typeof readings

const names = new Map<Endpoint, ReadingName>(
  Object.entries(readings).map(([name, endpoint]) => [endpoint, name as ReadingName]),
)

export const tryReadingName = (endpoint: Endpoint): ReadingName | undefined => names.get(endpoint)
