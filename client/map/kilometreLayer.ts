import type { Layer } from '@deck.gl/core'
import { PathLayer, TextLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { labelFontSettings } from './labelFont.ts'
import { besideLine, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'

interface Post {
  readonly label: string
  readonly tick: readonly [Position, Position]
  readonly position: Position
}

/** Posts stand at least so far apart on the screen, pixels at size 1. */
const apartPx = 85
/** No post stands nearer to a port than this. */
const portRoomPx = 48

/** Every 1, 2, 5, 10 … kilometres, whichever leaves room between two labels. */
export function kilometreStep(onePx: number): number {
  for (const step of [1, 2, 5, 10, 20, 50, 100, 200]) if (step * onePx >= apartPx) return step
  return 500
}

/** Chainage posts on the far side of the line, the same numbers as the strip's axis has. */
export function kilometrePosts(band: LineBand, ink: MapInk, portsM: readonly number[]): Post[] {
  const { sizePx } = ink.scale
  const onePx = kilometrePx(band, ink.scale)
  const step = kilometreStep(onePx)
  const first = Math.ceil(band.chainageM[0]! / (step * 1000)) * step
  const last = band.chainageM[band.chainageM.length - 1]!
  const posts: Post[] = []
  for (let kilometre = first; kilometre * 1000 <= last; kilometre += step) {
    const atM = kilometre * 1000
    // A port's name stands beside it and is worth more than a post's.
    if (portsM.some((portM) => (Math.abs(portM - atM) / 1000) * onePx < portRoomPx)) continue
    posts.push({
      label: `K${kilometre}`,
      tick: [besideLine(band, atM, -3 * sizePx), besideLine(band, atM, -9 * sizePx)],
      position: besideLine(band, atM, (onePx >= shownFromPx.markerNumbers ? -34 : -24) * sizePx),
    })
  }
  return posts
}

const lonLat = ([lon, lat]: Position): [number, number] => [lon, lat]

export function kilometreLayer(
  lineId: string,
  band: LineBand,
  portsM: readonly number[],
  ink: MapInk,
): Layer[] {
  const posts = kilometrePosts(band, ink, portsM)
  const { sizePx } = ink.scale
  return [
    new PathLayer<Post>({
      id: `kilometre-ticks-${lineId}`,
      data: posts,
      getPath: ({ tick }) => tick.map(lonLat),
      getColor: neutral(ink, 'quiet'),
      getWidth: 1.2 * sizePx,
      widthUnits: 'pixels',
    }),
    new TextLayer<Post>({
      id: `kilometre-labels-${lineId}`,
      data: posts,
      getText: ({ label }) => label,
      getPosition: ({ position }) => lonLat(position),
      getSize: 11.5 * sizePx,
      getColor: neutral(ink, 'quiet'),
      fontFamily,
      characterSet: 'K0123456789',
      outlineWidth: 4,
      outlineColor: neutral(ink, 'abroad'),
      fontWeight: 600,
      fontSettings: labelFontSettings,
    }),
  ]
}
