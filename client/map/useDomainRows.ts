import { useMemo } from 'react'
import { locate } from '../../geo/chainage.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position, Stretch, TimeWindow } from '../../geo/units.ts'
import { useCollection, type FeatureGeometry } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { positionsOf } from '../api/positionsOf.ts'
import { usePatrols } from '../api/records.ts'
import type { DomainRows } from './domainRows.ts'

const pointOf = (geometry: FeatureGeometry): Position =>
  geometry.type === 'Point' ? geometry.coordinates : [0, 0]

/** The last of dated states at or before an instant; states come in the order they were set. */
export function stateAt<State extends { from: string }>(
  states: readonly State[],
  atMs: number,
): State | undefined {
  let found: State | undefined
  for (const state of states) {
    const fromMs = Date.parse(state.from)
    if (fromMs <= atMs && (found === undefined || fromMs >= Date.parse(found.from))) found = state
  }
  return found
}

/** Chainages that a path runs along, by its vertices. */
function hullOf(line: BorderLine | undefined, path: readonly Position[]): Stretch {
  if (line === undefined) return { fromM: 0, toM: 0 }
  const chainages = path.map((position) => locate(line, position).chainageM)
  return { fromM: Math.min(...chainages), toM: Math.max(...chainages) }
}

/**
 * Everything the map draws beside lines and coverage, as it stands at an instant. Whoever goes through
 * many instants of a window gives it, so that patrols are asked for once.
 */
export function useDomainRows(atMs: number, within?: TimeWindow): DomainRows {
  const { compiledLines } = useCounty()
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const barriers = useCollection('barriers').data
  const devices = useCollection('devices').data
  const ports = useCollection('ports').data
  const tradePoints = useCollection('trade-points').data
  const markers = useCollection('markers').data
  const hourMs = 3_600_000
  const beganMs = Math.floor(atMs / hourMs) * hourMs
  const patrols = usePatrols(within ?? { fromMs: beganMs, toMs: beganMs + hourMs }).data

  const barrierParts = useMemo(() => {
    const lineOf = new Map(compiledLines.map((line) => [line.id, line]))
    return (barriers ?? []).flatMap(({ id, properties }) =>
      properties.parts.map((part) => ({
        picked: { kind: 'barrier' as const, id },
        lineId: properties.lineId,
        path: part.path,
        statuses: part.statuses,
        ...hullOf(lineOf.get(properties.lineId), part.path),
      })),
    )
  }, [barriers, compiledLines])

  return useMemo<DomainRows>(
    () => ({
      trails: (trails ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'trail', id },
        lineId: properties.lineId,
        number: properties.number,
        path: positionsOf(geometry),
        meetsLineAtM: properties.meetsLineAtM,
        status: properties.status,
        unsealed: properties.unsealed,
      })),
      checkpoints: (checkpoints ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'checkpoint', id },
        lineId: properties.lineId,
        position: pointOf(geometry),
        chainageM: properties.chainageM,
        reach: properties.reach,
        staffed: properties.staffedNow,
      })),
      barrierParts: barrierParts.flatMap(({ statuses, ...part }) => {
        const status = stateAt(statuses, atMs)?.status
        return status === undefined || status === 'removed' ? [] : [{ ...part, status }]
      }),
      devices: (devices ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'device', id },
        lineId: properties.lineId,
        type: properties.type,
        position: pointOf(geometry),
        chainageM: properties.chainageM,
        range: properties.range,
        working: stateAt(properties.states, atMs)?.working ?? false,
      })),
      ports: (ports ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'port', id },
        lineId: properties.lineId,
        name: properties.name,
        position: pointOf(geometry),
        chainageM: properties.chainageM,
        open: properties.open,
      })),
      tradePoints: (tradePoints ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'trade-point', id },
        lineId: properties.lineId,
        name: properties.name,
        position: pointOf(geometry),
        chainageM: properties.chainageM,
        open: properties.open,
      })),
      markers: (markers ?? []).map(({ id, geometry, properties }) => ({
        picked: { kind: 'marker', id },
        lineId: properties.lineId,
        number: properties.number,
        position: pointOf(geometry),
        chainageM: properties.chainageM,
      })),
      patrols: (patrols ?? [])
        .filter((patrol) => Date.parse(patrol.from) <= atMs && atMs < Date.parse(patrol.to))
        .map((patrol) => ({
          picked: { kind: 'patrol', id: patrol.id },
          lineId: patrol.lineId,
          fromM: patrol.fromM,
          toM: patrol.toM,
          team: patrol.team,
        })),
    }),
    [trails, checkpoints, barrierParts, devices, ports, tradePoints, markers, patrols, atMs],
  )
}
