import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { LineNotes } from '../map/LineNotes.tsx'
import { MapLegend } from '../map/MapLegend.tsx'
import type { LayersAtScale } from '../map/mapScale.ts'
import { MapView } from '../map/MapView.tsx'
import { useDomainLayers } from '../map/useDomainLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import { DrawingBar } from './DrawingBar.tsx'
import { pointerLayers } from './pointerLayer.ts'
import { SnapNote } from './SnapNote.tsx'
import { useFindingMarks } from './useFindingMarks.ts'
import { ruleLayerLayers } from './ruleLayerLayers.ts'
import { useLifeLayers } from './life/useLifeLayers.ts'
import { useMapLayers } from './useMapLayers.ts'
import type { Desk } from './usePlanDesk.ts'
import { useRuleShapes } from './useRuleShapes.ts'
import { comparedLayers } from './worth/comparedLayer.ts'
import { letterOf } from './worth/letters.ts'
import { nextLayers } from './worth/nextLayer.ts'

const hintOf = {
  draw: 'hintDraw',
  free: 'hintFree',
  along: 'hintAlong',
  edit: 'hintEdit',
  split: 'hintSplit',
} as const

/** The map with the draft on it, the drawing tools, and what the pointer snaps to. */
export function PlanMap({ desk }: { desk: Desk }) {
  const { line, view, inHand, tools, figures, next } = desk
  const { shade, atMs } = view
  const { mode, drawing } = tools
  const { pointer } = drawing
  const { t } = useTranslation('plan')
  const coverage = view.coverage?.lines
  const selection = inHand.draft === null ? view.selection : undefined
  const ground = useDomainLayers({ shade, coverage, atMs, selection })
  const labels = useLabelLayers({ shade, coverage, atMs })
  const shapes = useRuleShapes()
  const domain = useMemo<LayersAtScale>(
    () => (scale) => [...ruleLayerLayers(shapes, { shade, scale }), ...ground(scale), ...labels(scale)],
    [shapes, shade, ground, labels],
  )
  const { paths } = desk.live
  const { handles } = drawing.live
  const marks = useFindingMarks(desk.worth?.findings)
  const drawn = useMemo(
    () => ({
      paths,
      handles,
      marks,
      cuts: figures?.trailsCut.map((trail) => trail.position) ?? [],
      snapped: pointer?.snap?.position,
    }),
    [paths, handles, figures, marks, pointer],
  )
  const { chosen, said } = tools.edits
  const chosenAt =
    mode !== 'edit' || chosen?.vertex === undefined ? undefined : paths[chosen.part]?.[chosen.vertex]
  const acted = useMemo(
    () => pointerLayers({ chosen: chosenAt, cut: pointer?.cut?.position }, shade),
    [chosenAt, pointer, shade],
  )
  const { paths: nextPaths, looked } = next
  const { comparedIds, barriers } = desk
  const shownId = inHand.shown?.barrierId
  const compared = useMemo(
    () =>
      comparedIds.flatMap((id) => {
        const parts = barriers.find((each) => each.id === id)?.properties.parts
        const letter = letterOf(comparedIds, id)
        // What is in hand is drawn as it is now.
        if (parts === undefined || letter === undefined || id === shownId) return []
        return [{ letter, paths: parts.map(({ path }) => path) }]
      }),
    [comparedIds, barriers, shownId],
  )
  const editedPath = mode === 'edit' && chosen !== undefined ? paths[chosen.part] : undefined
  const below = useMapLayers(domain, drawn, editedPath, shade)
  const layers = useMemo<LayersAtScale>(
    () => (scale) => [
      ...below(scale),
      ...comparedLayers(compared, shade, scale.zoom),
      ...nextLayers({ paths: nextPaths, looked }, shade, scale.zoom),
      ...acted,
    ],
    [below, acted, compared, nextPaths, looked, shade],
  )
  const above = useLifeLayers(desk.life, shade)
  return (
    <section className="plan-map" aria-label={t('map')} data-mode={mode} data-wants={desk.life.wants}>
      <MapView
        shade={shade}
        layers={layers}
        above={above}
        frame={view.frame}
        onReady={tools.setMap}
        onPick={(picked, position) => {
          if (mode === 'look' && desk.life.takePosition(position)) return
          if (mode === 'look' && picked?.kind === 'barrier' && inHand.draft === null)
            view.select({ kind: 'barrier', id: picked.id })
        }}
      >
        <div className="plan-tools">
          <OnlyNow right="draw-barriers">
            <DrawingBar desk={desk} />
          </OnlyNow>
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
          />
        )}
        <MapLegend lines={coverage} />
        <LineNotes />
      </MapView>
    </section>
  )
}
