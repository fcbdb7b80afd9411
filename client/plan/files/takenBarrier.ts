import type { BarrierStatus, BarrierType } from '../../../data/model/barrier.ts'
import { tryInForce } from '../../../data/model/dated.ts'
import type { Name } from '../../../data/model/values.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { distanceM, locate } from '../../../geo/chainage.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { gridZoneAt, toGrid, type GridPlace, type GridZone } from '../../../geo/gaussKruger.ts'
import type { Position } from '../../../geo/units.ts'
import type { WorkingDraft } from '../workingDraft.ts'

/** A corner of a barrier, as somebody finds it on the ground. */
export interface TakenVertex {
  readonly position: Position
  /** In the zone of the whole barrier. */
  readonly grid: GridPlace
  readonly chainageM: number
  /** Positive on home ground. */
  readonly offsetM: number
  /** From the start of its part. */
  readonly alongM: number
  /** `K12+300 1.3`: its chainage, its part and its number there; no two are called the same. */
  readonly stake: string
}

export interface TakenPart {
  /** From 1. */
  readonly number: number
  readonly status: BarrierStatus
  /** Since when it stands so; null for what was never saved. */
  readonly since: string | null
  readonly lengthM: number
  readonly vertices: readonly TakenVertex[]
}

/** A barrier or draft as it is taken along, all of its metres in one zone. */
export interface TakenBarrier {
  readonly name: Name
  readonly type: BarrierType
  readonly note: string
  readonly zone: GridZone
  readonly parts: readonly TakenPart[]
}

/** What is taken along of a draft as it stands at an instant; parts without length are left out. */
export function takenBarrier(line: BorderLine, draft: WorkingDraft, atMs: number): TakenBarrier {
  const drawn = draft.parts.filter(({ path }) => path.length >= 2)
  const zone = zoneOf(drawn.map(({ path }): readonly Position[] => path))
  return {
    name: draft.name,
    type: draft.type,
    note: draft.note,
    zone,
    parts: drawn.map(({ path, statuses }, index) => {
      const inForce = tryInForce(statuses, atMs)
      const vertices = verticesOf(line, path, zone, index + 1)
      return {
        number: index + 1,
        status: inForce?.status ?? 'draft',
        since: inForce?.from ?? null,
        lengthM: vertices.at(-1)?.alongM ?? 0,
        vertices,
      }
    }),
  }
}

/** The zone in which the middle of all lies: one drawing has one grid, also where it reaches into the next. */
export function zoneOf(paths: readonly (readonly Position[])[]): GridZone {
  let [west, east] = [Infinity, -Infinity]
  for (const path of paths)
    for (const [lon] of path) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
    }
  return gridZoneAt(west <= east ? (west + east) / 2 : 0)
}

function verticesOf(
  line: BorderLine,
  path: readonly Position[],
  zone: GridZone,
  part: number,
): TakenVertex[] {
  let alongM = 0
  return path.map((position, index) => {
    const before = path[index - 1]
    if (before !== undefined) alongM += distanceM(before, position)
    const { chainageM, offsetM } = locate(line, position)
    return {
      position,
      grid: toGrid(position, zone),
      chainageM,
      offsetM,
      alongM,
      stake: `${formatChainage(chainageM)} ${part}.${index + 1}`,
    }
  })
}
