import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { RunNow } from '../../data/model/coverageAnswer.ts'
import type { CoverageState, Position, Stretch } from '../../geo/units.ts'
import { bandPath, clipToBand, dashStretch, visibleStretch, type LineBand } from './lineBand.ts'
import { neutral, ribbonWidthPx, stateColour, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'

/** One run of equal state, as long on the ground as it is and never shorter than it can be seen. */
export interface RibbonRun extends PickableRow, Stretch {
  readonly state: CoverageState
}

/** Shorter runs are drawn this long, worst states above better ones. */
const shortestRunPx: Record<CoverageState, number> = { held: 0, thin: 4, unknown: 4, gap: 8 }

/** Runs of the same state that touch become one, whatever their limits and claims. */
export function mergeRuns(
  lineId: string,
  runs: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[],
): RibbonRun[] {
  const merged: { fromM: number; toM: number; state: CoverageState }[] = []
  for (const { fromM, toM, state } of runs) {
    const last = merged[merged.length - 1]
    if (last !== undefined && last.state === state && last.toM === fromM) last.toM = toM
    else merged.push({ fromM, toM, state })
  }
  return merged.map((run) => ({
    ...run,
    picked: { kind: 'stretch', lineId, fromM: run.fromM, toM: run.toM },
  }))
}

interface Stroke extends PickableRow {
  readonly path: Position[]
}

const strokeOf = (band: LineBand, run: PickableRow, stretch: Stretch, shiftPx = 0): Stroke => ({
  picked: run.picked,
  path: bandPath(band, stretch.fromM, stretch.toM, shiftPx),
})

/** The strokes of each state: solid, double, heavy broken with an outline, dotted. */
export function ribbonStrokes(band: LineBand, runs: readonly RibbonRun[], sizePx: number) {
  const width = ribbonWidthPx * sizePx
  const drawn = runs.flatMap((run) => {
    const part = clipToBand(band, run)
    if (part === undefined) return []
    return [{ run, seen: visibleStretch(band, part.fromM, part.toM, shortestRunPx[run.state] * sizePx) }]
  })
  const only = (state: CoverageState) => drawn.filter(({ run }) => run.state === state)
  return {
    held: only('held').map(({ run, seen }) => strokeOf(band, run, seen)),
    thin: only('thin').flatMap(({ run, seen }) => [
      strokeOf(band, run, seen, -width * 0.36),
      strokeOf(band, run, seen, width * 0.36),
    ]),
    unknown: only('unknown').flatMap(({ run, seen }) =>
      dashStretch(band, seen.fromM, seen.toM, [0.4 * sizePx, width * 1.1]).map((dash) =>
        strokeOf(band, run, dash),
      ),
    ),
    gapOutline: only('gap').map(({ run, seen }) => strokeOf(band, run, seen)),
    gap: only('gap').flatMap(({ run, seen }) =>
      dashStretch(band, seen.fromM, seen.toM, [width * 1.5, width * 0.45]).map((dash) =>
        strokeOf(band, run, dash),
      ),
    ),
  }
}

/** The ribbon of state: it lies beside the boundary on home ground. */
export function ribbonLayer(
  lineId: string,
  band: LineBand,
  runs: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[],
  ink: MapInk,
): Layer[] {
  const { sizePx } = ink.scale
  const width = ribbonWidthPx * sizePx
  const strokes = ribbonStrokes(band, mergeRuns(lineId, runs), sizePx)
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
