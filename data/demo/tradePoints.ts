import { locate, positionAt, positionBeside } from '../../geo/chainage.ts'
import type { Passage, Port, TradePoint } from '../model/place.ts'
import type { HeadquartersPlan } from './countyPlan.ts'
import { dayMs, localInstant } from './demonstrationDay.ts'
import type { Headquarters } from './demonstration.ts'
import { roundedPosition } from './ground.ts'
import { demoName } from './numberedName.ts'
import { unitAt, type UnitTree } from './units.ts'

/** The lawful crossing: the real one where its place is known, else one made up in the first county. */
export function makePorts(
  { plan, counties, nextId, randomFor, todayMs }: Headquarters,
  units: UnitTree,
): Port[] {
  const [on] = counties
  if (on === undefined || plan.port === null) return []
  const known = plan.port.position
  const { fromM, toM } = on.ground
  const chainageM = Math.round(
    known === null
      ? fromM + (toM - fromM) * randomFor('port').between(0.55, 0.7)
      : locate(on.line, known).chainageM,
  )
  return [
    {
      id: nextId('port'),
      lineId: on.record.id,
      name: plan.port.name,
      position: known ?? roundedPosition(positionAt(on.line, chainageM)),
      chainageM,
      localNames: plan.port.localNames ?? {},
      open: true,
      passage: plan.port.passes === undefined ? null : passageOf(plan, plan.port.passes, todayMs),
      unitId: unitAt(units.townships, on.record.id, chainageM).id,
      synthetic: true,
    },
  ]
}

function passageOf({ name }: HeadquartersPlan, passes: boolean, todayMs: number): Passage {
  const { en, zh } = name
  return {
    passes,
    since: localInstant(todayMs - (passes ? 40 : 5) * dayMs),
    orderedBy: { en: `${en} headquarters (demo)`, zh: `${zh}指挥部（示例）` },
    hours: passes ? { opens: '08:00', closes: '18:00' } : null,
  }
}

/** Border trade points beside the line; some are closed for the emergency. */
export function makeTradePoints(
  { counties, nextId, nextNumber, randomFor }: Headquarters,
  units: UnitTree,
): TradePoint[] {
  const random = randomFor('trade-points')
  const places = counties.flatMap((on) => {
    const { fromM, toM } = on.ground
    const slotM = (toM - fromM) / on.counts.tradePoints
    return Array.from({ length: on.counts.tradePoints }, (_, index) => ({
      on,
      chainageM: Math.round(fromM + (index + random.between(0.2, 0.8)) * slotM),
    }))
  })
  return places.map(({ on, chainageM }) => ({
    id: nextId('trade-point'),
    lineId: on.record.id,
    name: demoName('Trade point', '互市点', nextNumber('trade point')),
    position: roundedPosition(positionBeside(on.line, chainageM, random.between(40, 200))),
    chainageM,
    localNames: {},
    open: random.chance(0.6),
    passage: null,
    unitId: unitAt(units.villages, on.record.id, chainageM).id,
    synthetic: true,
  }))
}
