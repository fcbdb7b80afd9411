import type { Stretch } from '../../geo/units.ts'
import { lookOf, type StateLook } from '../theme/stateLook.ts'
import { chainageTicks, pxAt, tickLabel } from './chainageAxis.ts'
import { columnOf, font, isCoarse, isShown, type DrawScene, type Pen } from './drawScene.ts'
import { patrolsAt } from './hitTest.ts'
import { inLanes } from './lanes.ts'
import { stateStretches } from './stateAt.ts'
import { stripRowKinds, type Band } from './unrolledLayout.ts'

/** The line laid straight: one thin row per kind of thing, on the axis of chainage. */
export function drawStrip(pen: Pen, scene: DrawScene): void {
  const { layout } = scene
  const { chainage, rows, labels } = layout
  drawTicks(pen, scene)
  if (scene.labelled) drawRowNames(pen, scene)
  pen.save()
  pen.beginPath()
  pen.rect(chainage.leftPx - 1, 0, chainage.rightPx - chainage.leftPx + 2, labels.topPx)
  pen.clip()
  drawBeds(pen, scene)
  drawState(pen, scene, rows.state)
  drawInHand(pen, scene, rows.state)
  drawPatrols(pen, scene, rows.patrols)
  drawCheckpoints(pen, scene, rows.checkpoints)
  drawTrails(pen, scene, rows.trails)
  drawBarriers(pen, scene, rows.barriers)
  drawDevices(pen, scene, rows.devices)
  drawChiefs(pen, scene, rows.chiefs)
  pen.restore()
}

function drawTicks(pen: Pen, scene: DrawScene): void {
  const { layout, ink } = scene
  const { scale, chainage, labels, rows } = layout
  const linePx = Math.max(1, Math.round(scale * 0.75))
  pen.font = font(scene, 11)
  pen.textBaseline = 'middle'
  for (const atM of chainageTicks(chainage, 54 * scale)) {
    const xPx = Math.round(pxAt(chainage, atM))
    pen.fillStyle = ink.surface.edge
    pen.fillRect(xPx, rows.state.topPx, linePx, labels.topPx - rows.state.topPx + 4 * scale)
    pen.fillStyle = ink.surface.quiet
    const label = tickLabel(atM)
    const halfPx = pen.measureText(label).width / 2
    pen.textAlign = 'left'
    const leftPx = Math.min(xPx - halfPx, layout.widthPx - 2 * halfPx - 2)
    pen.fillText(label, Math.max(0, leftPx), labels.topPx + labels.heightPx / 2 + scale)
  }
}

function drawRowNames(pen: Pen, scene: DrawScene): void {
  const { layout, ink, words } = scene
  pen.textAlign = 'right'
  pen.textBaseline = 'middle'
  for (const kind of stripRowKinds) {
    const band = layout.rows[kind]
    pen.font = font(scene, 11, kind === 'state' ? 600 : 400)
    pen.fillStyle = kind === 'state' ? ink.surface.text : ink.surface.quiet
    const leftPx = layout.chainage.leftPx - 8 * layout.scale
    pen.fillText(words.rows[kind], leftPx, band.topPx + band.heightPx / 2, leftPx - 4)
  }
}

/** A faint bed under each row, so that an empty row reads as empty and not as missing. */
function drawBeds(pen: Pen, scene: DrawScene): void {
  const { layout, ink } = scene
  const { chainage } = layout
  pen.globalAlpha = 0.5
  pen.fillStyle = ink.surface.raised
  for (const kind of stripRowKinds) {
    const band = layout.rows[kind]
    pen.fillRect(chainage.leftPx, band.topPx, chainage.rightPx - chainage.leftPx, band.heightPx)
  }
  pen.globalAlpha = 1
}

