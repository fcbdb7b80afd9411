import { multiples } from './chainageAxis.ts'
import { columnOf, font, isShown, type DrawScene, type Pen } from './drawScene.ts'
import { hourTicks, pxAtTime, type TimeAxis } from './timeAxis.ts'

/** The space–time chart: every exact cell of chainage × time in its planned state, hours downward. */
export function drawChart(pen: Pen, scene: DrawScene, time: TimeAxis): void {
  const { layout, ink } = scene
  const { leftPx, rightPx } = layout.chainage
  const nowPx = Math.round(pxAtTime(time, scene.atMs))
  pen.save()
  pen.beginPath()
  pen.rect(leftPx, time.topPx, rightPx - leftPx, time.bottomPx - time.topPx)
  pen.clip()
  pen.fillStyle = ink.surface.raised
  pen.fillRect(leftPx, time.topPx, rightPx - leftPx, time.bottomPx - time.topPx)
  const cells = cellsOf(scene, time)
  for (const state of ['held', 'thin', 'unknown'] as const) {
    pen.fillStyle = scene.chartHatches[state]
    fillCells(pen, cells[state], 0)
  }
  if (nowPx < time.bottomPx) {
    pen.fillStyle = ink.ahead
    const topPx = Math.max(nowPx, time.topPx)
    pen.fillRect(leftPx, topPx, rightPx - leftPx, time.bottomPx - topPx)
  }
  drawThreads(pen, scene, time)
  drawGaps(pen, scene, cells.gap, nowPx)
  pen.restore()
}

interface Cell {
  leftPx: number
  topPx: number
  widthPx: number
  heightPx: number
}

function cellsOf(scene: DrawScene, time: TimeAxis): Record<'held' | 'thin' | 'gap' | 'unknown', Cell[]> {
  const cells = { held: [] as Cell[], thin: [] as Cell[], gap: [] as Cell[], unknown: [] as Cell[] }
  for (const slice of scene.coverage?.slices ?? []) {
    if (!isShown(scene.layout, slice)) continue
    const { leftPx, widthPx } = columnOf(scene.layout, slice)
    for (const [fromMs, toMs, state] of slice.runs) {
      const topPx = Math.round(pxAtTime(time, Math.max(fromMs, time.fromMs)))
      const heightPx = Math.round(pxAtTime(time, Math.min(toMs, time.toMs))) - topPx
      if (state === 'gap' || (widthPx > 0 && heightPx > 0))
        cells[state].push({ leftPx, topPx, widthPx, heightPx })
    }
  }
  return cells
}

function fillCells(pen: Pen, cells: readonly Cell[], growPx: number): void {
  pen.beginPath()
  for (const { leftPx, topPx, widthPx, heightPx } of cells)
    pen.rect(leftPx - growPx, topPx - growPx, widthPx + 2 * growPx, heightPx + 2 * growPx)
  pen.fill()
}

/** Kilometres and hours as threads of the cloth, as fine as they can still be told apart. */
function drawThreads(pen: Pen, scene: DrawScene, time: TimeAxis): void {
  const { layout, ink } = scene
  const { chainage, scale } = layout
  const metresPerPx = (chainage.toM - chainage.fromM) / (chainage.rightPx - chainage.leftPx)
  const stepM = [100, 1000, 5000, 10_000, 50_000].find((step) => step / metresPerPx >= 5 * scale)
  const thicknessPx = Math.max(1, Math.round(scale * 0.7))
  pen.fillStyle = ink.thread
  if (stepM !== undefined) {
    for (const atM of multiples(stepM, chainage)) {
      const { leftPx } = columnOf(layout, { fromM: atM, toM: chainage.toM })
      pen.fillRect(leftPx, time.topPx, thicknessPx, time.bottomPx - time.topPx)
    }
  }
  for (const atMs of hourTicks(time, 5 * scale, scene.timeZone))
    pen.fillRect(
      chainage.leftPx,
      Math.round(pxAtTime(time, atMs)),
      chainage.rightPx - chainage.leftPx,
      thicknessPx,
    )
}

