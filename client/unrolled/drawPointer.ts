import type { Region, Stretch } from '../../geo/units.ts'
import type { Selection } from '../shell/viewState.ts'
import { pxAt } from './chainageAxis.ts'
import { columnOf, isShown, type Pen } from './drawScene.ts'
import { faded, type Ink } from './ink.ts'
import type { StripRows } from './stripRows.ts'
import { pxAtTime } from './timeAxis.ts'
import type { StripRowKind, UnrolledLayout } from './unrolledLayout.ts'

export interface PointerScene {
  layout: UnrolledLayout
  ink: Ink
  selected: readonly SelectedPlace[]
  /** Cells of the chart that a planner's draft would turn from thin to held. */
  turning: readonly Region[]
  pointed: { atM: number; atMs?: number | undefined } | undefined
  /** A stretch being drawn out with the pointer to look nearer at. */
  brush: Stretch | undefined
}

/** Where a selection lies: its stretch, and the row whose bar is outlined. */
export interface SelectedPlace {
  stretch: Stretch
  row: StripRowKind | undefined
  /** Of a moment in the chart. */
  atMs?: number | undefined
}

/** A selection's places on this line; empty where it lies on another. */
export function selectedPlaces(
  selection: Selection | undefined,
  lineId: string,
  rows: StripRows,
): SelectedPlace[] {
  switch (selection?.kind) {
    case 'stretch':
      return selection.lineId === lineId ? [{ stretch: selection, row: undefined }] : []
    case 'moment':
      return selection.lineId === lineId
        ? [{ stretch: { fromM: selection.atM, toM: selection.atM }, row: undefined, atMs: selection.atMs }]
        : []
    case 'trail':
      return rows.trails
        .filter((row) => row.id === selection.id)
        .flatMap((row) =>
          row.meetsLineAtM.map((atM) => ({ stretch: { fromM: atM, toM: atM }, row: 'trails' })),
        )
    case 'checkpoint':
      return rows.checkpoints
        .filter((row) => row.id === selection.id)
        .map((row) => ({ stretch: row.reach ?? { fromM: row.atM, toM: row.atM }, row: 'checkpoints' }))
    case 'barrier':
      return rows.barriers
        .filter((row) => row.id === selection.id)
        .map((row) => ({ stretch: row, row: 'barriers' }))
    case 'device':
      return rows.devices
        .filter((row) => row.id === selection.id)
        .map((row) => ({ stretch: row, row: 'devices' }))
    case 'patrol':
      return rows.patrols
        .filter((row) => row.id === selection.id)
        .map((row) => ({ stretch: row, row: 'patrols' }))
    case 'port':
    case 'trade-point':
    case undefined:
      return []
  }
}

/** Stretches that the page looks at, as if they were selected. */
export const lookedPlaces = (stretches: readonly Stretch[] = []): SelectedPlace[] =>
  stretches.map((stretch) => ({ stretch, row: undefined }))

/** What changes with every movement of the pointer, on a canvas of its own above the picture. */
export function drawPointer(pen: Pen, scene: PointerScene): void {
  const { layout, ink } = scene
  pen.clearRect(0, 0, layout.widthPx, layout.heightPx)
  const topPx = layout.rows.state.topPx - 4 * layout.scale
  const bottomPx = layout.time?.bottomPx ?? layout.labels.topPx
  pen.save()
  pen.beginPath()
  pen.rect(
    layout.chainage.leftPx - 2 * layout.scale,
    0,
    layout.chainage.rightPx - layout.chainage.leftPx + 4 * layout.scale,
    layout.heightPx,
  )
  pen.clip()
  drawTurning(pen, scene)
  for (const place of scene.selected) drawSelected(pen, scene, place, topPx, bottomPx)
  if (scene.brush !== undefined) {
    const { leftPx, widthPx } = columnOf(layout, scene.brush)
    pen.fillStyle = faded(ink.surface.accent, 0.25)
    pen.fillRect(leftPx, topPx, widthPx, bottomPx - topPx)
  }
  drawCrosshair(pen, scene, topPx, bottomPx)
  pen.restore()
}

