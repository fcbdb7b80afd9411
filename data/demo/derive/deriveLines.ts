import { type BorderPlan, type Name, homeIso } from './borders.ts'
import { cutSection } from './cutSection.ts'
import { measureKm } from './measureKm.ts'
import { type Position, at } from './position.ts'
import { type CountryRings, getMainRing } from './readCountryRings.ts'
import { ringArea } from './ringArea.ts'
import { walkSharedEdges } from './walkSharedEdges.ts'

export interface DerivedLine {
  file: string
  name: Name
  line: Position[]
  /** The side of the line, walking along it, on which the home country lies. */
  homeSide: 'left' | 'right'
  measuredKm: number
}

/** The whole border first, then its sections, all in the same direction. */
export function deriveLines(countries: CountryRings, plan: BorderPlan): DerivedLine[] {
  const home = getMainRing(countries, homeIso)
  const walk = walkSharedEdges(home, getMainRing(countries, plan.abroad))
  const isReversed = !runsAsPlanned(walk, plan.westToEast)
  const whole = isReversed ? walk.reverse() : walk
  // An anticlockwise ring has its inside to the left; walking it backwards puts the inside to the right.
  const homeSide = ringArea(home) > 0 !== isReversed ? 'left' : 'right'

  const describe = (file: string, name: Name, line: Position[]): DerivedLine => ({
    file,
    name,
    line,
    homeSide,
    measuredKm: Number(measureKm(line).toFixed(3)),
  })
  return [
    describe(plan.file, plan.name, whole),
    ...plan.sections.map(({ file, name, ends }) => describe(file, name, cutSection(whole, ...ends))),
  ]
}

function runsAsPlanned(line: readonly Position[], westToEast: boolean): boolean {
  const [first, last] = [at(line, 0), at(line, -1)]
  return westToEast ? first[0] < last[0] : first[1] > last[1]
}