function drawState(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const growPx = Math.round(4 * layout.scale)
  const coarse = isCoarse(layout)
  const edgePx = coarse ? 0 : Math.max(1, Math.round(layout.scale))
  const leastPx = Math.max(1, Math.round((coarse ? 1 : 3) * layout.scale))
  const stretches = stateStretches(scene.coverage?.runsNow ?? []).filter((run) => isShown(layout, run))
  // Of a province hundreds of stretches share a pixel: it is painted once for each look.
  const drawnToPx = new Map<StateLook, number>()
  const isDrawn = (look: StateLook, toPx: number) => {
    const isCovered = toPx <= (drawnToPx.get(look) ?? -1)
    if (!isCovered) drawnToPx.set(look, toPx)
    return isCovered
  }
  for (const { state, ...stretch } of stretches) {
    const { leftPx, widthPx } = columnOf(layout, stretch)
    const look = lookOf(state, scene.kind)
    if (look === 'gap' || widthPx <= 0 || isDrawn(look, leftPx + widthPx)) continue
    pen.fillStyle = scene.rowHatches[look]
    pen.fillRect(leftPx, band.topPx, widthPx, band.heightPx)
  }
  // Gaps last and higher than the band, so that no neighbour covers one.
  for (const { state, ...stretch } of stretches) {
    if (lookOf(state, scene.kind) !== 'gap') continue
    const { leftPx, widthPx } = columnOf(layout, stretch)
    const shownPx = Math.max(widthPx, leastPx)
    if (isDrawn('gap', leftPx + shownPx)) continue
    const [topPx, heightPx] = [band.topPx - growPx, band.heightPx + 2 * growPx]
    pen.fillStyle = ink.gapEdge
    pen.fillRect(leftPx, topPx, shownPx, heightPx)
    pen.fillStyle = scene.rowHatches.gap
    pen.fillRect(leftPx + edgePx, topPx + edgePx, Math.max(shownPx - 2 * edgePx, 1), heightPx - 2 * edgePx)
  }
}

/** A line over what of a gap somebody deals with; broken where the time ran out. */
function drawInHand(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const linePx = Math.max(1, Math.round(1.5 * layout.scale))
  const topPx = band.topPx - Math.round(4 * layout.scale) - 2 * linePx
  pen.fillStyle = ink.surface.text
  for (const { acknowledgement } of scene.coverage?.gapsNow ?? []) {
    if (acknowledgement === null || !isShown(layout, acknowledgement)) continue
    const { leftPx, widthPx } = columnOf(layout, acknowledgement)
    const dashPx = acknowledgement.overdue ? Math.max(2, Math.round(3 * layout.scale)) : Infinity
    for (let atPx = 0; atPx < widthPx; atPx += 2 * dashPx)
      pen.fillRect(leftPx + atPx, topPx, Math.min(dashPx, widthPx - atPx), linePx)
  }
}

/** A bar that leaves a hair of room to its neighbours, and is never lost. */
function bar(scene: DrawScene, stretch: Stretch): { leftPx: number; widthPx: number } {
  const { leftPx, widthPx } = columnOf(scene.layout, stretch)
  const hairPx = Math.max(1, Math.round(scene.layout.scale * 0.75))
  const leastPx = Math.round(2 * scene.layout.scale)
  return { leftPx, widthPx: Math.max(widthPx - hairPx, leastPx) }
}

function drawPatrols(pen: Pen, scene: DrawScene, band: Band): void {
  const { placed, lanes } = inLanes(patrolsAt(scene.rows, scene.atMs))
  const hairPx = lanes > 1 ? 1 : 0
  const lanePx = (band.heightPx - hairPx * (lanes - 1)) / lanes
  pen.fillStyle = scene.ink.surface.patrol
  for (const { item, lane } of placed) {
    if (!isShown(scene.layout, item)) continue
    const { leftPx, widthPx } = bar(scene, item)
    pen.fillRect(leftPx, band.topPx + lane * (lanePx + hairPx), widthPx, Math.max(1, lanePx))
  }
}

function drawCheckpoints(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const sidePx = Math.round(Math.min(band.heightPx, 9 * layout.scale))
  const topPx = band.topPx + Math.round((band.heightPx - sidePx) / 2)
  const edgePx = Math.max(1, 1.25 * layout.scale)
  for (const { reach, staffedNow } of scene.rows.checkpoints) {
    if (reach === null || !isShown(layout, reach)) continue
    const { leftPx, widthPx } = columnOf(layout, reach)
    pen.fillStyle = staffedNow ? ink.surface.patrol : ink.surface.edge
    pen.fillRect(leftPx, band.topPx + band.heightPx / 2 - layout.scale, widthPx, 2 * layout.scale)
  }
  for (const { atM, staffedNow } of scene.rows.checkpoints) {
    if (!isShown(layout, { fromM: atM, toM: atM })) continue
    const leftPx = Math.round(pxAt(layout.chainage, atM) - sidePx / 2)
    pen.fillStyle = staffedNow ? ink.surface.checkpoint : ink.surface.panel
    pen.fillRect(leftPx, topPx, sidePx, sidePx)
    if (staffedNow) continue
    pen.strokeStyle = ink.surface.checkpoint
    pen.lineWidth = edgePx
    pen.strokeRect(leftPx + edgePx / 2, topPx + edgePx / 2, sidePx - edgePx, sidePx - edgePx)
  }
}

