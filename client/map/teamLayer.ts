import type { Layer } from '@deck.gl/core'
import { TextLayer } from '@deck.gl/layers'
import type { Name } from '../../data/model/values.ts'
import type { Position } from '../../geo/units.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { labelFontSettings } from './labelFont.ts'
import { neutral, shownFromPx, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { metresPerPixel } from './mercator.ts'
import { symbolLayer } from './symbolLayer.ts'

/** How far a fix can be trusted to say where a team is now. */
export type FixFreshness = 'fresh' | 'old' | 'lost'

export interface TeamMapRow extends PickableRow {
  readonly name: Name
  readonly position: Position
  readonly freshness: FixFreshness
}

const freshS = 5 * 60
const oldS = 30 * 60

/** Bridging ends at five minutes of silence; after half an hour a position says little. */
export function freshnessOf(ageS: number): FixFreshness {
  if (ageS <= freshS) return 'fresh'
  return ageS <= oldS ? 'old' : 'lost'
}

const symbolOf = { fresh: 'team', old: 'team-old', lost: 'team-lost' } as const
/** From these many pixels a kilometre on, teams are named. */
const namedFromPx = 60
/** From here on they are as large as a checkpoint at its real place. */
const largeFromPx = 40
/** Nearer than this each has its full symbol; farther off small ones leave the line to be seen. */
const fullSizeFromPx = 12

function sizeOf(kilometrePx: number): number {
  if (kilometrePx >= largeFromPx) return 17
  return kilometrePx >= fullSizeFromPx ? 13 : 8
}

/** Teams where they were last heard of: filled while fresh, hollow when old, crossed out when lost. */
export function teamLayers(
  teams: readonly TeamMapRow[],
  /** Without it they are not named. */
  nameOf: ((name: Name) => string) | undefined,
  ink: MapInk,
): Layer[] {
  const first = teams[0]
  if (first === undefined) return []
  const { sizePx, zoom } = ink.scale
  const kilometrePx = 1000 / metresPerPixel(first.position[1], zoom) / sizePx
  if (kilometrePx < shownFromPx.teams) return []
  const rows = teams.map((team) => ({
    ...team,
    symbol: symbolOf[team.freshness],
    color: neutral(ink, team.freshness === 'lost' ? 'quiet' : 'accent'),
  }))
  return [
    ...symbolLayer('teams', rows, sizeOf(kilometrePx), ink),
    new TextLayer<TeamMapRow>({
      id: 'team-names',
      data: kilometrePx >= namedFromPx && nameOf !== undefined ? [...teams] : [],
      getText: ({ name }) => nameOf?.(name) ?? '',
      getPosition: ({ position }): [number, number] => [position[0], position[1]],
      getSize: 11.5 * sizePx,
      getPixelOffset: [0, 17 * sizePx],
      getColor: neutral(ink, 'text'),
      characterSet: 'auto',
      fontFamily,
      fontWeight: 600,
      outlineWidth: 4,
      outlineColor: neutral(ink, 'page'),
      fontSettings: labelFontSettings,
    }),
  ]
}
