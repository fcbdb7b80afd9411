import { seededRandom } from '../../../data/demo/seededRandom.ts'
import { metresPerDegreeLat, metresPerDegreeLon } from '../../../geo/geodesic.ts'

export type LineSize = 'county' | 'province' | 'country' | 'world'

/** How long each line is meant to be, and its vertices: one every 24 m. */
export const lineSizes: Readonly<Record<LineSize, { lengthKm: number; vertices: number }>> = {
  county: { lengthKm: 277, vertices: 11_711 },
  province: { lengthKm: 4060, vertices: 166_489 },
  country: { lengthKm: 22_000, vertices: 902_144 },
  world: { lengthKm: 250_000, vertices: 10_251_640 },
}

/** Where the rows of a line run that is too long to go one way: in degrees, and how far apart. */
const rows = { westLon: 75, eastLon: 135, southLat: 21 }
const worldRows = { westLon: -165, eastLon: 165, southLat: 2 }
const rowsApartM = 400_000

/** Bends within bends, as a river's: how far the heading swings, in radians, and over what length. */
const bends = [
  { swing: 1.05, waveM: 2100 },
  { swing: 0.45, waveM: 337 },
  { swing: 0.3, waveM: 89 },
]

/**
 * A line that winds as a river does, longitude and latitude in turn; the same on every machine.
 *
 * Its way is eastward, then back westward farther north and so on, in rows; round it the heading
 * swings to either side (the sine-generated curve of Langbein and Leopold, 1966, in three sizes).
 */
export function sinuousLine(size: LineSize): Float64Array {
  const { lengthKm, vertices } = lineSizes[size]
  const { westLon, eastLon, southLat } = size === 'world' ? worldRows : rows
  const random = seededRandom(`line ${size}`)
  const stepM = (lengthKm * 1000) / (vertices - 1)
  const phases = bends.map(() => random.between(0, 2 * Math.PI))
  const turnPerStep = stepM / (rowsApartM / 2)
  const lonLat = new Float64Array(2 * vertices)
  let [lon, lat] = [westLon, southLat]
  let row = 0
  // Where the way leads: 0 is east, a half turn is west.
  let way = 0
  for (let vertex = 0; vertex < vertices; vertex++) {
    lonLat[2 * vertex] = lon
    lonLat[2 * vertex + 1] = lat
    if (row % 2 === 0 ? lon > eastLon : lon < westLon) row++
    const wanted = row % 2 === 0 ? 0 : Math.PI
    way += Math.max(-turnPerStep, Math.min(turnPerStep, wanted - way))
    let heading = way
    for (const [bend, { swing, waveM }] of bends.entries()) {
      phases[bend]! += (2 * Math.PI * stepM * (0.9 + 0.2 * random.next())) / waveM
      heading += swing * Math.sin(phases[bend]!)
    }
    lat += (stepM * Math.sin(heading)) / metresPerDegreeLat(lat)
    lon += (stepM * Math.cos(heading)) / metresPerDegreeLon(lat)
  }
  return lonLat
}
