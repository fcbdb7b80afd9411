import { Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconChartGridDots } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../geo/units.ts'
import { UnrolledLine } from '../unrolled/UnrolledLine.tsx'
import { useStripRows } from '../unrolled/useStripRows.ts'
import type { Desk } from './usePlanDesk.ts'
import { useStripExtent } from './useStripExtent.ts'
import { EffectRows } from './worth/EffectRows.tsx'
import { useEffectRows } from './worth/useEffectRows.ts'

const nowhere: readonly Stretch[] = []

/** Below the map: the line unrolled round the draft, what the draft does to it, and the chart if asked for. */
export function PlanStrip({ desk }: { desk: Desk }) {
  const { t } = useTranslation('plan')
  const { t: worth } = useTranslation('planWorth')
  const { line, view, inHand, figures, life, effect, next } = desk
  const { fromMs, toMs, atMs } = view
  const rows = useStripRows(line.id, { fromMs, toMs, atMs })
  const effectRows = useEffectRows(desk)
  const extent = useStripExtent(view, inHand.paths)
  const barred = figures?.barred ?? nowhere
  const outlined = useMemo(
    () => (next.paths.length === 0 ? barred : [...barred, ...next.paths.map(({ stretch }) => stretch)]),
    [barred, next.paths],
  )
  const looked = useMemo(
    () => [life.stretch, next.looked].filter((stretch) => stretch !== undefined),
    [life.stretch, next.looked],
  )
  const [hasChart, setHasChart] = useState(false)
  const { ref, height } = useElementSize<HTMLElement>()
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--strip-height', `${height}px`)
    return () => {
      style.removeProperty('--strip-height')
    }
  }, [height])
  return (
    <section ref={ref} className="plan-strip" aria-label={t('strip')} data-chart={hasChart}>
      <div className="plan-strip-line">
        <UnrolledLine
          line={line}
          coverage={view.lineCoverage}
          rows={rows}
          fromMs={fromMs}
          toMs={toMs}
          atMs={atMs}
          shade={view.shade}
          chart={hasChart}
          selection={view.selection}
          onSelect={(selection) => {
            if (selection?.kind === 'stretch' && life.takeStretch(selection)) return
            view.select(selection)
          }}
          onExtent={view.setStripShows}
          draft={outlined}
          looked={looked}
          turning={effect.turning}
          {...(extent === undefined ? {} : { extent })}
        />
      </div>
      {effectRows.length > 0 && desk.ground !== undefined && view.stripShows !== undefined && (
        <EffectRows
          coverage={view.lineCoverage}
          ground={desk.ground}
          tier={view.coverage?.tierNow}
          gains={effect.viewGains?.gains}
          rows={effectRows}
          atMs={atMs}
          shows={view.stripShows}
          shade={view.shade}
        />
      )}
      <Button
        className="plan-strip-chart"
        px={6}
        size="compact-xs"
        h={26}
        variant="default"
        leftSection={<IconChartGridDots size={14} aria-hidden />}
        aria-pressed={hasChart}
        title={worth('wouldTurn')}
        onClick={() => setHasChart((before) => !before)}
      >
        {worth('chart')}
      </Button>
    </section>
  )
}
