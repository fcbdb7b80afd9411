import type { Layer } from '@deck.gl/core'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Selection } from '../shell/viewState.ts'
import { barrierLayer } from './barrierLayer.ts'
import { boundaryLayer } from './boundaryLayer.ts'
import { checkpointLayer } from './checkpointLayer.ts'
import { portLayer, tradePointLayer } from './crossingLayer.ts'
import { deviceLayer } from './deviceLayer.ts'
import type { DomainRows } from './domainRows.ts'
import { gapBadgeLayer, rankGaps } from './gapBadgeLayer.ts'
import { kilometreLayer } from './kilometreLayer.ts'
import { layBand } from './layBand.ts'
import { isOnBand, type LineBand } from './lineBand.ts'
import { lineInSight } from './lineInSight.ts'
import { kilometrePx, lanePx, shownFromPx, type BandLane, type MapInk } from './mapInk.ts'
import { markerLayer } from './markerLayer.ts'
import { patrolLayer } from './patrolLayer.ts'
import { ribbonLayer } from './ribbonLayer.ts'
import { selectionLayer } from './selectionLayer.ts'
import { trailLayer } from './trailLayer.ts'

/** What may be left out of a map; boundary and ribbon are always drawn. */
export interface DomainParts {
  readonly kilometres: boolean
  readonly barriers: boolean
  readonly patrols: boolean
  readonly devices: boolean
  readonly trails: boolean
  readonly checkpoints: boolean
  readonly markers: boolean
  readonly crossings: boolean
  readonly badges: boolean
}

export interface DomainContent {
  readonly lines: readonly BorderLine[]
  readonly kind: CoverageKind
  readonly coverage: readonly LineCoverage[]
  readonly rows: DomainRows
  readonly selection: Selection | undefined
  readonly show: Partial<DomainParts>
}

/** A band costs some milliseconds and stays the same while zoom, size and what is in sight do. */
const bands = new WeakMap<BorderLine, Map<string, LineBand>>()
const mostBands = 64

/**
 * The band of one lane; each lane is laid by itself, so that outer ones make no loops in bends.
 * Undefined where nothing of the line is in sight.
 */
export function tryBandOf(
  line: BorderLine,
  { zoom, sizePx, extent }: MapInk['scale'],
  lane: BandLane = 'ribbon',
): LineBand | undefined {
  const range = lineInSight(line, extent)
  if (range === undefined) return undefined
  const known = bands.get(line) ?? new Map<string, LineBand>()
  bands.set(line, known)
  const key = `${lane}:${zoom}:${sizePx}:${range.first}:${range.last}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= mostBands) known.clear()
  const band = layBand(line, zoom, lanePx[lane] * sizePx, range)
  known.set(key, band)
  return band
}

/** Everything of the domain, from the ground up: what is drawn later lies above. */
export function domainLayers(content: DomainContent, ink: MapInk): Layer[] {
  const { coverage, rows, selection, show } = content
  const gaps = rankGaps(coverage)
  const layers = content.lines.flatMap((line) => {
    const { id } = line
    const band = tryBandOf(line, ink.scale)
    if (band === undefined) return []
    const own = <Row extends { lineId: string }>(list: readonly Row[]) =>
      list.filter(({ lineId }) => lineId === id)
    const ownInSight = <Row extends { lineId: string; chainageM: number }>(list: readonly Row[]) =>
      own(list).filter(({ chainageM }) => isOnBand(band, chainageM))
    const near = kilometrePx(band, ink.scale)
    /** Lanes cost time: each is laid only from where it is drawn on. */
    const lane = (wanted: BandLane, fromPx: number) =>
      near >= fromPx ? (tryBandOf(line, ink.scale, wanted) ?? band) : band
    // Without barriers between, staffed places stand right beside the ribbon.
    const checkpointLane = near >= shownFromPx.barriers ? 'checkpoint' : 'barrier'
    const runs = coverage.find(({ lineId }) => lineId === id)?.runsNow ?? []
    const shown = (part: keyof DomainParts, layers: () => Layer[]) => (show[part] === false ? [] : layers())
    return [
      ...(selection === undefined ? [] : selectionLayer(id, band, selection, rows, ink)),
      ...shown('kilometres', () =>
        kilometreLayer(
          id,
          band,
          own(rows.ports).map(({ chainageM }) => chainageM),
          ink,
        ),
      ),
      ...shown('trails', () =>
        trailLayer(
          id,
          band,
          own(rows.trails).filter(({ meetsLineAtM }) => meetsLineAtM.some((atM) => isOnBand(band, atM))),
          ink,
        ),
      ),
      boundaryLayer(id, band, ink),
      ...shown('barriers', () => [
        barrierLayer(id, lane('barrier', shownFromPx.barriers), own(rows.barrierParts), ink),
      ]),
      ...shown('patrols', () => [
        patrolLayer(id, lane('patrol', shownFromPx.patrols), own(rows.patrols), ink),
      ]),
      ...ribbonLayer(id, band, runs, content.kind, ink),
      ...shown('devices', () =>
        deviceLayer(id, lane('device', shownFromPx.devices), ownInSight(rows.devices), ink),
      ),
      ...shown('markers', () => markerLayer(id, band, ownInSight(rows.markers), ink)),
      ...shown('checkpoints', () =>
        checkpointLayer(id, lane(checkpointLane, 0), ownInSight(rows.checkpoints), ink),
      ),
      ...shown('crossings', () => [
        ...tradePointLayer(id, band, ownInSight(rows.tradePoints), ink),
        ...portLayer(id, own(rows.ports), ink),
      ]),
      ...shown('badges', () => gapBadgeLayer(id, band, own(gaps), ink)),
    ]
  })
  // A layer without rows draws nothing and yet costs its shaders and buffers.
  return layers.filter(({ props }) => !Array.isArray(props.data) || props.data.length > 0)
}