/** Outlined, as what a draft bars is in the strip; the cell's own state stays to be seen. */
function drawTurning(pen: Pen, { layout, ink, turning }: PointerScene): void {
  const { time } = layout
  if (time === undefined) return
  const edgePx = Math.max(1, Math.round(1.5 * layout.scale))
  pen.strokeStyle = ink.surface.accent
  pen.fillStyle = faded(ink.surface.accent, 0.16)
  pen.lineWidth = edgePx
  for (const region of turning) {
    if (!isShown(layout, region) || region.toMs <= time.fromMs || region.fromMs >= time.toMs) continue
    const { leftPx, widthPx } = columnOf(layout, region)
    const topPx = pxAtTime(time, Math.max(region.fromMs, time.fromMs))
    const heightPx = pxAtTime(time, Math.min(region.toMs, time.toMs)) - topPx
    const shownPx = Math.max(widthPx, edgePx)
    pen.fillRect(leftPx, topPx, shownPx, heightPx)
    pen.strokeRect(leftPx, topPx, shownPx, heightPx)
  }
}

function drawSelected(
  pen: Pen,
  scene: PointerScene,
  place: SelectedPlace,
  topPx: number,
  bottomPx: number,
): void {
  const { layout, ink } = scene
  if (!isShown(layout, place.stretch)) return
  const { leftPx, widthPx } = columnOf(layout, place.stretch)
  const edgePx = Math.max(1, Math.round(1.5 * layout.scale))
  const shownPx = Math.max(widthPx, edgePx)
  pen.fillStyle = faded(ink.surface.accent, 0.14)
  pen.fillRect(leftPx, topPx, shownPx, bottomPx - topPx)
  pen.fillStyle = ink.surface.accent
  pen.fillRect(leftPx - edgePx, topPx, edgePx, bottomPx - topPx)
  pen.fillRect(leftPx + shownPx, topPx, edgePx, bottomPx - topPx)
  if (place.atMs !== undefined && layout.time !== undefined) {
    const yPx = pxAtTime(layout.time, place.atMs)
    if (yPx >= layout.time.topPx && yPx <= layout.time.bottomPx)
      drawRing(pen, ink, { xPx: leftPx, yPx, scale: layout.scale })
  }
  if (place.row === undefined) return
  const band = layout.rows[place.row]
  const aroundPx = 3 * layout.scale
  pen.strokeStyle = ink.surface.accent
  pen.lineWidth = 2 * edgePx
  pen.strokeRect(
    leftPx - aroundPx,
    band.topPx - aroundPx,
    shownPx + 2 * aroundPx,
    band.heightPx + 2 * aroundPx,
  )
}

/** Round the moment that is explained, seen on any state. */
function drawRing(
  pen: Pen,
  ink: Ink,
  { xPx, yPx, scale }: { xPx: number; yPx: number; scale: number },
): void {
  for (const [colour, widthPx] of [
    [ink.surface.page, 5],
    [ink.surface.accent, 2.5],
  ] as const) {
    pen.strokeStyle = colour
    pen.lineWidth = widthPx * scale
    pen.beginPath()
    pen.arc(xPx, yPx, 7 * scale, 0, 2 * Math.PI)
    pen.stroke()
  }
}

function drawCrosshair(pen: Pen, scene: PointerScene, topPx: number, bottomPx: number): void {
  const { layout, ink, pointed } = scene
  if (pointed === undefined || !isShown(layout, { fromM: pointed.atM, toM: pointed.atM })) return
  const thicknessPx = Math.max(1, Math.round(layout.scale))
  const xPx = Math.round(pxAt(layout.chainage, pointed.atM))
  pen.fillStyle = ink.surface.page
  pen.fillRect(xPx - thicknessPx, topPx, thicknessPx * 3, bottomPx - topPx)
  pen.fillStyle = ink.now
  pen.fillRect(xPx, topPx, thicknessPx, bottomPx - topPx)
  if (pointed.atMs === undefined || layout.time === undefined) return
  const yPx = Math.round(pxAtTime(layout.time, pointed.atMs))
  if (yPx < layout.time.topPx || yPx > layout.time.bottomPx) return
  pen.fillRect(layout.chainage.leftPx, yPx, layout.chainage.rightPx - layout.chainage.leftPx, thicknessPx)
}
