import { offsetLine } from '../../geo/chainage.ts'
import { findSelfCrossing } from '../../geo/selfCrossing.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Barrier, BarrierPart, BarrierType } from '../model/barrier.ts'
import type { LonLat } from '../model/values.ts'
import { cutStretch } from './apportion.ts'
import { barrierHistory, barrierFates, type BarrierFate } from './barrierHistories.ts'
import type { CountyGround, Headquarters } from './demonstration.ts'
import { roundedPosition } from './ground.ts'
import { padded } from './numberedName.ts'
import type { SeededRandom } from './seededRandom.ts'
import { unitAt, type UnitTree } from './units.ts'

const types: readonly BarrierType[] = ['fence', 'fence', 'fence', 'wire', 'wire', 'wall', 'ditch', 'gate']
const shortestM = 450
const longestM = 3800
/** The corners of a parallel stand up to 1.6 % farther off in its bends: so all of it stays within 200 m. */
const mostOffsetM = 196

/** Barriers along the line in home ground, numbered on from one county to the next. */
export function makeBarriers(headquarters: Headquarters, units: UnitTree): Barrier[] {
  const { counties, nextId, nextNumber, randomFor, todayMs } = headquarters
  const random = randomFor('barriers')
  const sites = counties.flatMap((on) => sitesOf(on, random).map((site) => ({ on, site })))
  const fates = barrierFates(sites.length, random)
  return sites.map(({ on, site }, index) => {
    const number = `B-${padded(nextNumber('barrier'))}`
    return {
      id: nextId('barrier'),
      lineId: on.record.id,
      name: { en: number, zh: number },
      type: random.pick(types),
      parts: partsOf(on.line, site, fates[index] ?? 'complete', todayMs, random),
      note: '',
      unitId: unitAt(units.villages, on.record.id, (site.fromM + site.toM) / 2).id,
      scenarioId: null,
      synthetic: true,
    }
  })
}

/** Stretches of 0.4 to 4 km that do not overlap, one in each slot of the county's ground. */
function sitesOf({ ground, counts }: CountyGround, random: SeededRandom): Stretch[] {
  const weights = Array.from({ length: counts.barriers }, () => random.between(0.45, 1.9))
  return cutStretch({ ...ground, toM: Math.floor(ground.toM) }, weights).map((slot) => {
    const roomM = slot.toM - slot.fromM - 60
    const lengthM = Math.max(shortestM, Math.min(longestM, Math.round(roomM * random.between(0.35, 0.95))))
    const fromM = slot.fromM + 30 + random.whole(0, Math.max(0, roomM - lengthM))
    return { fromM, toM: fromM + lengthM }
  })
}

/** One to four parts end to end, some with a short opening between them. */
function partsOf(
  line: BorderLine,
  site: Stretch,
  fate: BarrierFate,
  todayMs: number,
  random: SeededRandom,
): BarrierPart[] {
  const count = Math.min(random.whole(1, 4), Math.max(1, Math.floor((site.toM - site.fromM) / 300)))
  const offsetM = Math.min(random.whole(20, 200), mostOffsetM)
  const weights = Array.from({ length: count }, () => random.between(0.7, 1.4))
  return cutStretch(site, weights).map((part, index) => ({
    path: alongside(
      line,
      {
        fromM: index > 0 && random.chance(0.4) ? part.fromM + random.whole(5, 30) : part.fromM,
        toM: part.toM,
      },
      offsetM,
    ),
    statuses: barrierHistory(fate, index === count - 1, todayMs, random),
    difficulty: 'ordinary',
  }))
}

/** A parallel to the line that does not meet itself; where there is no room it comes nearer. */
function alongside(line: BorderLine, stretch: Stretch, offsetM: number): LonLat[] {
  const path = withoutLoops(offsetLine(line, stretch, offsetM).map(roundedPosition))
  if (path.length >= 2) return path
  if (offsetM < 5) throw new RangeError(`no barrier fits beside ${stretch.fromM}–${stretch.toM} m`)
  return alongside(line, stretch, offsetM / 2)
}

/** A tight bend of the line can leave a small loop in its parallel: it is cut off where it closes. */
function withoutLoops(path: readonly LonLat[]): LonLat[] {
  if (path.length < 4) return [...path]
  const crossing = findSelfCrossing(path)
  if (crossing === undefined) return [...path]
  return withoutLoops([
    ...path.slice(0, crossing.firstSegment + 1),
    roundedPosition(crossing.position),
    ...path.slice(crossing.secondSegment + 1),
  ])
}
