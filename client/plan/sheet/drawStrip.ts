import { stepsOf } from '../../../geo/barrierWalk.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import { compileGround } from '../../../geo/draftGround.ts'
import type { Stretch } from '../../../geo/units.ts'
import type { SheetContent } from './sheetContent.ts'
import { ink } from './sheetInk.ts'
import type { Box, SheetPage, Spot } from './sheetPage.ts'
import { roundUp } from './roundScale.ts'

const gutterMm = 26
const rowMm = 4.6
const small = { sizePt: 7, colour: ink.text } as const

/**
 * The line unrolled: how far from it the barrier runs, enlarged upward, with the trails and markers there,
 * and what is barred by it and by what stands.
 */
export function drawStrip(page: SheetPage, box: Box, { text, taken, ground, figures }: SheetContent): void {
  const { strip } = text
  const shown = shownStretch(taken, ground.line.lengthM)
  const left = box.xMm + gutterMm
  const widthMm = box.widthMm - gutterMm - 8
  const xOf = (chainageM: number) => left + ((chainageM - shown.fromM) / (shown.toM - shown.fromM)) * widthMm
  const walked = compileGround(ground)
    .walk.walk(taken.parts.map(({ vertices }) => vertices.map(({ position }) => position)))
    .map((segments) => stepsOf(segments).map(({ nearest }) => nearest))
  const offsets = walked.flat().map(({ offsetM }) => offsetM)
  const topM = roundUp(Math.max(10, ...offsets))
  const bottomM = Math.min(0, ...offsets)
  const profile = { topMm: box.yMm + 9, heightMm: box.heightMm - 9 - 2 * rowMm - 6 }
  const yOf = (offsetM: number) => profile.topMm + ((topM - offsetM) / (topM - bottomM)) * profile.heightMm
  const level = (yMm: number): Spot[] => [
    [left, yMm],
    [left + widthMm, yMm],
  ]
  page.text(strip.title, [box.xMm, box.yMm + 3], { sizePt: 9, bold: true, colour: ink.text })

  page.text(strip.trails, [box.xMm, box.yMm + 7.5], small)
  let free = -Infinity
  for (const { number, meetsLineAtM, unsealed } of ground.trails)
    for (const atM of meetsLineAtM.filter(isIn(shown))) {
      const colour = unsealed ? ink.trailOpen : ink.trailSealed
      const xMm = xOf(atM)
      page.line(
        [
          [xMm, profile.topMm],
          [xMm, yOf(0)],
        ],
        { colour, thickMm: unsealed ? 0.4 : 0.2, ...(unsealed ? {} : { dashMm: [1, 0.8] }) },
      )
      if (xMm < free) continue
      free = xMm + 6
      page.text(String(number), [xMm, box.yMm + 7.5], { ...small, colour, align: 'middle' })
    }

  const metres = { ...small, colour: ink.quiet, align: 'right' } as const
  page.line(level(yOf(topM)), { colour: ink.edge, thickMm: 0.2 })
  page.text(text.map.distance(topM), [left - 1.5, yOf(topM) + 1.5], metres)
  page.line(level(yOf(0)), { colour: ink.boundary, thickMm: 0.6 })
  page.text('0', [left - 1.5, yOf(0) + 0.9], metres)
  for (const path of walked)
    page.line(
      path.map(({ chainageM, offsetM }): Spot => [xOf(chainageM), yOf(offsetM)]),
      { colour: ink.own, thickMm: 0.6 },
    )
  for (const { vertices } of taken.parts)
    for (const { chainageM, offsetM } of vertices) page.dot([xOf(chainageM), yOf(offsetM)], 1.1, ink.own)

  const barredMm = profile.topMm + profile.heightMm + 2
  drawRow(page, box.xMm, barredMm, strip.barred, figures.barred, { shown, xOf, colour: ink.own })
  const standing = ground.standing.map(({ from, to }) => ({ fromM: from, toM: to }))
  drawRow(page, box.xMm, barredMm + rowMm, strip.standing, standing, { shown, xOf, colour: ink.standing })

  const axisMm = barredMm + 2 * rowMm
  page.line(level(axisMm), { colour: ink.quiet, thickMm: 0.2 })
  const stepM = roundUp((shown.toM - shown.fromM) / 14)
  for (let atM = Math.ceil(shown.fromM / stepM) * stepM; atM <= shown.toM; atM += stepM) {
    page.line(
      [
        [xOf(atM), axisMm - 0.6],
        [xOf(atM), axisMm + 0.6],
      ],
      { colour: ink.quiet, thickMm: 0.2 },
    )
    page.text(formatChainage(atM), [xOf(atM), axisMm + 3.6], { ...small, align: 'middle' })
  }
  drawMarkers(page, { shown, xOf, yMm: yOf(0) }, ground.planning?.markers ?? [])
}

interface Axis {
  readonly shown: Stretch
  readonly xOf: (chainageM: number) => number
}

function drawRow(
  page: SheetPage,
  xMm: number,
  yMm: number,
  name: string,
  stretches: readonly Stretch[],
  { shown, xOf, colour }: Axis & { readonly colour: string },
): void {
  page.text(name, [xMm, yMm + 2.9], small)
  for (const { fromM, toM } of stretches) {
    const [from, to] = [Math.max(fromM, shown.fromM), Math.min(toM, shown.toM)]
    if (to <= from) continue
    const widthMm = Math.max(xOf(to) - xOf(from), 0.3)
    page.box({ xMm: xOf(from), yMm: yMm + 0.9, widthMm, heightMm: 2.2 }, colour)
  }
}

/** A marker stands on the line; its number where there is room for it. */
function drawMarkers(
  page: SheetPage,
  { shown, xOf, yMm }: Axis & { readonly yMm: number },
  markers: readonly { readonly number: string; readonly atM: number }[],
): void {
  let free = -Infinity
  for (const { number, atM } of markers
    .filter(({ atM: place }) => isIn(shown)(place))
    .toSorted((one, other) => one.atM - other.atM)) {
    const xMm = xOf(atM)
    page.area(
      [
        [xMm, yMm - 1.8],
        [xMm + 1, yMm],
        [xMm - 1, yMm],
      ],
      ink.boundary,
    )
    if (xMm < free) continue
    free = xMm + number.length * 1.4 + 3
    page.textOnMap(number, [xMm + 1.3, yMm - 0.6], { sizePt: 6, colour: ink.quiet })
  }
}

const isIn =
  ({ fromM, toM }: Stretch) =>
  (atM: number): boolean =>
    fromM <= atM && atM <= toM

/** The barrier's stretch and a tenth of it to either side, a hundred metres at least. */
function shownStretch({ parts }: SheetContent['taken'], lengthM: number): Stretch {
  let [fromM, toM] = [Infinity, -Infinity]
  for (const { chainageM } of parts.flatMap(({ vertices }) => vertices)) {
    fromM = Math.min(fromM, chainageM)
    toM = Math.max(toM, chainageM)
  }
  const besideM = Math.max(100, (toM - fromM) / 10)
  return { fromM: Math.max(0, fromM - besideM), toM: Math.min(lengthM, toM + besideM) }
}
