import type { BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import { walkPath } from '../../geo/geodesic.ts'
import type { Position } from '../../geo/units.ts'

/** A trail is looked along this far past the offset, metres. */
const reachM = 300
const stepM = 10

/**
 * Where a trail passes the offset nearest to where it meets the line: there a barrier at that offset
 * meets the trail itself. Beside the meeting where the trail does not come so far in.
 */
export function trailAtOffset(
  line: BorderLine,
  path: readonly Position[],
  atM: number,
  offsetM: number,
): Position {
  const beside = positionBeside(line, atM, offsetM)
  let before: { position: Position; insideM: number } | undefined
  let nearest: { position: Position; awayM: number } | undefined
  walkPath(path, stepM, (position) => {
    const { chainageM, offsetM: insideM } = locate(line, position)
    const awayM = Math.abs(chainageM - atM)
    if (before !== undefined && awayM <= reachM && before.insideM - offsetM > 0 !== insideM - offsetM > 0) {
      const share = (offsetM - before.insideM) / (insideM - before.insideM)
      if (nearest === undefined || awayM < nearest.awayM)
        nearest = { position: between(before.position, position, share), awayM }
    }
    before = { position, insideM }
  })
  return nearest?.position ?? beside
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}
