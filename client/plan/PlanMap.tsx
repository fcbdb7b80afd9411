import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { LineNotes } from '../map/LineNotes.tsx'
import { MapLegend } from '../map/MapLegend.tsx'
import { MapView } from '../map/MapView.tsx'
import { DrawingBar } from './DrawingBar.tsx'
import { SnapNote } from './SnapNote.tsx'
import { useMapLayers } from './useMapLayers.ts'
import type { Desk } from './usePlanDesk.ts'

const hintOf = {
  draw: 'hintDraw',
  free: 'hintFree',
  along: 'hintAlong',
  edit: 'hintEdit',
  split: 'hintSplit',
} as const

/** The map with the draft on it, the drawing tools, and what the pointer snaps to. */
export function PlanMap({ desk }: { desk: Desk }) {
  const { line, view, inHand, tools } = desk
  const { mode, drawing } = tools
  const { pointer } = drawing
  const { t } = useTranslation('plan')
  const { t: terrain } = useTranslation('planTerrain')
  const { chosen, said, fixedAs } = tools.edits
  const { layers, above } = useMapLayers(desk)
  return (
    <section className="plan-map" aria-label={t('map')} data-mode={mode} data-wants={desk.life.wants}>
      <MapView
        shade={view.shade}
        layers={layers}
        above={above}
        frame={view.frame}
        picks={mode === 'look'}
        onReady={tools.setMap}
        onPick={(picked, position) => {
          if (mode !== 'look' || desk.life.takePosition(position)) return
          if (picked?.kind === 'stretch') desk.pickStretch(picked)
          else if (picked?.kind === 'barrier' && inHand.draft === null)
            view.select({ kind: 'barrier', id: picked.id })
        }}
      >
        <div className="plan-tools">
          <OnlyNow right="draw-barriers">
            <DrawingBar desk={desk} />
          </OnlyNow>
          {desk.terrain.records.length > 0 && (
            <Button
              className="plan-slope"
              size="compact-xs"
              h={26}
              variant={desk.slopeShaded ? 'filled' : 'default'}
              aria-pressed={desk.slopeShaded}
              title={terrain('shadeLong')}
              onClick={() => desk.setSlopeShaded((before) => !before)}
            >
              {terrain('shade')}
            </Button>
          )}
          {mode !== 'look' && <p className="plan-hint">{t(hintOf[mode])}</p>}
          {said !== '' && (
            <p className="plan-hint" role="status">
              {said}
            </p>
          )}
        </div>
        {pointer?.isAimed === true && <span className="plan-aim" aria-hidden />}
        {mode !== 'look' && pointer !== undefined && (
          <SnapNote
            pointer={pointer}
            line={line}
            mode={mode}
            live={drawing.live}
            paths={inHand.paths}
            chosen={chosen}
            fixedAs={fixedAs}
          />
        )}
        <MapLegend lines={view.coverage?.lines} />
        <LineNotes />
      </MapView>
    </section>
  )
}
