import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'

/** The end of a trail that lies farther inside home ground: where it is sealed and signposted. */
export function trailHead(line: BorderLine, path: readonly Position[]): Position | undefined {
  const first = path[0]
  const last = path.at(-1)
  if (first === undefined || last === undefined) return undefined
  return locate(line, first).offsetM >= locate(line, last).offsetM ? first : last
}
