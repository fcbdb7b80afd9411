import type { Unit, UnitLevel } from '../data/model/unit.ts'

/** The unit of a level whose ground holds a chainage. */
export function unitAt(
  units: readonly Unit[],
  level: UnitLevel,
  lineId: string,
  chainageM: number,
): Unit | undefined {
  return units.find(
    (unit) =>
      unit.level === level &&
      unit.ground.some(
        (ground) => ground.lineId === lineId && ground.fromM <= chainageM && chainageM < ground.toM,
      ),
  )
}

/** Where the ground of one township or village ends and the next begins, ascending and once each. */
export function unitBoundariesM(units: readonly Unit[], lineId: string): number[] {
  const boundaries = units
    .filter((unit) => unit.level === 'township' || unit.level === 'village')
    .flatMap((unit) => unit.ground.filter((ground) => ground.lineId === lineId))
    .flatMap((ground) => [ground.fromM, ground.toM])
  return [...new Set(boundaries)].sort((a, b) => a - b)
}
