import type { Answerable, GapNow } from '../data/model/coverageAnswer.ts'
import type { Checkpoint } from '../data/model/place.ts'
import { chiefLevel } from '../data/model/unit.ts'
import { distanceM, positionAt } from '../geo/chainage.ts'
import type { PlannedRunAt } from '../geo/plannedAt.ts'
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
 * flies, and how much of it the given runs say is barred.
 */
export function surroundingsOf(
  gap: Stretch & { readonly rectangles: readonly Region[] },
  { line, facts }: PlannedCoverage,
  records: CountyRecords,
  runs: readonly PlannedRunAt[],
  atMs: number,
): Surroundings {
  const middleM = (gap.fromM + gap.toM) / 2
  const middle = positionAt(line, middleM)
  const openTrailIds = facts.openTrails
    .filter(({ atM, unsealed }) =>
      gap.rectangles.some(
        (one) =>
          one.fromM <= atM &&
          (atM < one.toM || (atM === line.lengthM && one.toM === line.lengthM)) &&
          unsealed.some((open) => open.fromMs < one.toMs && one.fromMs < open.toMs),
      ),
    )
    .map(({ trailId }) => trailId as Surroundings['openTrailIds'][number])
  return {
    townshipId: unitAt(records.units, 'township', line.id, middleM)?.id ?? null,
    villageId: unitAt(records.units, 'village', line.id, middleM)?.id ?? null,
    answerable: answerableFor(gap, line.id, records, atMs),
    openTrailIds: [...new Set(openTrailIds)],
    nearestCheckpoint: nearestTo(
      middle,
      records.checkpoints.filter((one) => one.lineId === line.id),
    ),
    barredM: runs.reduce(
      (lengthM, run) =>
        run.barred
          ? lengthM + Math.max(0, Math.min(run.toM, gap.toM) - Math.max(run.fromM, gap.fromM))
          : lengthM,
      0,
    ),
  }
}

/** Of those that are nearest on a flat earth, give or take a hundredth, the one that is nearest. */
function nearestTo(middle: Position, checkpoints: readonly Checkpoint[]): Surroundings['nearestCheckpoint'] {
  const shrinks = Math.cos((middle[1] * Math.PI) / 180)
  const flat = checkpoints.map(({ id, position }) => ({
    id,
    position,
    apart: Math.hypot((position[0] - middle[0]) * shrinks, position[1] - middle[1]),
  }))
  const least = Math.min(...flat.map(({ apart }) => apart))
  const [nearest] = flat
    .filter(({ apart }) => apart <= least * 1.01)
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
