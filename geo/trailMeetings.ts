import type { BorderLine } from './borderLine.ts'
import { locate, positionBeside, sliceLine } from './chainage.ts'
import { walkPath } from './geodesic.ts'
import { indexPath, meetings } from './pathIndex.ts'
import type { Position } from './units.ts'

/** Where a path meets the line, or how near it comes. */
export interface TrailMeetings {
  /** Measured chainages, rising; of a path that ends before the line the place it comes nearest to. */
  readonly meetsLineAtM: readonly number[]
  /** From the line at the nearest, metres; 0 where it crosses. */
  readonly awayM: number
}

/** A path is looked along in steps of so much, metres: it comes at most half of it nearer in between. */
const stepM = 5
/** Crossings nearer to each other than a receiver tells apart are one: a path that runs along the line. */
const samePlaceM = 25

/** Of at least two positions. */
export function trailMeetings(line: BorderLine, path: readonly Position[]): TrailMeetings {
  const whole = indexPath(sliceLine(line, { fromM: 0, toM: line.lengthM }))
  const crossed = meetings(whole, indexPath(path))
    .map(({ position }) => locate(line, position).chainageM)
    .sort((a, b) => a - b)
  if (crossed.length > 0) return { meetsLineAtM: apart(crossed), awayM: 0 }
  let nearest = { chainageM: 0, awayM: Infinity }
  walkPath(path, stepM, (position) => {
    const { chainageM, offsetM } = locate(line, position)
    if (Math.abs(offsetM) < nearest.awayM) nearest = { chainageM, awayM: Math.abs(offsetM) }
  })
  return { meetsLineAtM: [nearest.chainageM], awayM: nearest.awayM }
}

function apart(rising: readonly number[]): number[] {
  const kept: number[] = []
  for (const atM of rising) if (atM - (kept.at(-1) ?? -Infinity) >= samePlaceM) kept.push(atM)
  return kept
}

/** So long, from home ground to the line, is what stands for a way of which only a spot on the line is known. */
const stubM = 10

/** The shortest way to the line stands for the course of a way of which only a spot is known. */
export function pathOfSpot(line: BorderLine, spot: Position): [Position, Position] {
  const { chainageM, offsetM, position } = locate(line, spot)
  return Math.abs(offsetM) >= 1 ? [spot, position] : [positionBeside(line, chainageM, stubM), position]
}
