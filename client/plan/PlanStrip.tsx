import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import type { Desk } from './usePlanDesk.ts'
import { useStripExtent } from './useStripExtent.ts'

/** Below the map: the line unrolled round the draft; further rows on its axis take `view.stripShows`. */
export function PlanStrip({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { line, view, inHand, figures, life } = desk
  const looked = useMemo(() => (life.stretch === undefined ? [] : [life.stretch]), [life.stretch])
  const { fromMs, toMs, atMs } = view
  const rows = useStripRows(line.id, { fromMs, toMs, atMs })
  const extent = useStripExtent(line, inHand.paths)
  return (
    <section className="plan-strip" aria-label={t('strip')}>
      <div className="plan-strip-line">
        <UnrolledLine
          line={line}
          coverage={view.lineCoverage}
          rows={rows}
          fromMs={fromMs}
          toMs={toMs}
          atMs={atMs}
          shade={view.shade}
          chart={false}
          selection={view.selection}
          onSelect={(selection) => {
            if (selection?.kind === 'stretch' && life.takeStretch(selection)) return
            view.select(selection)
          }}
          looked={looked}
          onExtent={view.setStripShows}
          draft={figures?.barred ?? []}
          {...(extent === undefined ? {} : { extent })}
        />
      </div>
    </section>
  )
}
