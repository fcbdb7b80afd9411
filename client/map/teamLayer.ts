import type { Name } from '../../data/model/values.ts'
import type { Position } from '../../geo/units.ts'
import { neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { metresPerPixel, positionOnScreen, screenPixelOf } from './mercator.ts'
import { moveApart, type StillDisc } from './moveApart.ts'
import { wholeSize, type SymbolRow, type SymbolSet } from './symbolLayer.ts'
import { stepSlack } from './takenRoom.ts'
import { freeRoom } from './textRoom.ts'
import { placesAbout, type WantedLabel } from './wantedLabel.ts'

/** How far a fix can be trusted to say where a team is now. */
export type FixFreshness = 'fresh' | 'old' | 'lost'

export interface TeamMapRow extends PickableRow {
  readonly name: Name
  readonly position: Position
  readonly freshness: FixFreshness
  /** How long ago it was heard, in words. */
  readonly age: string
}

const freshS = 5 * 60
const oldS = 30 * 60

/** Bridging ends at five minutes of silence; after half an hour a position says little. */
export function freshnessOf(ageS: number): FixFreshness {
  if (ageS <= freshS) return 'fresh'
  return ageS <= oldS ? 'old' : 'lost'
}

const symbolOf = { fresh: 'team', old: 'team-old', lost: 'team-lost' } as const
const dotOf = { fresh: 'disc', old: 'dot-old', lost: 'dot-lost' } as const
/** From these many pixels a kilometre on, teams are named. */
const namedFromPx = 60
/** From here on they are as large as a checkpoint at its real place. */
const largeFromPx = 40
/** Nearer than this each has its full symbol; farther off small dots leave the line to be seen. */
const fullSizeFromPx = 12
const textSize = 11.5
/** Its edge is moved so far at most: as far as the edge of the largest symbol. */
const besidePx = 13

/** Nothing where there are none, or too far off to tell them apart. */
function kilometrePxOf(teams: readonly TeamMapRow[], { scale }: MapInk): number {
  const [first] = teams
  if (first === undefined) return 0
  return 1000 / metresPerPixel(first.position[1], scale.zoom) / scale.sizePx
}

/** Teams where they were last heard of: filled while fresh, a clock when old, crossed out when lost. */
export function teamSymbols(
  teams: readonly TeamMapRow[],
  /** What they stand beside where they are there too; screen pixels. */
  still: readonly StillDisc[],
  ink: MapInk,
): SymbolSet {
  const near = kilometrePxOf(teams, ink)
  const isNear = near >= fullSizeFromPx
  const size = near >= largeFromPx ? 17 : isNear ? 14 : 5.5
  const rows = (near >= shownFromPx.teams ? teams : []).map((team) => ({
    picked: team.picked,
    position: team.position,
    symbol: (isNear ? symbolOf : dotOf)[team.freshness],
    color: neutral(ink, team.freshness === 'lost' ? 'quiet' : 'accent'),
  }))
  const placed = besideWhatStands(rows, size, still, ink)
  return isNear ? { id: 'teams', rows: placed, size } : { id: 'teams', rows: placed, size, casing: 2 }
}

/** A team at a checkpoint stands beside its symbol, and two teams beside each other, as near as that goes. */
function besideWhatStands(
  rows: readonly SymbolRow[],
  size: number,
  still: readonly StillDisc[],
  { scale }: MapInk,
): SymbolRow[] {
  const discs = rows.map(({ position }) => {
    const [x, y] = screenPixelOf(position, scale)
    return { x, y, radius: (size / 2 + 1) * scale.sizePx }
  })
  const places = discs.map(({ x, y }) => ({ x, y }))
  moveApart(discs, still)
  // Farther off its true place it would say that it is somewhere else.
  const farthestPx = (size / 2 + besidePx) * scale.sizePx
  return rows.map((row, index) => {
    const { x, y } = discs[index]!
    const from = places[index]!
    const movedPx = Math.hypot(x - from.x, y - from.y)
    if (movedPx === 0) return row
    const share = Math.min(1, farthestPx / movedPx)
    const place = [from.x + (x - from.x) * share, from.y + (y - from.y) * share] as const
    return { ...row, position: positionOnScreen(place, scale) }
  })
}

/** What is written beside teams where they have their full symbols: how old an old fix is, and near their names. */
export function teamTexts(
  teams: readonly TeamMapRow[],
  symbols: SymbolSet,
  /** Without it they are not named. */
  nameOf: ((name: Name) => string) | undefined,
  ink: MapInk,
): WantedLabel[] {
  const near = kilometrePxOf(teams, ink)
  if (near < fullSizeFromPx) return []
  const { sizePx } = ink.scale
  const named = near >= namedFromPx ? nameOf : undefined
  const wanted = teams.flatMap((team, index) => {
    const words = [
      ...(named === undefined ? [] : [named(team.name)]),
      ...(team.freshness === 'fresh' ? [] : [team.age]),
    ]
    const symbol = symbols.rows[index]
    if (words.length === 0 || symbol === undefined) return []
    const text = words.join(' · ')
    const room = freeRoom({ text, size: textSize }, sizePx)
    const radiusPx = (wholeSize(symbols) / 2) * sizePx * stepSlack
    const place = screenPixelOf(symbol.position, ink.scale)
    return [
      {
        freshness: team.freshness,
        text,
        size: textSize,
        color: neutral(ink, 'text'),
        picked: team.picked,
        places: [0, 8].flatMap((further) => placesAbout(place, radiusPx + further * sizePx, room)),
      },
    ]
  })
  // Whoever is not heard matters more than a name.
  return wanted.toSorted(
    (one, other) => Number(one.freshness === 'fresh') - Number(other.freshness === 'fresh'),
  )
}
