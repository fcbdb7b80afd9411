import './unrolled.css'
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Region, Stretch } from '../../geo/units.ts'
import type { Selection } from '../shell/viewState.ts'
import type { Shade } from '../theme/stateColours.ts'
import { surfaces } from '../theme/surfaces.ts'
import { drawPointer, lookedPlaces, selectedPlaces } from './drawPointer.ts'
import type { Hit } from './hitTest.ts'
import { inkOf } from './ink.ts'
import type { Pointed } from './pointed.ts'
import { staffedAsCounted } from './staffedRows.ts'
import type { StripRows } from './stripRows.ts'
import { layOutUnrolled } from './unrolledLayout.ts'
import { UnrolledNote } from './UnrolledNote.tsx'
import { useCanvasSize } from './useCanvasSize.ts'
import { useChainageKeys } from './useChainageKeys.ts'
import { useExtent } from './useExtent.ts'
import { usePicture } from './usePicture.ts'
import { usePointer } from './usePointer.ts'
import { useRaster } from './useRaster.ts'
import { useSummary } from './useSummary.ts'

export interface UnrolledLineProps {
  line: BorderLine
  /** Which kind of coverage is shown; planned without it. */
  kind?: CoverageKind
  /** Undefined while it is on the way: the axis and the rows stand, the states are left blank. */
  coverage: LineCoverage | undefined
  /** Of actual and compared coverage: nothing is known from here on, and the plan is drawn instead. */
  knownUntilMs?: number | undefined
  rows: StripRows
  fromMs: number
  toMs: number
  atMs: number
  shade: Shade
  selection?: Selection | undefined
  onSelect?: (selection: Selection | undefined) => void
  /** A double click in the chart: show everything as of that instant. */
  onPickTime?: (atMs: number) => void
  /** What is pointed at elsewhere (map, list); the strip draws its crosshair there. */
  pointed?: Pointed | undefined
  onPoint?: (pointed: Pointed | undefined) => void
  /** False: the strip alone; its height is `stripHeightPx(scale)`. */
  chart?: boolean
  /** Size of text and rows; 1 on a desk, more on a wall. */
  scale?: number
  /** Chainage shown; the whole line without it. Wheel and drag change what is shown from there. */
  extent?: Stretch
  /** Told what is shown, first and whenever it changes. */
  onExtent?: (shown: Stretch) => void
  /** Stretches that the page around looks at, marked as what is selected is. */
  looked?: readonly Stretch[]
  /** Stretches that a planner's draft would bar, drawn as outlines in the barriers' row. */
  draft?: readonly Stretch[]
  /** Cells of the chart that the draft would turn from thin to held, outlined. */
  turning?: readonly Region[]
  /** False on a wall: nobody points at it. */
  interactive?: boolean
  /** False: no names of rows and no hours at the left, for a second line beside the first. */
  labelled?: boolean
  /** Written on the line across the chart instead of `now`, where the instant is a fixed one. */
  nowLabel?: string | undefined
  /** True where nothing is heard any more: the whole chart is unknown. */
  unheard?: boolean
}

const noRegions: readonly Region[] = []

/**
 * The border unrolled: strip and space–time chart on one axis of chainage. It fills its parent. The
 * picture stands on one canvas and what follows the pointer on another above it.
 */
