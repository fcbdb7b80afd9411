import { useMemo } from 'react'
import type { LayersAtScale } from '../map/mapScale.ts'
import { useDomainLayers } from '../map/useDomainLayers.ts'
import { useLabelLayers } from '../map/useLabelLayers.ts'
import { draftLayers } from './draftLayer.ts'
import { editHandles } from './editHandles.ts'
import { useLifeLayers } from './life/useLifeLayers.ts'
import { chosenLayers, pointerLayers } from './pointerLayer.ts'
import { ruleLayerLayers } from './ruleLayerLayers.ts'
import { useFindingMarks } from './useFindingMarks.ts'
import type { Desk } from './usePlanDesk.ts'
import { useRuleShapes } from './useRuleShapes.ts'
import { useSlopeShade } from './terrain/useSlopeShade.ts'
import { comparedLayers } from './worth/comparedLayer.ts'
import { letterOf } from './worth/letters.ts'
import { nextLayers } from './worth/nextLayer.ts'

/** What the map draws: the domain, and above it piece by piece what changes with the hand. */
export function useMapLayers(desk: Desk): { layers: LayersAtScale; above: readonly LayersAtScale[] } {
  const { shade } = desk.view
  const layers = useGround(desk)
  const draft = useDraft(desk)
  const compared = useCompared(desk)
  const { paths, looked } = desk.next
  const next = useMemo<LayersAtScale>(
    () => (scale) => nextLayers({ paths, looked }, shade, scale.zoom),
    [paths, looked, shade],
  )
  const chosen = useChosen(desk)
  const pointer = usePointer(desk)
  const life = useLifeLayers(desk.life, shade)
  const above = useMemo(
    () => [draft, compared, next, chosen, pointer, ...life],
    [draft, compared, next, chosen, pointer, life],
  )
  return { layers, above }
}

/** The domain, and under it the county's areas and lines and the slope of the ground. */
function useGround({ view, inHand, terrain, slopeShaded }: Desk): LayersAtScale {
  const { shade, atMs } = view
  const coverage = view.coverage?.lines
  const selection = inHand.draft === null ? view.selection : undefined
  const domain = useDomainLayers({ shade, coverage, atMs, selection })
  const labels = useLabelLayers({ shade, coverage, atMs })
  const shapes = useRuleShapes()
  const slope = useSlopeShade(terrain.records, slopeShaded, shade)
  return useMemo(
    () => (scale) => [
      ...slope(scale),
      ...ruleLayerLayers(shapes, { shade, scale }),
      ...domain(scale),
      ...labels(scale),
    ],
    [slope, shapes, shade, domain, labels],
  )
}

/** The draft as it would be if the pointer let go now. */
function useDraft({ view, tools, live, worth, figures }: Desk): LayersAtScale {
  const { shade } = view
  const { paths } = live
  const { handles } = tools.drawing.live
  const { chosen } = tools.edits
  const marks = useFindingMarks(worth?.findings)
  const { fixedAs } = tools.edits
  // What stays as it is has nothing to take hold of.
  const edited =
    tools.mode === 'edit' && chosen !== undefined && fixedAs(chosen.part) === undefined
      ? paths[chosen.part]
      : undefined
  return useMemo(() => {
    const cuts = figures?.trailsCut.map((trail) => trail.position) ?? []
    return (scale) =>
      draftLayers(
        {
          paths,
          marks,
          cuts,
          // Of a path under edit as many as the scale has room for.
          handles: edited === undefined ? handles : editHandles(edited, scale.zoom),
        },
        shade,
        scale,
      )
  }, [paths, handles, marks, figures, edited, shade])
}

function useCompared({ view, inHand, comparedIds, barriers }: Desk): LayersAtScale {
  const { shade } = view
  const shownId = inHand.shown?.barrierId
  return useMemo(() => {
    const compared = comparedIds.flatMap((id) => {
      const parts = barriers.find((each) => each.id === id)?.properties.parts
      const letter = letterOf(comparedIds, id)
      // What is in hand is drawn as it is now.
      if (parts === undefined || letter === undefined || id === shownId) return []
      return [{ letter, paths: parts.map(({ path }) => path) }]
    })
    return (scale) => comparedLayers(compared, shade, scale.zoom)
  }, [comparedIds, barriers, shownId, shade])
}

function useChosen({ view, tools, live }: Desk): LayersAtScale {
  const { shade } = view
  const { chosen } = tools.edits
  const position =
    tools.mode !== 'edit' || chosen?.vertex === undefined
      ? undefined
      : live.paths[chosen.part]?.[chosen.vertex]
  return useMemo(() => () => chosenLayers(position, shade), [position, shade])
}

/** Changes with every move of the pointer, and nothing else with it. */
function usePointer({ view, tools, profilePoint: onProfile }: Desk): LayersAtScale {
  const { shade } = view
  const { pointer } = tools.drawing
  const snapped = pointer?.snap?.position
  const cut = pointer?.cut?.position
  return useMemo(
    () => () => pointerLayers({ snapped, cut, onProfile }, shade),
    [snapped, cut, onProfile, shade],
  )
}
