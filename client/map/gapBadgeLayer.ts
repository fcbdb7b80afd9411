import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import type { GapNow } from '../../data/model/coverageAnswer.ts'
import type { Position } from '../../geo/units.ts'
import { signOf, standingOf, type GapStanding } from '../gaps/gapStanding.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { bandPosition, clipToBand, type LineBand } from './lineBand.ts'
import { lanePx, neutral, ribbonWidthPx, stateColour, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { pixelOf, positionOf, screenPixelOf, type Pixel } from './mercator.ts'
import { moveApart, type StillDisc } from './moveApart.ts'
import { squareBox, type Box } from './takenRoom.ts'

export interface RankedGap extends Pick<GapNow, 'fromM' | 'toM'> {
  readonly lineId: string
  /** 1 is the worst; the number in every list and on every map. */
  readonly rank: number
  readonly standing: GapStanding
}

export interface GapBadge extends PickableRow {
  readonly rank: number
  readonly standing: GapStanding
  /** The gap's middle in the ribbon, and where the number stands. */
  readonly foot: Position
  readonly position: Position
}

const ringOf = ({ standing }: GapBadge) => (standing === 'overdue' ? 'text' : 'page')

/** Radius of a badge and the room it keeps free around it, pixels at size 1. */
const radiusPx = 11
const apartPx = 2 * radiusPx + 3
const mostBadges = 20
/** Where the sign of a gap that is in hand or overdue stands: so far to the right, so far up. */
const signOffsetPx = [12, 11] as const

/** Gaps of all lines, worst first, numbered from 1. */
export function rankGaps(
  lines: readonly {
    lineId: string
    gapsNow: readonly Pick<GapNow, 'fromM' | 'toM' | 'priority' | 'acknowledgement'>[]
  }[],
): RankedGap[] {
  return lines
    .flatMap(({ lineId, gapsNow }) => gapsNow.map((gap) => ({ lineId, gap })))
    .toSorted((one, other) => other.gap.priority - one.gap.priority || one.gap.fromM - other.gap.fromM)
    .map(({ lineId, gap }, index) => ({
      lineId,
      fromM: gap.fromM,
      toM: gap.toM,
      rank: index + 1,
      standing: standingOf(gap),
    }))
}

/**
 * Puts a number beside each gap in sight on home ground and moves numbers apart until none covers
 * another, and off what stands still, the ribbon itself included, where that can be. Of very many the
 * worst ones: who looks nearer sees the others.
 */
export function placeBadges(
  band: LineBand,
  gaps: readonly RankedGap[],
  sizePx: number,
  /** In world pixels at the band's zoom. */
  still: readonly StillDisc[] = [],
): GapBadge[] {
  const inSight = gaps.flatMap((gap) => {
    const part = clipToBand(band, gap)
    return part === undefined ? [] : [{ gap, part }]
  })
  const worst = inSight.toSorted((one, other) => one.gap.rank - other.gap.rank).slice(0, mostBadges)
  const placed = worst.map(({ gap, part }) => {
    const middleM = (part.fromM + part.toM) / 2
    const foot = bandPosition(band, middleM)
    const [x, y] = pixelOf(bandPosition(band, middleM, (lanePx.badge - lanePx.ribbon) * sizePx), band.zoom)
    return { gap, foot, x, y, radius: (apartPx / 2) * sizePx }
  })
  moveApart(placed, [...still, ...ribbonDiscs(band, sizePx)])
  return placed.map(({ gap, foot, x, y }) => ({
    picked: { kind: 'stretch', lineId: gap.lineId, fromM: gap.fromM, toM: gap.toM },
    rank: gap.rank,
    standing: gap.standing,
    foot,
    position: positionOf([x, y], band.zoom),
  }))
}

/** The ribbon as a string of beads, which keep numbers on home ground. */
function ribbonDiscs(band: LineBand, sizePx: number): StillDisc[] {
  const discs: StillDisc[] = []
  const step = Math.max(Math.round((ribbonWidthPx * sizePx) / band.stepPx), 1)
  for (let index = 0; index < band.bandX.length; index += step)
    discs.push({
      x: band.bandX[index]!,
      y: band.bandY[index]!,
      radius: (ribbonWidthPx / 2 + 1) * sizePx,
      toward: [band.homeX[index]!, band.homeY[index]!],
    })
  return discs
}

export const badgeDisc = ([x, y]: Pixel, { scale }: MapInk): StillDisc => ({
  x,
  y,
  radius: (apartPx / 2) * scale.sizePx,
})

/** What a badge covers on the screen, the sign at its shoulder included. */
export function badgeBoxes({ position, standing }: GapBadge, { scale }: MapInk): Box[] {
  const place = screenPixelOf(position, scale)
  const disc = squareBox(place, (2 * radiusPx + 3) * scale.sizePx)
  if (standing === 'open') return [disc]
  const [x, y] = place
  const [asidePx, upPx] = signOffsetPx
  return [disc, squareBox([x + asidePx * scale.sizePx, y - upPx * scale.sizePx], 18 * scale.sizePx)]
}

/** Somebody deals with it: a ring instead of a disc, so that what nobody has in hand stays loudest. */
const isCalm = ({ standing }: GapBadge) => standing === 'in-hand'

const lonLat = ([lon, lat]: Position): [number, number] => [lon, lat]

export function gapBadgeLayer(lineId: string, badges: readonly GapBadge[], ink: MapInk): Layer[] {
  const { sizePx } = ink.scale
  return [
    new PathLayer<GapBadge>({
      id: `gap-leaders-${lineId}`,
      data: badges,
      getPath: ({ foot, position }) => [lonLat(foot), lonLat(position)],
      getColor: stateColour(ink, 'gap'),
      getWidth: 1.5 * sizePx,
      widthUnits: 'pixels',
    }),
    new ScatterplotLayer<GapBadge>({
      id: `gap-badges-${lineId}`,
      data: badges,
      getPosition: ({ position }) => lonLat(position),
      getRadius: radiusPx * sizePx,
      radiusUnits: 'pixels',
      getFillColor: (badge) => (isCalm(badge) ? neutral(ink, 'panel') : [...stateColour(ink, 'gap'), 255]),
      stroked: true,
      getLineColor: (badge) =>
        isCalm(badge) ? [...stateColour(ink, 'gap'), 255] : neutral(ink, ringOf(badge)),
      getLineWidth: ({ standing }) =>
        (standing === 'overdue' ? 3 : standing === 'in-hand' ? 2 : 1.5) * sizePx,
      lineWidthUnits: 'pixels',
      pickable: true,
    }),
    new TextLayer<GapBadge>({
      id: `gap-numbers-${lineId}`,
      data: badges,
      getText: ({ rank }) => String(rank),
      getPosition: ({ position }) => lonLat(position),
      // Three digits have to find room in the disc too.
      getSize: ({ rank }) => (rank < 100 ? 13 : 10) * sizePx,
      getColor: (badge) => neutral(ink, isCalm(badge) ? 'text' : 'onGap'),
      fontFamily,
      fontWeight: 700,
      characterSet: '0123456789',
    }),
    new TextLayer<GapBadge>({
      id: `gap-signs-${lineId}`,
      data: badges.filter(({ standing }) => standing !== 'open'),
      getText: ({ standing }) => signOf[standing],
      getPosition: ({ position }) => lonLat(position),
      getPixelOffset: [signOffsetPx[0] * sizePx, -signOffsetPx[1] * sizePx],
      getSize: 11 * sizePx,
      getColor: neutral(ink, 'page'),
      background: true,
      getBackgroundColor: neutral(ink, 'text'),
      getBorderColor: neutral(ink, 'page'),
      getBorderWidth: 1.5 * sizePx,
      backgroundPadding: [4 * sizePx, 1 * sizePx],
      backgroundBorderRadius: 7 * sizePx,
      fontFamily,
      fontWeight: 800,
      characterSet: Object.values(signOf).join(''),
    }),
  ]
}
