import { locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import type { Checkpoint } from '../model/place.ts'
import { rounded } from './apportion.ts'
import type { CountyGround, Headquarters } from './demonstration.ts'
import { displaced, displacement, roundedPosition } from './ground.ts'
import { demoName } from './numberedName.ts'
import type { SeededRandom } from './seededRandom.ts'
import { unitAt, type UnitTree } from './units.ts'

/** Border checkpoints spread along each county, then the inland ones on the roads behind. */
export function makeCheckpoints(headquarters: Headquarters, units: UnitTree): Checkpoint[] {
  const { counties, nextId, nextNumber, randomFor } = headquarters
  const random = randomFor('checkpoints')
  const placed = counties.flatMap((on) => borderPlaces(on, random).map((place) => ({ on, ...place })))
  const border = placed.map(({ on, chainageM, reachM }): Checkpoint => {
    const fromM = Math.max(0, rounded(chainageM - reachM * random.between(0.35, 0.65)))
    return {
      id: nextId('checkpoint'),
      lineId: on.record.id,
      name: demoName('Checkpoint', '卡点', nextNumber('checkpoint')),
      position: roundedPosition(positionBeside(on.line, chainageM, random.between(25, 90))),
      chainageM,
      reach: { fromM, toM: Math.min(fromM + reachM, on.line.lengthM) },
      minimumStaff: 2,
      unitId: unitAt(units.villages, on.record.id, chainageM).id,
      synthetic: true,
    }
  })
  const inland = counties
    .flatMap((on) =>
      Array.from({ length: on.counts.inlandCheckpoints }, () => ({ on, ...inlandPlace(on, random) })),
    )
    .map(({ on, chainageM, position }): Checkpoint => ({
      id: nextId('checkpoint'),
      lineId: on.record.id,
      name: demoName('Inland checkpoint', '检查站', nextNumber('inland checkpoint')),
      position,
      chainageM,
      reach: null,
      minimumStaff: 2,
      unitId: unitAt(units.townships, on.record.id, chainageM).id,
      synthetic: true,
    }))
  return [...border, ...inland]
}

function borderPlaces({ ground, counts }: CountyGround, random: SeededRandom) {
  const slotM = (ground.toM - ground.fromM) / counts.borderCheckpoints
  return Array.from({ length: counts.borderCheckpoints }, (_, index) => ({
    chainageM: Math.round(ground.fromM + (index + random.between(0.25, 0.75)) * slotM),
    reachM: rounded(random.between(300, 900)),
  }))
}

/** A place two to six kilometres behind the line. */
function inlandPlace({ line, ground }: CountyGround, random: SeededRandom) {
  for (;;) {
    const foot = random.whole(ground.fromM + 4000, Math.floor(ground.toM) - 4000)
    const { eastM, northM } = displacement(positionAt(line, foot - 2500), positionAt(line, foot + 2500))
    const chordM = Math.hypot(eastM, northM)
    const inwardM = random.between(2500, 6000) * (line.homeSide === 'left' ? 1 : -1)
    const position = displaced(
      positionAt(line, foot),
      (-northM / chordM) * inwardM,
      (eastM / chordM) * inwardM,
    )
    const { chainageM, offsetM } = locate(line, position)
    const isOwn = chainageM >= ground.fromM && chainageM <= ground.toM
    if (isOwn && offsetM > 2000) return { position, chainageM: Math.round(chainageM) }
  }
}