/** Open trails stand tall with a head; a seal that nobody verified is half as tall; the rest are short. */
function drawTrails(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const { scale } = layout
  for (const open of [false, true]) {
    for (const trail of scene.rows.trails) {
      if (trail.unsealed !== open) continue
      const share = open ? 1 : trail.status === 'sealed' ? 0.62 : 0.36
      const widthPx = Math.max(1, Math.round((open ? 2.4 : 1.3) * scale))
      const heightPx = Math.round(band.heightPx * share)
      pen.fillStyle = open ? ink.surface.trailOpen : ink.surface.trailSealed
      for (const atM of trail.meetsLineAtM) {
        if (!isShown(layout, { fromM: atM, toM: atM })) continue
        const xPx = Math.round(pxAt(layout.chainage, atM))
        pen.fillRect(xPx - widthPx / 2, band.topPx + band.heightPx - heightPx, widthPx, heightPx)
        if (!open) continue
        pen.beginPath()
        pen.arc(xPx, band.topPx + 3 * scale, 3 * scale, 0, 2 * Math.PI)
        pen.fill()
      }
    }
  }
}

function drawBarriers(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const edgePx = Math.max(1, Math.round(layout.scale))
  for (const barrier of scene.rows.barriers) {
    if (!isShown(layout, barrier)) continue
    const { leftPx, widthPx } = bar(scene, barrier)
    const solid = barrier.status === 'complete'
    if (solid || barrier.status === 'damaged') {
      pen.fillStyle = ink.surface.barrier
      pen.globalAlpha = solid ? 1 : 0.4
      pen.fillRect(leftPx, band.topPx, widthPx, band.heightPx)
      pen.globalAlpha = 1
    }
    if (solid) continue
    pen.strokeStyle = ink.surface.barrierPlanned
    pen.lineWidth = edgePx
    pen.setLineDash([3 * layout.scale, 2 * layout.scale])
    pen.strokeRect(
      leftPx + edgePx / 2,
      band.topPx + edgePx / 2,
      Math.max(1, widthPx - edgePx),
      band.heightPx - edgePx,
    )
    pen.setLineDash([])
  }
  for (const draft of scene.draft) {
    if (!isShown(layout, draft)) continue
    const { leftPx, widthPx } = bar(scene, draft)
    pen.strokeStyle = ink.surface.accent
    pen.lineWidth = 2 * edgePx
    pen.strokeRect(
      leftPx + edgePx,
      band.topPx - edgePx,
      Math.max(2, widthPx - 2 * edgePx),
      band.heightPx + 2 * edgePx,
    )
  }
}

function drawDevices(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink } = scene
  const edgePx = Math.max(1, Math.round(layout.scale))
  for (const device of scene.rows.devices) {
    if (!isShown(layout, device)) continue
    const { leftPx, widthPx } = bar(scene, device)
    if (device.workingNow) {
      pen.fillStyle = ink.surface.device
      pen.fillRect(leftPx, band.topPx, widthPx, band.heightPx)
      continue
    }
    pen.strokeStyle = ink.surface.device
    pen.lineWidth = edgePx
    pen.strokeRect(
      leftPx + edgePx / 2,
      band.topPx + edgePx / 2,
      Math.max(1, widthPx - edgePx),
      band.heightPx - edgePx,
    )
  }
}

function drawChiefs(pen: Pen, scene: DrawScene, band: Band): void {
  const { layout, ink, words } = scene
  pen.font = font(scene, 10)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  for (const chief of scene.rows.chiefs) {
    if (!isShown(layout, chief)) continue
    const { leftPx, widthPx } = bar(scene, chief)
    pen.fillStyle = ink.surface.edge
    pen.fillRect(leftPx, band.topPx, widthPx, band.heightPx)
    const label = fitted(pen, words.nameOf(chief.unit ?? chief.post), widthPx - 8 * layout.scale)
    pen.fillStyle = ink.surface.quiet
    pen.fillText(label, leftPx + widthPx / 2, band.topPx + band.heightPx / 2 + 0.5 * layout.scale)
  }
}

/** The text, shortened with an ellipsis to the width; empty where not even three letters fit. */
function fitted(pen: Pen, text: string, widthPx: number): string {
  if (pen.measureText(text).width <= widthPx) return text
  for (let length = text.length - 1; length >= 3; length--) {
    const shorter = `${text.slice(0, length).trimEnd()}…`
    if (pen.measureText(shorter).width <= widthPx) return shorter
  }
  return ''
}
