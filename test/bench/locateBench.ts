import { lineString, nearestPointOnLine } from '@turf/turf'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate, positionBeside } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { medianOf } from './measure.ts'
import type { Row } from './report.ts'

/** Points within 200 m of the line, spread evenly along it. */
function pointsBeside(line: BorderLine, count: number): Position[] {
  return Array.from({ length: count }, (_, index) =>
    positionBeside(line, ((index + 0.5) / count) * line.lengthM, ((index * 37) % 400) - 200),
  )
}

/** Points onto the line: ours against Turf's, on the same points in the same run. */
export async function locateBench(line: BorderLine, name: string): Promise<Row[]> {
  const many = pointsBeside(line, 20_000)
  const few = many.filter((_, index) => index % 200 === 0)
  const turfLine = lineString(line.positions.map((position) => [...position]))
  const ours = await medianOf(5, () => many.forEach((point) => locate(line, point)))
  const turf = await medianOf(3, () => few.forEach((point) => nearestPointOnLine(turfLine, [...point])))
  const ourRate = (many.length / ours.medianMs) * 1000
  const turfRate = (few.length / turf.medianMs) * 1000
  return [
    { what: `points onto ${name}, Turf nearestPointOnLine`, value: turfRate, unit: 'points/s' },
    { what: `points onto ${name}, locate`, value: ourRate, unit: 'points/s', ratio: ourRate / turfRate },
  ]
}
