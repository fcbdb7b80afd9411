import { positionAt } from '../../geo/chainage.ts'
import type { Marker } from '../model/line.ts'
import { cutStretch } from './apportion.ts'
import type { Demonstration, DemonstrationLine } from './demonstration.ts'
import { roundedPosition } from './ground.ts'

/** Every so many markers one has an official chainage; so have the first and the last of a line. */
const officialEvery = 6
/** Main markers with so many auxiliary ones after each: 208, 208/1, 208/2. */
const auxiliaries = 2

/** Boundary markers along each line, numbered on from one line to the next. */
export function makeMarkers(demonstration: Demonstration): Marker[] {
  const markers: Marker[] = []
  for (const on of demonstration.lines) {
    const count = markersOn(demonstration, on)
    const firstNumber = 1 + Math.ceil(markers.length / (auxiliaries + 1))
    markers.push(...markersOfLine(demonstration, on, count, firstNumber))
  }
  return markers
}

/** Those that the counties along a line have in all. */
function markersOn({ headquarters }: Demonstration, { record }: DemonstrationLine): number {
  return headquarters
    .flatMap(({ counties }) => counties)
    .filter((county) => county.record === record)
    .reduce((sum, { counts }) => sum + counts.markers, 0)
}

function markersOfLine(
  { nextId, randomFor }: Demonstration,
  { line, record }: DemonstrationLine,
  count: number,
  firstNumber: number,
): Marker[] {
  const random = randomFor(`markers/${record.name.en}`)
  const spacings = Array.from({ length: count - 1 }, () => random.between(0.5, 1.6))
  const chainages = [
    0,
    ...cutStretch({ fromM: 0, toM: Math.floor(line.lengthM) }, spacings).map((part) => part.toM),
  ]
  return chainages.map((chainageM, index) => {
    const auxiliary = index % (auxiliaries + 1)
    const main = firstNumber + Math.floor(index / (auxiliaries + 1))
    const isOfficial = index % officialEvery === 0 || index === chainages.length - 1
    return {
      id: nextId('marker'),
      lineId: record.id,
      number: auxiliary === 0 ? String(main) : `${main}/${auxiliary}`,
      position: roundedPosition(positionAt(line, chainageM)),
      chainageM,
      officialChainageM: isOfficial
        ? officialChainageM(chainageM, line.lengthM, record.officialLengthM)
        : null,
      synthetic: true,
    }
  })
}

/**
 * The official length is longer than the measured one because the ground was measured more finely;
 * by how much differs along the line, so the excess swings slowly by 3 % and stays monotone.
 */
function officialChainageM(chainageM: number, lengthM: number, officialLengthM: number | null): number {
  const share = Math.min(1, chainageM / Math.floor(lengthM))
  const swing = (0.03 * Math.sin(share * 6 * Math.PI)) / (6 * Math.PI)
  return Math.round((share + swing) * (officialLengthM ?? lengthM))
}
