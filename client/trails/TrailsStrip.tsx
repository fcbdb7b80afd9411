import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useCoverage } from '../api/coverage.ts'
import { useViewState } from '../shell/viewState.ts'
import { useShade } from '../theme/useShade.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { stripHeightPx } from '../unrolled/unrolledLayout.ts'
import { useStripRows } from '../unrolled/useStripRows.ts'
import type { TrailRow } from './trailRows.ts'

/** The line unrolled with the listed trails alone in its row of trails. */
export function TrailsStrip({ rows, onOpen }: { rows: readonly TrailRow[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('trails')
  const shade = useShade()
  const { compiledLines } = useCounty()
  const { lineId, kind, fromMs, toMs, atMs, select, selection } = useViewState()
  const line = compiledLines.find(({ id }) => id === lineId)
  const { data: coverage } = useCoverage({ kind, fromMs, toMs, atMs })
  const all = useStripRows(lineId, { fromMs, toMs, atMs })
  const shown = useMemo(() => {
    const ids = new Set(rows.map(({ id }) => id))
    return { ...all, trails: all.trails.filter(({ id }) => ids.has(id)) }
  }, [all, rows])
  if (line === undefined) return null
  return (
    <section className="trails-strip" aria-label={t('stripOf')} style={{ height: stripHeightPx(1) }}>
      <UnrolledLine
        line={line}
        kind={kind}
        coverage={coverage?.lines.find((one) => one.lineId === lineId)}
        rows={shown}
        fromMs={fromMs}
        toMs={toMs}
        atMs={atMs}
        shade={shade}
        chart={false}
        selection={selection}
        onSelect={(picked) => (picked?.kind === 'trail' ? onOpen(picked.id) : select(picked))}
      />
    </section>
  )
}
