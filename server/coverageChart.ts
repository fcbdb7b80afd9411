import { z } from 'zod'
import { drawStates, type ChartGrid } from '../geo/chartRaster.ts'
import { coverageTimes, readWindow } from './coverageQuery.ts'
import { momentOf, readCoverage, statesOf, type LineReading } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import type { CoverageKind } from '../data/model/coverageAnswer.ts'

const count = (most: number) => z.coerce.number().int().min(1).max(most)

const chartQuery = z.strictObject({
  ...coverageTimes,
  ...asOfQuery,
  line: z.uuid(),
  fromM: z.coerce.number().min(0).default(0),
  toM: z.coerce.number().min(0).optional().meta({ description: "Default: the line's end" }),
  columns: count(4096).default(1000),
  rows: count(2048).default(500),
})

/** Coverage as a picture for the space–time chart: its size does not grow with the county. */
export const getCoverageChart = endpoint({
  summary:
    'A picture of chainage × time, a byte a cell, row by row downward in time: the worst state that anything of the cell has, 0 nothing, 1 held, 2 thin, 3 gap, 4 unknown, 5 kept, 6 carried, 7 broken. Of actual and compared coverage what lies ahead shows the plan',
  tag: 'coverage',
  query: chartQuery,
  answer: z.string(),
  answerType: 'application/octet-stream',
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { kind, line, columns, rows } = query
    const window = readWindow(query, nowMs)
    const moment = await momentOf(app, kind, { known, window, lineId: line })
    const key = `chart ${kind} ${moment} ${line} ${window.fromMs} ${window.toMs} ${query.fromM} ${query.toM} ${columns} ${rows}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const reading = await readCoverage(app, { known, window, lineId: line, withActual: kind !== 'planned' })
      const [lineReading] = reading.lines
      const toM = Math.min(query.toM ?? Infinity, lineReading!.entry.line.lengthM)
      if (!(query.fromM < toM))
        throw fieldInvalid(
          'toM',
          'toM must be greater than fromM, and fromM must lie on the line',
          'toM 必须大于 fromM，且 fromM 须在边境线上',
        )
      const grid = { ...window, fromM: query.fromM, toM, columns, rows }
      return {
        body: drawChart(kind, lineReading!, grid),
        type: 'application/octet-stream',
        sequence: reading.sequence,
        changesAtMs: Infinity,
      }
    })
    const isOfNow = known.past === undefined
    return {
      cached,
      headers: known.headers,
      settled: isOfNow && kind === 'planned' && query.from !== undefined && query.to !== undefined,
    }
  },
})

/** What is known as it was, what lies ahead as it is planned. */
function drawChart(kind: CoverageKind, reading: LineReading, grid: ChartGrid): Uint8Array {
  const cells = new Uint8Array(grid.columns * grid.rows)
  const states = statesOf(kind, reading)
  drawStates(states, grid, cells)
  if (kind === 'planned') return cells
  const ahead = new Uint8Array(cells.length)
  drawStates(reading.planned, grid, ahead)
  const msPerRow = (grid.toMs - grid.fromMs) / grid.rows
  const knownRows = Math.min(grid.rows, Math.max(0, Math.ceil((states.window.toMs - grid.fromMs) / msPerRow)))
  cells.set(ahead.subarray(knownRows * grid.columns), knownRows * grid.columns)
  return cells
}
