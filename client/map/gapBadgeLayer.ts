import type { Layer } from '@deck.gl/core'
import { PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import type { GapNow } from '../../data/model/coverageAnswer.ts'
import type { Position } from '../../geo/units.ts'
import { signOf, standingOf, type GapStanding } from '../gaps/gapStanding.ts'
import { fontFamily } from '../theme/fontFamily.ts'
import { bandPosition, clipToBand, type LineBand } from './lineBand.ts'
import { lanePx, neutral, stateColour, type MapInk } from './mapInk.ts'
import type { PickableRow } from './mapScale.ts'
import { pixelOf, positionOf } from './mercator.ts'

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
 * another. Of very many the worst ones: who looks nearer sees the others.
 */
export function placeBadges(band: LineBand, gaps: readonly RankedGap[], sizePx: number): GapBadge[] {
  const apart = apartPx * sizePx
  const inSight = gaps.flatMap((gap) => {
    const part = clipToBand(band, gap)
    return part === undefined ? [] : [{ gap, part }]
  })
  const worst = inSight.toSorted((one, other) => one.gap.rank - other.gap.rank).slice(0, mostBadges)
  const placed = worst.map(({ gap, part }) => {
    const middleM = (part.fromM + part.toM) / 2
    const foot = bandPosition(band, middleM)
    const [x, y] = pixelOf(bandPosition(band, middleM, (lanePx.badge - lanePx.ribbon) * sizePx), band.zoom)
    return { gap, foot, x, y }
  })
  for (let round = 0; round < 60; round++) {
    let moved = false
    for (let one = 0; one < placed.length; one++)
      for (let other = one + 1; other < placed.length; other++) {
        const first = placed[one]!
        const second = placed[other]!
        const awayX = second.x - first.x
        const awayY = second.y - first.y
        const distance = Math.hypot(awayX, awayY)
        if (distance >= apart - 1e-6) continue
        moved = true
        const push = (apart - distance) / 2
        const [unitX, unitY] = distance === 0 ? [1, 0] : [awayX / distance, awayY / distance]
        first.x -= unitX * push
        first.y -= unitY * push
        second.x += unitX * push
        second.y += unitY * push
      }
    if (!moved) break
  }
  return placed.map(({ gap, foot, x, y }) => ({
    picked: { kind: 'stretch', lineId: gap.lineId, fromM: gap.fromM, toM: gap.toM },
    rank: gap.rank,
    standing: gap.standing,
    foot,
    position: positionOf([x, y], band.zoom),
  }))
}

/** Somebody deals with it: a ring instead of a disc, so that what nobody has in hand stays loudest. */
const isCalm = ({ standing }: GapBadge) => standing === 'in-hand'

const lonLat = ([lon, lat]: Position): [number, number] => [lon, lat]

export function gapBadgeLayer(
  lineId: string,
  band: LineBand,
  gaps: readonly RankedGap[],
  ink: MapInk,
): Layer[] {
  const { sizePx } = ink.scale
  const badges = placeBadges(band, gaps, sizePx)
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
      getSize: 13 * sizePx,
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
      getPixelOffset: [12 * sizePx, -11 * sizePx],
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
