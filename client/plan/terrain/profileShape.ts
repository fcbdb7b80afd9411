import type { TerrainProfile } from '../../../geo/terrain.ts'
import type { Position } from '../../../geo/units.ts'

export interface ProfileShape {
  /** SVG paths of the ground where its height is known, from left to right. */
  readonly ground: string
  readonly below: string
  /** Of it what is steeper than the bound. */
  readonly steep: string
  readonly lowestM: number
  readonly highestM: number
  readonly lengthM: number
  /** Every place, in order, by how far from the left it lies. */
  readonly places: readonly ProfilePlace[]
}

export interface ProfilePlace {
  readonly x: number
  readonly y: number | null
  readonly atM: number
  readonly heightM: number | null
  readonly position: Position
}

/** Profiles of a draft's parts one after another, drawn into a box. */
export function profileShape(
  profiles: readonly TerrainProfile[],
  greatestDeg: number,
  [width, height]: readonly [number, number],
): ProfileShape | undefined {
  const heights = profiles.flatMap(({ places }) =>
    places.flatMap(({ heightM }) => (heightM === null ? [] : [heightM])),
  )
  const lengthM = profiles.reduce((sum, { places }) => sum + (places.at(-1)?.atM ?? 0), 0)
  if (heights.length === 0 || lengthM === 0) return undefined
  const [lowestM, highestM] = [
    heights.reduce((a, b) => Math.min(a, b)),
    heights.reduce((a, b) => Math.max(a, b)),
  ]
  // Flat ground is drawn flat.
  const spanM = Math.max(highestM - lowestM, 20)
  const yOf = (heightM: number) => height - ((heightM - lowestM) / spanM) * height
  let [ground, below, steep] = ['', '', '']
  const places: ProfilePlace[] = []
  let passedM = 0
  for (const profile of profiles) {
    let run: string[] = []
    let runFrom = 0
    const endRun = (x: number) => {
      if (run.length > 1) {
        ground += `M${run.join('L')}`
        below += `M${runFrom},${height}L${run.join('L')}L${x},${height}Z`
      }
      run = []
    }
    let before: ProfilePlace | undefined
    for (const [index, { atM, heightM, position }] of profile.places.entries()) {
      const x = round(((passedM + atM) / lengthM) * width)
      const y = heightM === null ? null : round(yOf(heightM))
      const place = { x, y, atM: passedM + atM, heightM, position }
      places.push(place)
      if (y === null) endRun(before?.x ?? x)
      else {
        if (run.length === 0) runFrom = x
        run.push(`${x},${y}`)
        const slopeDeg = profile.slopesDeg[index - 1]
        if (before !== undefined && before.y !== null && (slopeDeg ?? 0) > greatestDeg)
          steep += `M${before.x},${before.y}L${x},${y}`
      }
      before = place
    }
    endRun(before?.x ?? 0)
    passedM += profile.places.at(-1)?.atM ?? 0
  }
  return { ground, below, steep, lowestM, highestM, lengthM, places }
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

export function placeNear({ places }: ProfileShape, x: number): ProfilePlace | undefined {
  let nearest = places[0]
  for (const place of places)
    if (Math.abs(place.x - x) < Math.abs((nearest?.x ?? Infinity) - x)) nearest = place
  return nearest
}
