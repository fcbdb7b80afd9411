import type { PDFRef } from '@cantoo/pdf-lib'
import type { Position } from '../../../geo/units.ts'
import type { SheetContent, SheetMapPicture } from './sheetContent.ts'
import { ink } from './sheetInk.ts'
import type { Box, SheetPage, Spot } from './sheetPage.ts'
import { pxPerMm, roundDown } from './roundScale.ts'

const cornerLook = { sizePt: 6.5, bold: true, colour: ink.own } as const
const markRadiusMm = 1.9

/** The map with the barrier on it, every corner that has room by its number, and each finding by its own. */
export function drawSheetMap(
  page: SheetPage,
  box: Box,
  { text, taken, ground, findings }: SheetContent,
  map: SheetMapPicture,
  picture: PDFRef,
): void {
  const at = (position: Position): Spot => {
    const [xPx, yPx] = map.project(position)
    return [box.xMm + xPx / pxPerMm, box.yMm + yPx / pxPerMm]
  }
  page.picture(picture, box)
  page.wordsOf(map.texts, box, 1 / pxPerMm)
  page.within(box, () => {
    for (const path of ground.standingPaths) {
      page.line(path.map(at), { colour: ink.paper, thickMm: 1.4 })
      page.line(path.map(at), { colour: ink.standing, thickMm: 0.8 })
    }
    for (const { vertices } of taken.parts) {
      const path = vertices.map(({ position }) => at(position))
      page.line(path, { colour: ink.paper, thickMm: 1.6 })
      page.line(path, { colour: ink.own, thickMm: 0.7 })
      for (const spot of path) {
        page.dot(spot, 1.5, ink.own)
        page.dot(spot, 0.8, ink.paper)
      }
    }
    const room = new Room()
    findings.forEach(({ where, severity }, index) => {
      const middle = where[Math.floor(where.length / 2)]
      if (middle !== undefined)
        drawFindingMark(page, room.beside(at(middle), box), index + 1, severity === 'error')
    })
    const corners = taken.parts.flatMap(({ number, vertices }) =>
      vertices.map(({ position }, index) => ({
        spot: at(position),
        label: `${number}.${index + 1}`,
        isEnd: index === 0 || index === vertices.length - 1,
      })),
    )
    for (const { spot, label } of corners.toSorted((one, other) => Number(other.isEnd) - Number(one.isEnd))) {
      const place = room.tryLabel(spot, label.length * 1.35, box)
      if (place !== undefined) page.textOnMap(label, place, cornerLook)
    }
  })
  drawScale(page, [box.xMm + 5, box.yMm + box.heightMm - 5], map.scale, text.map)
  drawNorth(page, [box.xMm + 10, box.yMm + 14], text.map.north)
  page.frame(box, { colour: ink.quiet, thickMm: 0.25 })
}

/** A finding's number, white on its colour; errors in a square, warnings in a disc, for printers without colour. */
export function drawFindingMark(page: SheetPage, [xMm, yMm]: Spot, number: number, isError: boolean): void {
  const side = markRadiusMm * 1.8
  if (isError)
    page.box({ xMm: xMm - side / 2, yMm: yMm - side / 2, widthMm: side, heightMm: side }, ink.fault)
  else {
    page.dot([xMm, yMm], markRadiusMm * 2, ink.fault)
    page.dot([xMm, yMm], markRadiusMm * 2 - 0.6, ink.paper)
  }
  page.text(String(number), [xMm, yMm + 0.85], {
    sizePt: number > 99 ? 5 : 7,
    bold: true,
    align: 'middle',
    colour: isError ? ink.paper : ink.fault,
  })
}

/** Places that are taken, so that no number lies on another. */
class Room {
  readonly #taken: Box[] = []

