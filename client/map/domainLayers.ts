import type { Layer } from '@deck.gl/core'
import type { CoverageKind, RunNow } from '../../data/model/coverageAnswer.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Selection } from '../shell/viewState.ts'
import { tryBandOf } from './bandOf.ts'
import { barrierLayer } from './barrierLayer.ts'
import { boundaryLayer } from './boundaryLayer.ts'
import { deviceRangeLayer } from './deviceLayer.ts'
import type { DomainRows } from './domainRows.ts'
import { kilometreTickLayer } from './kilometrePosts.ts'
import { isOnBand } from './lineBand.ts'
import { lineSymbols } from './lineSymbols.ts'
import { kilometrePx, shownFromPx, type BandLane, type MapInk } from './mapInk.ts'
import { patrolLayer } from './patrolLayer.ts'
import { ribbonLayer } from './ribbonLayer.ts'
import { selectionLayer } from './selectionLayer.ts'
import { symbolLayer } from './symbolLayer.ts'
import { trailLayer, trailsInSight } from './trailLayer.ts'

export interface DomainContent {
  readonly lines: readonly BorderLine[]
  readonly kind: CoverageKind
  readonly coverage: readonly {
    readonly lineId: string
    readonly runsNow: readonly Pick<RunNow, 'fromM' | 'toM' | 'state'>[]
  }[]
  readonly rows: DomainRows
  readonly selection: Selection | undefined
  /** Boundary markers, which would crowd a wall. */
  readonly withMarkers: boolean
}

/** Everything of the domain but what is written, from the ground up: what is drawn later lies above. */
export function domainLayers(content: DomainContent, ink: MapInk): Layer[] {
  const { coverage, rows, selection } = content
  const layers = content.lines.flatMap((line) => {
    const { id } = line
    const band = tryBandOf(line, ink.scale)
    if (band === undefined) return []
    const own = <Row extends { lineId: string }>(list: readonly Row[]) =>
      list.filter(({ lineId }) => lineId === id)
    const near = kilometrePx(band, ink.scale)
    /** Lanes cost time: each is laid only from where it is drawn on. */
    const lane = (wanted: BandLane, fromPx: number) =>
      near >= fromPx ? (tryBandOf(line, ink.scale, wanted) ?? band) : band
    const runs = coverage.find(({ lineId }) => lineId === id)?.runsNow ?? []
    const devices = own(rows.devices).filter(({ chainageM }) => isOnBand(band, chainageM))
    return [
      ...(selection === undefined ? [] : selectionLayer(id, band, selection, rows, ink)),
      kilometreTickLayer(id, band, ink),
      trailLayer(id, band, trailsInSight(band, own(rows.trails)), ink),
      boundaryLayer(id, band, ink),
      barrierLayer(id, lane('barrier', shownFromPx.barriers), own(rows.barrierParts), ink),
      patrolLayer(id, lane('patrol', shownFromPx.patrols), own(rows.patrols), ink),
      ...ribbonLayer(id, band, runs, content.kind, ink),
      deviceRangeLayer(id, lane('device', shownFromPx.devices), devices, ink),
      ...lineSymbols(line, rows, content.withMarkers, ink).flatMap((set) => symbolLayer(set, ink)),
    ]
  })
  return drawnOnly(layers)
}

/** A layer without rows draws nothing and yet costs its shaders and buffers. */
export const drawnOnly = (layers: readonly Layer[]): Layer[] =>
  layers.filter(({ props }) => !Array.isArray(props.data) || props.data.length > 0)
