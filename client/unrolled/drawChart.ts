import { multiples, pxAt } from './chainageAxis.ts'
import { font, isCoarse, type ChartScene, type Pen } from './drawScene.ts'
import { paintChart, type ChartPlot } from './paintChart.ts'
import { hourTicks, pxAtTime, type TimeAxis } from './timeAxis.ts'

/** The space–time chart: chainage × time in its states, hours downward. */
export function drawChart(pen: Pen, scene: ChartScene, time: TimeAxis): void {
  const { layout, ink, chartTiles } = scene
  const { leftPx, rightPx } = layout.chainage
  const [widthPx, heightPx] = [rightPx - leftPx, time.bottomPx - time.topPx]
  if (chartTiles === undefined) {
    pen.fillStyle = ink.surface.raised
    pen.fillRect(leftPx, time.topPx, widthPx, heightPx)
    return
  }
  const pixels = paintChart(scene.raster, plotOf(scene, time), chartTiles)
  const bytes = new Uint8ClampedArray(pixels.buffer as ArrayBuffer)
  pen.putImageData(new ImageData(bytes, widthPx, heightPx), leftPx, time.topPx)
}

function plotOf(scene: ChartScene, time: TimeAxis): ChartPlot {
  const { layout, atMs, knownUntilMs } = scene
  const { chainage, scale } = layout
  const [widthPx, heightPx] = [chainage.rightPx - chainage.leftPx, time.bottomPx - time.topPx]
  const metresPerPx = (chainage.toM - chainage.fromM) / widthPx
  const msPerPx = (time.toMs - time.fromMs) / heightPx
  return {
    widthPx,
    heightPx,
    metresAt: (xPx) => chainage.fromM + (xPx + 0.5) * metresPerPx,
    instantAt: (yPx) => time.fromMs + (yPx + 0.5) * msPerPx,
    aheadFromPx: Math.round(pxAtTime(time, knownUntilMs ?? atMs)) - time.topPx,
    ...threads(scene, time),
    edgePx: isCoarse(layout) ? 0 : Math.max(1, Math.round(scale * 0.8)),
  }
}

/** Kilometres and hours as threads of the cloth, as fine as they can still be told apart. */
function threads(scene: ChartScene, time: TimeAxis): Pick<ChartPlot, 'threadColumns' | 'threadRows'> {
  const { chainage, scale } = scene.layout
  const threadColumns = new Uint8Array(chainage.rightPx - chainage.leftPx)
  const threadRows = new Uint8Array(time.bottomPx - time.topPx)
  const metresPerPx = (chainage.toM - chainage.fromM) / threadColumns.length
  const stepM = [100, 1000, 5000, 10_000, 50_000, 100_000].find((step) => step / metresPerPx >= 5 * scale)
  const thicknessPx = Math.max(1, Math.round(scale * 0.7))
  if (stepM !== undefined)
    for (const atM of multiples(stepM, chainage)) {
      const atPx = Math.round(pxAt(chainage, atM)) - chainage.leftPx
      threadColumns.fill(1, Math.max(0, atPx), atPx + thicknessPx)
    }
  for (const atMs of hourTicks(time, 5 * scale, scene.timeZone)) {
    const atPx = Math.round(pxAtTime(time, atMs)) - time.topPx
    threadRows.fill(1, Math.max(0, atPx), atPx + thicknessPx)
  }
  return { threadColumns, threadRows }
}

/** Where evidence ends and the plan goes on: a broken line, named on either side. */
export function drawKnownUntil(pen: Pen, scene: ChartScene, time: TimeAxis): void {
  const { layout, ink, words, knownUntilMs } = scene
  if (knownUntilMs === undefined || knownUntilMs <= time.fromMs || knownUntilMs >= time.toMs) return
  const { scale, chainage } = layout
  const yPx = Math.round(pxAtTime(time, knownUntilMs))
  pen.strokeStyle = ink.now
  pen.lineWidth = Math.max(1, Math.round(1.5 * scale))
  pen.setLineDash([6 * scale, 4 * scale])
  pen.beginPath()
  pen.moveTo(chainage.leftPx, yPx)
  pen.lineTo(chainage.rightPx, yPx)
  pen.stroke()
  pen.setLineDash([])
  const heightPx = 16 * scale
  pen.font = font(scene, 10.5, 600)
  pen.textAlign = 'right'
  pen.textBaseline = 'middle'
  const rightPx = chainage.rightPx - 6 * scale
  const name = (text: string, topPx: number) => {
    if (topPx < time.topPx || topPx + heightPx > time.bottomPx) return
    const widthPx = pen.measureText(text).width + 12 * scale
    pen.fillStyle = ink.surface.panel
    pen.beginPath()
    pen.roundRect(rightPx - widthPx, topPx, widthPx, heightPx, 3 * scale)
    pen.fill()
    pen.fillStyle = ink.surface.text
    pen.fillText(text, rightPx - 6 * scale, topPx + heightPx / 2 + 0.5 * scale)
  }
  name(`▲ ${words.known}`, yPx - heightPx - 5 * scale)
  name(`▼ ${words.ahead}`, yPx + 5 * scale)
}

/** The instant shown, as a line across with its label at the left, and the hours beside the chart. */
export function drawTimes(pen: Pen, scene: ChartScene, time: TimeAxis): void {
  const { layout, ink, words } = scene
  const { scale, chainage } = layout
  const shown = time.fromMs <= scene.atMs && scene.atMs <= time.toMs
  const nowPx = Math.round(pxAtTime(time, scene.atMs))
  if (scene.labelled) {
    pen.textAlign = 'right'
    pen.textBaseline = 'middle'
    let lastPx = -Infinity
    for (const atMs of hourTicks(time, 14 * scale, scene.timeZone)) {
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

function drawPill(pen: Pen, scene: ChartScene, nowPx: number): void {
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