/** Gaps over all else, outlined, and never thinner than the eye can find; the future a little quieter. */
function drawGaps(pen: Pen, scene: DrawScene, gaps: readonly Cell[], nowPx: number): void {
  const { ink, layout } = scene
  const leastPx = Math.max(1, Math.round(1.5 * layout.scale))
  const edgePx = Math.max(1, Math.round(layout.scale * 0.8))
  const visible = gaps.map((cell) => ({
    ...cell,
    widthPx: Math.max(cell.widthPx, leastPx),
    heightPx: Math.max(cell.heightPx, leastPx),
  }))
  const past = visible.flatMap((cell) =>
    cell.topPx < nowPx ? [{ ...cell, heightPx: Math.min(cell.heightPx, nowPx - cell.topPx) }] : [],
  )
  const ahead = visible.flatMap((cell) => {
    const topPx = Math.max(cell.topPx, nowPx)
    const heightPx = cell.topPx + cell.heightPx - topPx
    return heightPx > 0 ? [{ ...cell, topPx, heightPx }] : []
  })
  pen.fillStyle = ink.gapAheadEdge
  fillCells(pen, ahead, edgePx)
  pen.fillStyle = ink.gapEdge
  fillCells(pen, past, edgePx)
  pen.fillStyle = ink.gapAhead
  fillCells(pen, ahead, 0)
  pen.fillStyle = scene.chartHatches.gap
  fillCells(pen, past, 0)
}

/** The instant shown, as a line across with its label at the left, and the hours beside the chart. */
export function drawTimes(pen: Pen, scene: DrawScene, time: TimeAxis): void {
  const { layout, ink, words } = scene
  const { scale, chainage } = layout
  const shown = time.fromMs <= scene.atMs && scene.atMs <= time.toMs
  const nowPx = Math.round(pxAtTime(time, scene.atMs))
  if (scene.labelled) {
    pen.textAlign = 'right'
    pen.textBaseline = 'middle'
    let lastPx = -Infinity
    for (const atMs of hourTicks(time, 17 * scale, scene.timeZone)) {
      const tickPx = pxAtTime(time, atMs)
      const yPx = Math.min(Math.max(tickPx, time.topPx + 5 * scale), time.bottomPx - 5 * scale)
      if ((shown && Math.abs(yPx - nowPx) < 15 * scale) || yPx - lastPx < 13 * scale) continue
      lastPx = yPx
      const clock = words.clock(atMs)
      const midnight = clock === '00:00'
      pen.font = font(scene, 11, midnight ? 600 : 400)
      pen.fillStyle = midnight ? ink.surface.text : ink.surface.quiet
      pen.fillText(midnight ? words.day(atMs) : clock, chainage.leftPx - 8 * scale, yPx)
    }
  }
  if (!shown) return
  const thicknessPx = Math.max(2, Math.round(2 * scale))
  pen.fillStyle = ink.surface.page
  pen.fillRect(chainage.leftPx, nowPx - thicknessPx, chainage.rightPx - chainage.leftPx, thicknessPx * 2)
  pen.fillStyle = ink.now
  pen.fillRect(
    chainage.leftPx - 4 * scale,
    nowPx - thicknessPx / 2,
    chainage.rightPx - chainage.leftPx + 4 * scale,
    thicknessPx,
  )
  if (scene.labelled) drawPill(pen, scene, nowPx)
}

function drawPill(pen: Pen, scene: DrawScene, nowPx: number): void {
  const { layout, ink, words } = scene
  const { scale, chainage } = layout
  pen.font = font(scene, 12, 600)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const widthPx = pen.measureText(words.now).width + 16 * scale
  const heightPx = 20 * scale
  const leftPx = chainage.leftPx - 4 * scale - widthPx
  pen.fillStyle = ink.now
  pen.beginPath()
  pen.roundRect(leftPx, nowPx - heightPx / 2, widthPx, heightPx, 4 * scale)
  pen.fill()
  pen.fillStyle = ink.onNow
  pen.fillText(words.now, leftPx + widthPx / 2, nowPx + 0.5 * scale)
}
