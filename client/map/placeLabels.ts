import type { BorderLine } from '../../geo/borderLine.ts'
import type { Name } from '../../data/model/values.ts'
import type { Position } from '../../geo/units.ts'
import { tryBandOf } from './bandOf.ts'
import type { DomainRows } from './domainRows.ts'
import { badgeBoxes, badgeDisc, placeBadges, type GapBadge, type RankedGap } from './gapBadgeLayer.ts'
import { postLabels } from './kilometrePosts.ts'
import { isOnBand, type LineBand } from './lineBand.ts'
import { lineSymbols } from './lineSymbols.ts'
import { ribbonWidthPx, type MapInk } from './mapInk.ts'
import type { Picked } from './mapScale.ts'
import { markerNumbers } from './markerNumbers.ts'
import { pixelOf, positionOf, positionOnScreen, screenPixelOf, type Pixel } from './mercator.ts'
import type { StillDisc } from './moveApart.ts'
import { wholeSize, type SymbolSet } from './symbolLayer.ts'
import { squareBox, TakenRoom } from './takenRoom.ts'
import { teamSymbols, teamTexts, type TeamMapRow } from './teamLayer.ts'
import { freeRoom } from './textRoom.ts'
import { openTrailPaths, trailNumbers, trailsInSight } from './trailLayer.ts'
import type { WantedLabel } from './wantedLabel.ts'

/** What is to be found room for. */
export interface LabelContent {
  readonly lines: readonly BorderLine[]
  readonly rows: DomainRows
  readonly gaps: readonly RankedGap[]
  readonly teams: readonly TeamMapRow[]
  /** Without it teams are not named. */
  readonly nameOf: ((name: Name) => string) | undefined
  readonly withMarkers: boolean
}

/** Something written where nothing else is drawn. */
export interface PlacedLabel {
  readonly text: string
  readonly size: number
  readonly color: [number, number, number, number]
  readonly position: Position
  readonly picked?: Picked
}

export interface PlacedLabels {
  readonly badges: readonly { lineId: string; badges: readonly GapBadge[] }[]
  readonly teams: SymbolSet
  readonly written: readonly PlacedLabel[]
}

/**
 * Finds room for what is written along the lines, so that nothing lies on anything else. Gap badges
 * come first and each keeps its place, moved off the symbols of what stands there as far as that goes;
 * then symbols and teams; then kilometre posts, how long teams were not heard, and numbers. What finds
 * no free place is not written.
 */
export function placeLabels(content: LabelContent, ink: MapInk): PlacedLabels {
  const { rows, gaps } = content
  const { scale } = ink
  const room = new TakenRoom()
  const inSight = content.lines.flatMap((line) => {
    const band = tryBandOf(line, scale)
    if (band === undefined) return []
    const symbols = lineSymbols(line, rows, content.withMarkers, ink)
    const own = <Row extends { lineId: string }>(list: readonly Row[]) =>
      list.filter(({ lineId }) => lineId === line.id)
    const trails = trailsInSight(band, own(rows.trails))
    const still = symbols.flatMap((set) => discsOf(set, (position) => pixelOf(position, band.zoom), ink))
    const badges = placeBadges(band, own(gaps), scale.sizePx, still)
    takeLine(room, band, ink)
    for (const path of openTrailPaths(band, trails, ink)) takePath(room, path, 3, ink)
    takeSymbols(room, symbols, ink)
    for (const badge of badges) {
      takePath(room, [badge.foot, badge.position], 2, ink)
      for (const box of badgeBoxes(badge, ink)) room.take(box)
    }
    return [{ line, band, symbols, trails, badges, markers: own(rows.markers) }]
  })
  const toScreen = (position: Position) => screenPixelOf(position, scale)
  const still = inSight.flatMap(({ symbols, badges }) => [
    ...symbols.flatMap((set) => discsOf(set, toScreen, ink)),
    ...badges.map(({ position }) => badgeDisc(toScreen(position), ink)),
  ])
  const teams = teamSymbols(content.teams, still, ink)
  takeSymbols(room, [teams], ink)
  const wanted = [
    ...inSight.flatMap(({ band }) => postLabels(band, ink)),
    ...teamTexts(content.teams, teams, content.nameOf, ink),
    ...inSight.flatMap(({ band, trails }) => trailNumbers(band, trails, ink)),
    ...(content.withMarkers ? inSight : []).flatMap(({ band, markers }) =>
      markerNumbers(
        band,
        markers.filter(({ chainageM }) => isOnBand(band, chainageM)),
        ink,
      ),
    ),
  ]
  return {
    badges: inSight.map(({ line, badges }) => ({ lineId: line.id, badges })),
    teams,
    written: wanted.flatMap((label) => tryPlace(room, label, ink)),
  }
}

function tryPlace(room: TakenRoom, { places, ...label }: WantedLabel, { scale }: MapInk): PlacedLabel[] {
  const place = room.tryTakeFirst(places, freeRoom(label, scale.sizePx))
  return place === undefined ? [] : [{ ...label, position: positionOnScreen(place, scale) }]
}

/** Symbols with their casing, as round things. */
const discsOf = (set: SymbolSet, toPixel: (position: Position) => Pixel, { scale }: MapInk): StillDisc[] =>
  set.rows.map(({ position }) => {
    const [x, y] = toPixel(position)
    return { x, y, radius: (wholeSize(set) / 2) * scale.sizePx }
  })

function takeSymbols(room: TakenRoom, sets: readonly SymbolSet[], { scale }: MapInk): void {
  for (const set of sets)
    for (const { position } of set.rows)
      room.take(squareBox(screenPixelOf(position, scale), wholeSize(set) * scale.sizePx))
}

/** The line and the ribbon beside it, bead by bead. */
function takeLine(room: TakenRoom, band: LineBand, { scale }: MapInk): void {
  const toScreen = (x: number, y: number) => screenPixelOf(positionOf([x, y], band.zoom), scale)
  const every = Math.max(Math.round((5 * scale.sizePx) / band.stepPx), 1)
  for (let index = 0; index < band.chainageM.length; index += every) {
    room.take(squareBox(toScreen(band.lineX[index]!, band.lineY[index]!), 4 * scale.sizePx))
    room.take(squareBox(toScreen(band.bandX[index]!, band.bandY[index]!), ribbonWidthPx * scale.sizePx))
  }
}

function takePath(room: TakenRoom, path: readonly Position[], widthPx: number, { scale }: MapInk): void {
  const pixels = path.map((position) => screenPixelOf(position, scale))
  const everyPx = 5 * scale.sizePx
  for (let index = 1; index < pixels.length; index++) {
    const [fromX, fromY] = pixels[index - 1]!
    const [toX, toY] = pixels[index]!
    const count = Math.max(Math.ceil(Math.hypot(toX - fromX, toY - fromY) / everyPx), 1)
    for (let bead = 0; bead <= count; bead++)
      room.take(
        squareBox(
          [fromX + ((toX - fromX) * bead) / count, fromY + ((toY - fromY) * bead) / count],
          widthPx * scale.sizePx,
        ),
      )
  }
}
