import type { Answerable, GapNow } from '../data/model/coverageAnswer.ts'
import type { Checkpoint } from '../data/model/place.ts'
import { chiefLevel } from '../data/model/chief.ts'
import { distanceM, positionAt } from '../geo/chainage.ts'
import { isOnStretch, meets } from '../geo/intervals.ts'
import { barredM } from '../geo/plannedAt.ts'
import type { PlannedCoverage } from '../geo/plannedCoverage.ts'
import type { Position, Region, Stretch } from '../geo/units.ts'
import type { CountyRecords } from './coverageShelf.ts'
import { unitAt } from './ground.ts'

type Surroundings = Pick<
  GapNow,
  'townshipId' | 'villageId' | 'answerable' | 'openTrailIds' | 'nearestCheckpoint' | 'barredM'
>

/**
 * What surrounds a gap: the units on whose ground its middle lies, the chiefs whose stretch touches
 * it at the instant, trails that are open in it, the checkpoint nearest to its middle as the crow
 * flies, and how much of it is barred when it begins.
 */
export function surroundingsOf(
  gap: Region & { readonly rectangles: readonly Region[] },
  planned: PlannedCoverage,
  records: CountyRecords,
  atMs: number,
): Surroundings {
  const { line } = planned
  const middleM = (gap.fromM + gap.toM) / 2
  return {
    townshipId: unitAt(records.units, 'township', line.id, middleM)?.id ?? null,
    villageId: unitAt(records.units, 'village', line.id, middleM)?.id ?? null,
    answerable: answerableFor(gap, line.id, records, atMs),
    openTrailIds: openTrailsIn(gap, planned),
    nearestCheckpoint: nearestTo(positionAt(line, middleM), line.id, records.checkpoints),
    barredM: barredM(planned, gap, gap.fromMs),
  }
}

/** Trails that meet the line in a gap while it is one and they are open, each once. */
export function openTrailsIn(
  gap: Region & { readonly rectangles: readonly Region[] },
  { line, facts }: PlannedCoverage,
): Surroundings['openTrailIds'] {
  const openTrailIds = facts.openTrails
    .filter(
      ({ atM, unsealed }) =>
        gap.fromM <= atM &&
        atM <= gap.toM &&
        gap.rectangles.some(
          (one) => isOnStretch(line, one, atM) && unsealed.some((open) => meets(open, one)),
        ),
    )
    .map(({ trailId }) => trailId as Surroundings['openTrailIds'][number])
  return [...new Set(openTrailIds)]
}

/** Of those on the line that are nearest on a flat earth, give or take a hundredth, the nearest one. */
function nearestTo(
  middle: Position,
  lineId: string,
  checkpoints: readonly Checkpoint[],
): Surroundings['nearestCheckpoint'] {
  const shrinks = Math.cos((middle[1] * Math.PI) / 180)
  const apart = ({ position }: Checkpoint) =>
    Math.hypot((position[0] - middle[0]) * shrinks, position[1] - middle[1])
  let least = Infinity
  for (const checkpoint of checkpoints)
    if (checkpoint.lineId === lineId) least = Math.min(least, apart(checkpoint))
  const [nearest] = checkpoints
    .filter((checkpoint) => checkpoint.lineId === lineId && apart(checkpoint) <= least * 1.01)
    .map(({ id, position }) => ({ id, distanceM: distanceM(middle, position) }))
    .sort((a, b) => a.distanceM - b.distanceM)
  return nearest ?? null
}

function answerableFor(gap: Stretch, lineId: string, records: CountyRecords, atMs: number): Answerable[] {
  return records.stretches
    .filter((stretch) => stretch.lineId === lineId && stretch.fromM < gap.toM && gap.fromM < stretch.toM)
    .filter(({ from, to }) => Date.parse(from) <= atMs && (to === null || atMs < Date.parse(to)))
    .map(({ id, level, personId, post }) => ({ level, stretchId: id, personId, post }))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
}

const levels: readonly Answerable['level'][] = chiefLevel.options
