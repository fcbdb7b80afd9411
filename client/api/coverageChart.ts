import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { Region } from '../../geo/units.ts'
import type { Asked } from '../live/patchList.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { askBytes } from './request.ts'

/** A picture of a line's states: its region of chainage × time, and a byte a cell. */
export interface ChartRaster extends Region {
  readonly kind: CoverageKind
  readonly columns: number
  readonly rows: number
  /** Row by row downward in time; 0 is nothing, else one more than the state's place in `chartStates`. */
  readonly cells: Uint8Array
}

export interface ChartQuestion extends Region {
  readonly kind: CoverageKind
  readonly lineId: string
  /** Device pixels of the plot; what the server does not give finer is drawn coarser. */
  readonly columns: number
  readonly rows: number
}

const mostColumns = 4096
const mostRows = 2048
/** While the axis is zoomed or moved the last picture stands in; only where it rests is asked for. */
const settleMs = 160

/**
 * The space–time chart's picture; undefined while the first is on the way. The one before stands in
 * for it where it is of the same line and kind: it says itself what it is a picture of.
 */
export function useCoverageChart(question: ChartQuestion | undefined): ChartRaster | undefined {
  const asked = question === undefined ? '' : JSON.stringify(question)
  const [settled] = useDebouncedValue(asked, settleMs, { leading: true })
  const knownAt = useKnownAt()
  const { data } = useQuery({
    queryKey: ['coverage-chart', settled, keyOf(knownAt)],
    enabled: settled !== '',
    queryFn: async ({ signal }) => {
      const wanted = JSON.parse(settled) as ChartQuestion
      return askRaster(wanted, knownAt, signal)
    },
    meta: followKnown(followCoverage(question?.kind ?? 'planned'), knownAt),
    placeholderData: ofSameKnowledge(knownAt),
    // A picture may have a million bytes.
    gcTime: 30_000,
  })
  return data !== undefined && data.lineId === question?.lineId && data.value.kind === question.kind
    ? data.value
    : undefined
}

async function askRaster(
  question: ChartQuestion,
  knownAt: string | undefined,
  signal: AbortSignal,
): Promise<Asked<ChartRaster> & { readonly lineId: string }> {
  const { lineId, kind, fromM, toM, fromMs, toMs } = question
  const columns = Math.min(mostColumns, Math.max(1, question.columns))
  const rows = Math.min(mostRows, Math.max(1, question.rows))
  const query = new URLSearchParams({
    kind,
    line: lineId,
    fromM: String(fromM),
    toM: String(toM),
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    columns: String(columns),
    rows: String(rows),
  })
  const { sequence, value: cells } = await askBytes(
    asKnownAt(`/coverage/chart?${query.toString()}`, knownAt),
    signal,
  )
  if (cells.length !== columns * rows) throw new Error(`a chart of ${cells.length} cells came`)
  return { sequence, lineId, value: { kind, fromM, toM, fromMs, toMs, columns, rows, cells } }
}