  /** Beside a place, as near as nothing lies there yet. */
  beside([xMm, yMm]: Spot, box: Box): Spot {
    for (let ring = 1; ring <= 6; ring++)
      for (let turn = 0; turn < 8; turn++) {
        const angle = (turn * Math.PI) / 4
        const spot: Spot = [xMm + Math.sin(angle) * ring * 5, yMm - Math.cos(angle) * ring * 5]
        if (this.#take(around(spot, markRadiusMm), box)) return spot
      }
    return [xMm, yMm]
  }

  /** Where a label begins on its baseline; undefined where it has no room. */
  tryLabel([xMm, yMm]: Spot, widthMm: number, box: Box): Spot | undefined {
    for (const [leftMm, baselineMm] of [
      [1.2, -0.9],
      [1.2, 2.9],
      [-1.2 - widthMm, -0.9],
      [-1.2 - widthMm, 2.9],
    ] as const) {
      const label = { xMm: xMm + leftMm, yMm: yMm + baselineMm - 2, widthMm, heightMm: 2.3 }
      if (this.#take(label, box)) return [label.xMm, yMm + baselineMm]
    }
    return undefined
  }

  #take(wanted: Box, within: Box): boolean {
    const isInside =
      wanted.xMm >= within.xMm &&
      wanted.yMm >= within.yMm &&
      wanted.xMm + wanted.widthMm <= within.xMm + within.widthMm &&
      wanted.yMm + wanted.heightMm <= within.yMm + within.heightMm
    if (!isInside || this.#taken.some((other) => overlap(wanted, other))) return false
    this.#taken.push(wanted)
    return true
  }
}

const around = ([xMm, yMm]: Spot, radiusMm: number): Box => ({
  xMm: xMm - radiusMm,
  yMm: yMm - radiusMm,
  widthMm: radiusMm * 2,
  heightMm: radiusMm * 2,
})

const overlap = (one: Box, other: Box): boolean =>
  one.xMm < other.xMm + other.widthMm &&
  other.xMm < one.xMm + one.widthMm &&
  one.yMm < other.yMm + other.heightMm &&
  other.yMm < one.yMm + one.heightMm

/** A bar of a round length of about 5 cm, black and white by quarters, and the scale as a number. */
function drawScale(
  page: SheetPage,
  [xMm, yMm]: Spot,
  scale: number,
  { scale: named, distance }: SheetContent['text']['map'],
): void {
  const longM = roundDown((scale * 60) / 1000)
  const longMm = (longM / scale) * 1000
  page.box({ xMm: xMm - 2, yMm: yMm - 13, widthMm: Math.max(longMm + 10, 48), heightMm: 15 }, ink.paper)
  page.text(named(scale), [xMm, yMm - 8], { sizePt: 10, bold: true, colour: ink.text })
  const bar = { xMm, yMm: yMm - 5.5, widthMm: longMm, heightMm: 1.6 }
  for (const quarter of [0, 2])
    page.box({ ...bar, xMm: xMm + (longMm * quarter) / 4, widthMm: longMm / 4 }, ink.text)
  page.frame(bar, { colour: ink.text, thickMm: 0.2 })
  const look = { sizePt: 7, colour: ink.text } as const
  page.text('0', [xMm, yMm - 0.5], look)
  page.text(distance(longM / 2), [xMm + longMm / 2, yMm - 0.5], { ...look, align: 'middle' })
  page.text(distance(longM), [xMm + longMm, yMm - 0.5], { ...look, align: 'middle' })
}

function drawNorth(page: SheetPage, [xMm, yMm]: Spot, north: string): void {
  page.box({ xMm: xMm - 6, yMm: yMm - 10, widthMm: 12, heightMm: 20 }, ink.paper)
  page.area(
    [
      [xMm, yMm - 8],
      [xMm + 3.2, yMm + 2],
      [xMm, yMm - 0.4],
      [xMm - 3.2, yMm + 2],
    ],
    ink.text,
  )
  page.text(north, [xMm, yMm + 8], { sizePt: 12, bold: true, align: 'middle', colour: ink.text })
}
