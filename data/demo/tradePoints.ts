import { locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import type { Port, TradePoint } from '../model/place.ts'
import type { Demonstration } from './demonstration.ts'
import { roundedPosition } from './ground.ts'
import { demoName } from './numberedName.ts'
import { unitAt, type UnitTree } from './units.ts'

/** The lawful crossing: the real one where its place is known, else one made up on the first line. */
export function makePort({ plan, lines, nextId, randomFor }: Demonstration, units: UnitTree): Port {
  const [on] = lines
  if (on === undefined) throw new RangeError('a demonstration has a line')
  const known = plan.port.position
  const chainageM = Math.round(
    known === null
      ? on.line.lengthM * randomFor('port').between(0.55, 0.7)
      : locate(on.line, known).chainageM,
  )
  return {
    id: nextId('port'),
    lineId: on.record.id,
    name: plan.port.name,
    position: known ?? roundedPosition(positionAt(on.line, chainageM)),
    chainageM,
    open: true,
    unitId: unitAt(units.townships, on.record.id, chainageM).id,
    synthetic: true,
  }
}

/** Border trade points beside each line; some are closed for the emergency. */
export function makeTradePoints({ lines, nextId, randomFor }: Demonstration, units: UnitTree): TradePoint[] {
  const random = randomFor('trade-points')
  const places = lines.flatMap((on) => {
    const slotM = on.line.lengthM / on.counts.tradePoints
    return Array.from({ length: on.counts.tradePoints }, (_, index) => ({
      on,
      chainageM: Math.round((index + random.between(0.2, 0.8)) * slotM),
    }))
  })
  return places.map(({ on, chainageM }, index) => ({
    id: nextId('trade-point'),
    lineId: on.record.id,
    name: demoName('Trade point', '互市点', index + 1),
    position: roundedPosition(positionBeside(on.line, chainageM, random.between(40, 200))),
    chainageM,
    open: random.chance(0.6),
    unitId: unitAt(units.villages, on.record.id, chainageM).id,
    synthetic: true,
  }))
}
