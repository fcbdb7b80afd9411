import { useMemo } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { Shade } from '../theme/stateColours.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import { pastStripRows } from './pastRows.ts'
import type { ReplayView } from './useReplayView.ts'

/** Strip and chart of a line at the instant replayed; nobody points at what is over in a moment. */
export function PastLine({ line, view, shade }: { line: BorderLine; view: ReplayView; shade: Shade }) {
  const { clock } = useQuantities()
  const { period, atMs, lines } = view
  const { fromMs, toMs } = period
  const standing = useStripRows(line.id, { fromMs, toMs, atMs })
  const rows = useMemo(() => pastStripRows(standing, period, atMs), [standing, period, atMs])
  return (
    <UnrolledLine
      line={line}
      kind={period.kind}
      coverage={lines.find(({ lineId }) => lineId === line.id)}
      rows={rows}
      fromMs={fromMs}
      toMs={toMs}
      atMs={atMs}
      shade={shade}
      interactive={false}
      nowLabel={clock(atMs)}
    />
  )
}
