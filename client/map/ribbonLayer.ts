import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { CoverageKind, RunNow } from '../../data/model/coverageAnswer.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import { lookOf, type StateLook } from '../theme/stateLook.ts'
import { bandPath, clipToBand, dashStretch, visibleStretch, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, ribbonWidthPx, stateColour, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'

/** One run of equal look, as long on the ground as it is and never shorter than it can be seen. */
export interface RibbonRun extends PickableRow, Stretch {
  readonly look: StateLook
}

/** Shorter runs are drawn this long, worst states above better ones. */
const shortestRunPx: Record<StateLook, number> = {
  held: 0,
  carried: 4,
  thin: 4,
  unknown: 4,
  foreseen: 4,
  gap: 8,
}

/** Runs of the same look that touch become one, whatever their limits and claims. */
export function mergeRuns(
  lineId: string,
  runs: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[],
  kind: CoverageKind,
): RibbonRun[] {
  const merged: { fromM: number; toM: number; look: StateLook }[] = []
  for (const { fromM, toM, state } of runs) {
    const look = lookOf(state, kind)
    const last = merged[merged.length - 1]
    if (last !== undefined && last.look === look && last.toM === fromM) last.toM = toM
    else merged.push({ fromM, toM, look })
  }
  return merged.map((run) => ({
    ...run,
    picked: { kind: 'stretch', lineId, fromM: run.fromM, toM: run.toM },
  }))
}

/** Pixels a kilometre takes. */
const coarseBelowPx = 1.5

interface Stroke extends PickableRow {
  readonly path: Position[]
}

const strokeOf = (band: LineBand, run: PickableRow, stretch: Stretch, shiftPx = 0): Stroke => ({
  picked: run.picked,
  path: bandPath(band, stretch.fromM, stretch.toM, shiftPx),
})

/**
 * The strokes of each look: solid, double, heavy broken with an outline, dotted; carried as short
 * pieces on a thin line, a foreseen gap as short pieces with nothing between.
 */
export function ribbonStrokes(
  band: LineBand,
  runs: readonly RibbonRun[],
  sizePx: number,
  /** A kilometre is a hair: of a province's hundreds of gaps each is as short as it can be seen. */
  coarse = false,
) {
  const width = ribbonWidthPx * sizePx
  const leastPx = (look: StateLook) =>
    (coarse ? Math.min(shortestRunPx[look], 2.5) : shortestRunPx[look]) * sizePx
  const drawn = runs.flatMap((run) => {
    const part = clipToBand(band, run)
    if (part === undefined) return []
    return [{ run, seen: visibleStretch(band, part.fromM, part.toM, leastPx(run.look)) }]
  })
  const only = (look: StateLook) => drawn.filter(({ run }) => run.look === look)
  const dashed = (look: StateLook, pattern: readonly number[]) =>
    only(look).flatMap(({ run, seen }) =>
      dashStretch(band, seen.fromM, seen.toM, pattern).map((dash) => strokeOf(band, run, dash)),
    )
  return {
    held: only('held').map(({ run, seen }) => strokeOf(band, run, seen)),
    thin: only('thin').flatMap(({ run, seen }) => [
      strokeOf(band, run, seen, -width * 0.36),
      strokeOf(band, run, seen, width * 0.36),
    ]),
    unknown: dashed('unknown', [0.4 * sizePx, width * 1.1]),
    carriedThread: only('carried').map(({ run, seen }) => strokeOf(band, run, seen)),
    carried: dashed('carried', [width * 0.5, width * 0.5]),
    foreseen: dashed('foreseen', [width * 0.4, width * 0.7]),
    gapOutline: only('gap').map(({ run, seen }) => strokeOf(band, run, seen)),
    gap: dashed('gap', [width * 1.5, width * 0.45]),
  }
}

/** The ribbon of state: it lies beside the boundary on home ground. */
export function ribbonLayer(
  lineId: string,
  band: LineBand,
  runs: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[],
  kind: CoverageKind,
  ink: MapInk,
): Layer[] {
  const { sizePx } = ink.scale
  const width = ribbonWidthPx * sizePx
  const coarse = kilometrePx(band, ink.scale) < coarseBelowPx
  const strokes = ribbonStrokes(band, mergeRuns(lineId, runs, kind), sizePx, coarse)
  const layer = (
    part: string,
    data: Stroke[],
    look: {
      color: [number, number, number, number] | [number, number, number]
      width: number
      round?: boolean
    },
  ) =>
    new PathLayer<Stroke>({
      id: `ribbon-${lineId}-${part}`,
      data,
      getPath: ({ path }) => path.map(([lon, lat]): [number, number] => [lon, lat]),
      getColor: look.color,
      getWidth: look.width,
      widthUnits: 'pixels',
      jointRounded: true,
      capRounded: look.round ?? false,
      pickable: true,
    })
  return [
    layer('held', strokes.held, { color: stateColour(ink, 'held'), width }),
    layer('carried-thread', strokes.carriedThread, {
      color: stateColour(ink, 'held'),
      width: width * 0.3,
    }),
    layer('carried', strokes.carried, { color: stateColour(ink, 'held'), width: width * 0.9 }),
    layer('foreseen', strokes.foreseen, { color: stateColour(ink, 'gap'), width: width * 0.8 }),
    layer('thin', strokes.thin, { color: stateColour(ink, 'thin'), width: width * 0.36 }),
    layer('unknown', strokes.unknown, {
      color: stateColour(ink, 'unknown'),
      width: width * 0.75,
      round: true,
    }),
    layer('gap-outline', strokes.gapOutline, { color: neutral(ink, 'text'), width: width * 1.9 }),
    layer('gap-bed', strokes.gapOutline, { color: neutral(ink, 'page'), width: width * 1.55 }),
    layer('gap', strokes.gap, { color: stateColour(ink, 'gap'), width: width * 1.45 }),
  ]
}