export function UnrolledLine(props: UnrolledLineProps) {
  const { line, coverage, kind = 'planned', fromMs, toMs, atMs, shade, selection, looked, pointed } = props
  const { chart = true, scale = 1, interactive = true, labelled = true, unheard = false } = props
  const { turning = noRegions } = props
  const { t } = useTranslation('unrolled')
  const place = useRef<HTMLDivElement>(null)
  const above = useRef<HTMLCanvasElement>(null)
  const size = useCanvasSize(place)
  const rows = useMemo(
    () => ({ ...props.rows, checkpoints: staffedAsCounted(props.rows.checkpoints, coverage) }),
    [props.rows, coverage],
  )
  const extent = useExtent(props.extent, line.lengthM)
  const { fromM, toM } = extent.shown
  const { onExtent } = props
  useEffect(() => onExtent?.({ fromM, toM }), [onExtent, fromM, toM])
  const summary = useSummary(coverage, kind)
  const ink = useMemo(() => inkOf(shade), [shade])
  const ratio = size?.ratio ?? 1
  const layout = useMemo(
    () =>
      size === undefined || size.widthPx === 0
        ? undefined
        : layOutUnrolled({
            widthPx: Math.round(size.widthPx * size.ratio),
            heightPx: Math.round(size.heightPx * size.ratio),
            scale: scale * size.ratio,
            extent: { fromM, toM },
            window: { fromMs, toMs },
            chart,
            labelled,
          }),
    [size, scale, fromM, toM, fromMs, toMs, chart, labelled],
  )
  const raster = useRaster({ line, layout, kind, unheard })
  const picture = usePicture({ ...props, kind, layout, rows, raster, ink, labelled, scale: scale * ratio })

  const [hit, setHit] = useState<Hit | undefined>(undefined)
  const pointer = usePointer({
    place,
    scene: layout === undefined ? undefined : { layout, rows, coverage, atMs },
    ratio,
    line,
    extent,
    onHit: (found) => {
      setHit(found)
      props.onPoint?.(
        found === undefined
          ? undefined
          : {
              lineId: line.id,
              atM: found.atM,
              ...(found.atMs === undefined ? {} : { atMs: found.atMs }),
            },
      )
    },
    onSelect: props.onSelect,
    onPickTime: props.onPickTime,
    enabled: interactive,
  })
  const keys = useChainageKeys({ line, coverage, selection, extent, onSelect: props.onSelect })

  const crosshair = hit ?? (pointed?.lineId === line.id ? pointed : undefined)
  const { brush } = pointer
  useEffect(() => {
    const pen = above.current?.getContext('2d')
    if (pen === null || pen === undefined || layout === undefined) return
    drawPointer(pen, {
      layout,
      ink,
      selected: [...selectedPlaces(selection, line.id, rows), ...lookedPlaces(looked)],
      turning,
      pointed: crosshair,
      brush,
    })
  }, [layout, ink, selection, looked, turning, line.id, rows, crosshair, brush])

  const surface = surfaces[shade]
  const colours = {
    '--unrolled-panel': surface.panel,
    '--unrolled-edge': surface.edge,
    '--unrolled-text': surface.text,
    '--unrolled-quiet': surface.quiet,
  } as CSSProperties
  return (
    <div
      ref={place}
      className="unrolled"
      data-interactive={interactive}
      style={colours}
      {...(interactive
        ? { ...keys, ...pointer.handlers, tabIndex: 0 }
        : { role: 'img', 'aria-label': summary })}
    >
      <canvas
        ref={picture}
        className="unrolled-picture"
        width={layout?.widthPx ?? 1}
        height={layout?.heightPx ?? 1}
        aria-hidden
      />
      <canvas ref={above} width={layout?.widthPx ?? 1} height={layout?.heightPx ?? 1} aria-hidden />
      {interactive && <p className="unrolled-hidden">{`${summary} ${t('axisHint')}`}</p>}
      {extent.changed && interactive && layout !== undefined && (
        <button
          type="button"
          className="unrolled-reset"
          style={{ top: layout.labels.topPx / ratio }}
          onClick={extent.reset}
          onPointerDown={(event) => event.stopPropagation()}
        >
          {t('wholeLine')}
        </button>
      )}
      {hit !== undefined && pointer.atPx !== undefined && size !== undefined && (
        <div className="unrolled-note" style={notePlace(pointer.atPx, size)}>
          <UnrolledNote
            hit={hit}
            kind={kind}
            lineId={line.id}
            coverage={coverage}
            raster={raster}
            rows={rows}
            atMs={atMs}
            fromMs={fromMs}
            toMs={toMs}
          />
        </div>
      )}
    </div>
  )
}

/** Beside the pointer, on the side where there is room. */
function notePlace(
  atPx: { xPx: number; yPx: number },
  size: { widthPx: number; heightPx: number },
): CSSProperties {
  return {
    ...(atPx.xPx > size.widthPx / 2 ? { right: size.widthPx - atPx.xPx + 14 } : { left: atPx.xPx + 14 }),
    ...(atPx.yPx > size.heightPx / 2 ? { bottom: size.heightPx - atPx.yPx + 14 } : { top: atPx.yPx + 14 }),
  }
}
