import type { Layer } from '@deck.gl/core'
import { PathLayer } from '@deck.gl/layers'
import type { Position } from '../../geo/units.ts'
import { besideLine, type LineBand } from './lineBand.ts'
import { kilometrePx, neutral, shownFromPx, type MapInk } from './mapInk.ts'
import { screenPixelOf, type Pixel } from './mercator.ts'
import { freeRoom } from './textRoom.ts'
import type { WantedLabel } from './wantedLabel.ts'

interface Post {
  readonly kilometre: number
  readonly tick: readonly [Position, Position]
}

/** Posts stand at least so far apart on the screen, pixels at size 1. */
const apartPx = 85
const labelSize = 11.5
/** From the line to what is written, past the tick; past the markers' numbers where there are any. */
const besidePx = { tick: 10, markerNumbers: 21 } as const
/** The same on home ground, past the ribbon and the lanes beside it. */
const homeSidePx = { farOff: 26, lanes: 34 } as const
/** Where the first place is taken: so far out and so far along the line, the nearest first. */
const elsewherePx = [0, 6, 12, 20, 28]
  .flatMap((out) => [0, 9, -9, 18, -18].map((along) => ({ out, along })))
  .toSorted((one, other) => one.out + Math.abs(one.along) - other.out - Math.abs(other.along))

/** Every 1, 2, 5, 10 … kilometres, whichever leaves room between two labels. */
export function kilometreStep(onePx: number): number {
  for (const step of [1, 2, 5, 10, 20, 50, 100, 200]) if (step * onePx >= apartPx) return step
  return 500
}

/** Chainage posts on the far side of the line, the same numbers as the strip's axis has. */
export function kilometrePosts(band: LineBand, ink: MapInk): Post[] {
  const { sizePx } = ink.scale
  const step = kilometreStep(kilometrePx(band, ink.scale))
  const first = Math.ceil(band.chainageM[0]! / (step * 1000)) * step
  const last = band.chainageM[band.chainageM.length - 1]!
  const posts: Post[] = []
  for (let kilometre = first; kilometre * 1000 <= last; kilometre += step) {
    const atM = kilometre * 1000
    posts.push({
      kilometre,
      tick: [besideLine(band, atM, -3 * sizePx), besideLine(band, atM, -9 * sizePx)],
    })
  }
  return posts
}

/** What is written at the posts, and where: at the tick or near it, else on home ground. */
export function postLabels(band: LineBand, ink: MapInk): WantedLabel[] {
  const onePx = kilometrePx(band, ink.scale)
  const { sizePx } = ink.scale
  const besides = besidePx[onePx >= shownFromPx.markerNumbers ? 'markerNumbers' : 'tick']
  const homeSide = homeSidePx[onePx >= shownFromPx.barriers ? 'lanes' : 'farOff']
  return kilometrePosts(band, ink).map(({ kilometre }) => {
    const text = `K${kilometre}`
    const { halfWidth, halfHeight } = freeRoom({ text, size: labelSize }, sizePx)
    const [footX, footY] = screenPixelOf(besideLine(band, kilometre * 1000, 0), ink.scale)
    const [homeX, homeY] = screenPixelOf(besideLine(band, kilometre * 1000, 1), ink.scale)
    const length = Math.hypot(homeX - footX, homeY - footY) || 1
    const [towardX, towardY] = [(homeX - footX) / length, (homeY - footY) / length]
    const reachPx = Math.abs(towardX) * halfWidth + Math.abs(towardY) * halfHeight
    const about = (homeward: 1 | -1, fromPx: number) =>
      elsewherePx.map(({ out, along }): Pixel => {
        const away = homeward * ((fromPx + out) * sizePx + reachPx)
        const aside = along * sizePx
        return [footX + towardX * away - towardY * aside, footY + towardY * away + towardX * aside]
      })
    return {
      text,
      size: labelSize,
      color: neutral(ink, 'quiet'),
      places: [...about(-1, besides), ...about(1, homeSide)],
    }
  })
}

export function kilometreTickLayer(lineId: string, band: LineBand, ink: MapInk): Layer {
  return new PathLayer<Post>({
    id: `kilometre-ticks-${lineId}`,
    data: kilometrePosts(band, ink),
    getPath: ({ tick }) => tick.map(([lon, lat]): [number, number] => [lon, lat]),
    getColor: neutral(ink, 'quiet'),
    getWidth: 1.2 * ink.scale.sizePx,
    widthUnits: 'pixels',
  })
}
