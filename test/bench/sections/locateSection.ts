import { lineString, nearestPointOnLine } from '@turf/turf'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { emptyBatch, locateWithin, type LocatedBatch } from '../../../geo/locateWithin.ts'
import { pointsBeside } from '../make/pointsBeside.ts'
import { medianOf } from '../measure.ts'
import { geosLocator } from '../peers/geosPeer.ts'
import { digits, factFloor, ratioFloor, valueFloor, type Peer, type Row, type Section } from '../row.ts'
import { benchLine, lengthText } from './benchLines.ts'

const withinM = 200
/** Chainage may differ by so much from GEOS and GeographicLib. */
const sameWithinM = 0.003

export const locateSection: Section = {
  title: 'Points onto the line',
  about: `Chainage and offset of points within ${withinM} m of the line, on one core. Turf knows a sphere only: its place is compared, not its chainage.`,
  async run(quick) {
    const rows = []
    for (const size of ['county', 'country'] as const) {
      const line = benchLine(size, quick)
      const geos = await geosLocator(line.lonLat)
      for (const order of ['scattered', 'in-order'] as const) {
        const points = pointsBeside(line, quick ? 20_000 : 1_000_000, withinM, order)
        const name = order === 'scattered' ? 'scattered' : 'in order along the line'
        const what = `points onto a ${size}, ${lengthText(line)}, ${name}`
        const isFloored = size === 'country'
        rows.push(await locateRow(line, points, what, geos, { isFloored, withTurf: order === 'scattered' }))
      }
    }
    return { rows }
  },
}

async function locateRow(
  line: BorderLine,
  points: Float64Array,
  what: string,
  geos: Awaited<ReturnType<typeof geosLocator>>,
  { isFloored, withTurf }: { isFloored: boolean; withTurf: boolean },
): Promise<Row> {
  const count = points.length / 2
  const out = emptyBatch(count, false)
  const { medianMs, runs } = await medianOf(
    7,
    () => locateWithin(line, points, withinM, { runnerUp: false, out }),
    { warmUps: 2 },
  )
  const row = { unit: 'points/s', value: (count / medianMs) * 1000, runs } as const
  const withRunnerUp = await medianOf(5, () => locateWithin(line, points, withinM))
  const peers: Peer[] = []
  const notes = [`with runner-ups ${digits((count / withRunnerUp.medianMs) * 1000)} points/s`]
  const floors = isFloored ? [valueFloor(row, 4_000_000)] : []
  if (geos !== undefined) {
    const few = points.subarray(0, Math.min(points.length, 400_000))
    const measured = await medianOf(5, () => geos(few, withinM))
    const answer = compare(out, geos(few, withinM))
    const peer: Peer = {
      name: 'geos-wasm on flatbush candidates',
      value: (few.length / 2 / measured.medianMs) * 1000,
      runs: measured.runs,
      answer: answer.differing === 0 ? 'same' : `${answer.differing} of ${few.length / 2} differ`,
    }
    peers.push(peer)
    notes.push(
      `${(few.length / 2).toLocaleString('en')} points compared with geos-wasm: ${answer.differing} differ by more than 3 mm of chainage, all others by at most ${digits(answer.farthestM * 1000)} mm`,
    )
    if (isFloored)
      floors.push(
        ratioFloor(row, peer, 15),
        factFloor(
          'no chainage more than 3 mm from geos-wasm',
          `${answer.differing}; at most ${digits(answer.farthestM * 1000)} mm`,
          answer.differing === 0,
        ),
      )
  }
  if (withTurf) peers.push(await turfPeer(line, points, out))
  return { what, ...row, peers, floors, notes }
}

/** Two answers are the same where both found nothing, or places whose chainage differs by up to 3 mm. */
function compare(ours: LocatedBatch, theirs: Float64Array): { differing: number; farthestM: number } {
  let [differing, farthestM] = [0, 0]
  for (const [point, their] of theirs.entries()) {
    const our = ours.chainageM[point]!
    if (Number.isNaN(our) && Number.isNaN(their)) continue
    const offM = Math.abs(our - their)
    if (offM <= sameWithinM) farthestM = Math.max(farthestM, offM)
    else differing++
  }
  return { differing, farthestM }
}

async function turfPeer(line: BorderLine, points: Float64Array, ours: LocatedBatch): Promise<Peer> {
  const turfLine = lineString(line.positions.map((position) => [...position]))
  const count = line.lengthM > 1e6 ? 3 : 40
  const locateAll = () => {
    let farther = 0
    for (let point = 0; point < count; point++) {
      const at: [number, number] = [points[2 * point]!, points[2 * point + 1]!]
      const distanceM = nearestPointOnLine(turfLine, at, { units: 'meters' }).properties.dist
      // The sphere's metre differs from the ellipsoid's by up to 0.6 %.
      if (Math.abs(distanceM / Math.abs(ours.offsetM[point]!) - 1) > 0.01) farther++
    }
    return farther
  }
  const { medianMs, runs } = await medianOf(3, locateAll, { warmUps: 0 })
  const farther = locateAll()
  return {
    name: 'Turf nearestPointOnLine',
    value: (count / medianMs) * 1000,
    runs,
    answer: farther === 0 ? 'same' : `${farther} of ${count} as far as 1 % off`,
  }
}
