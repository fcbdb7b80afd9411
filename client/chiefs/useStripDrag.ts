import { useState, type PointerEvent } from 'react'
import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import { tryPieceAt } from '../../geo/responsibility.ts'
import type { Stretch } from '../../geo/units.ts'
import { edgeNear, metresAt, rowPx, rowTop, snapped, type StripScale } from './stripGeometry.ts'
import type { Answered } from './useResponsibility.ts'

/** What was drawn on the strip and is not saved yet. */
export type StripDraft =
  | ({ kind: 'new'; level: ChiefLevel } & Stretch)
  | { kind: 'move'; level: ChiefLevel; fromM: number; toM: number; leftIds: string[]; rightIds: string[] }

interface Held {
  readonly level: ChiefLevel
  readonly beganM: number
  /** The edge that is held; undefined where a piece is. */
  readonly edgeM: number | undefined
  readonly piece: Stretch & { readonly state: string }
  readonly atM: number
}

interface StripDragProps {
  answered: Answered
  scale: StripScale
  mayChange: boolean
  onPick: (level: ChiefLevel, stretch: Stretch) => void
  onDraft: (draft: StripDraft) => void
}

const edgeReachPx = 6
const snapReachPx = 8
/** Less is a click. */
const leastDragPx = 5

/** Edges are taken and moved, and over what is nobody's somebody is drawn; a click chooses a piece. */
export function useStripDrag(props: StripDragProps) {
  const { answered, scale, mayChange, onPick, onDraft } = props
  const [held, setHeld] = useState<Held | undefined>(undefined)
  const [cursor, setCursor] = useState('default')
  const mPerPx = (scale.toM - scale.fromM) / scale.widthPx
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const y = event.clientY - box.top
    const level = chiefLevel.options.find((one) => rowTop(one) <= y && y < rowTop(one) + rowPx)
    const atM = Math.min(
      Math.max(metresAt(scale, event.clientX - box.left), 0),
      answered.responsibility.lengthM,
    )
    const row = answered.responsibility.levels.find((one) => one.level === level)
    const piece = row && tryPieceAt(row.pieces, atM)
    if (row === undefined || piece === undefined) return undefined
    // Of a narrow piece the middle is left to be taken as a piece.
    const reachM = Math.min(edgeReachPx * mPerPx, (piece.toM - piece.fromM) / 4)
    return { row, piece, atM, edgeM: edgeNear(row.pieces, atM, reachM) }
  }
  const draggedTo = (one: Held): Stretch => {
    const toM = clamp(snapped(one.atM, answered.holds, snapReachPx * mPerPx), one)
    const fromM = one.edgeM ?? clamp(snapped(one.beganM, answered.holds, snapReachPx * mPerPx), one)
    return { fromM: Math.min(fromM, toM), toM: Math.max(fromM, toM) }
  }
  const clamp = (atM: number, { piece, edgeM }: Held) =>
    edgeM === undefined ? Math.min(Math.max(atM, piece.fromM), piece.toM) : atM
  const isDragged = (one: Held) => Math.abs(one.atM - one.beganM) >= leastDragPx * mPerPx
  const finish = (one: Held) => {
    const { level, edgeM, piece } = one
    if (!isDragged(one) || !mayChange) return onPick(level, piece)
    if (edgeM === undefined) {
      const stretch = draggedTo(one)
      if (piece.state !== 'nobody' || stretch.fromM === stretch.toM) return onPick(level, piece)
      return onDraft({ kind: 'new', level, ...stretch })
    }
    const inForce = answered.responsibility.levels
      .find((row) => row.level === level)
      ?.pieces.flatMap(({ stretchIds }) => stretchIds)
    const at = [...new Set(inForce)].flatMap((id) => answered.stretchById.get(id) ?? [])
    const onEdge = (end: 'fromM' | 'toM') =>
      at.filter(({ properties }) => Math.abs(properties[end] - edgeM) < 1)
    const [left, right] = [onEdge('toM'), onEdge('fromM')]
    const lowM = Math.max(0, ...left.map(({ properties }) => properties.fromM + 10))
    const highM = Math.min(
      answered.responsibility.lengthM,
      ...right.map(({ properties }) => properties.toM - 10),
    )
    const toM = Math.min(Math.max(snapped(one.atM, answered.holds, snapReachPx * mPerPx), lowM), highM)
    if (left.length + right.length === 0 || toM === edgeM) return onPick(level, piece)
    const ids = (of: typeof at) => of.map(({ id }) => id)
    return onDraft({ kind: 'move', level, fromM: edgeM, toM, leftIds: ids(left), rightIds: ids(right) })
  }
  return {
    cursor,
    shown:
      held !== undefined &&
      mayChange &&
      isDragged(held) &&
      (held.edgeM !== undefined || held.piece.state === 'nobody')
        ? { level: held.level, ...draggedTo(held) }
        : undefined,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const place = placeOf(event)
        if (place === undefined || event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        const { atM, piece } = place
        setHeld({
          level: place.row.level,
          beganM: atM,
          edgeM: mayChange ? place.edgeM : undefined,
          piece,
          atM,
        })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const place = placeOf(event)
        if (held === undefined) {
          setCursor(
            !mayChange || place === undefined
              ? 'default'
              : place.edgeM !== undefined
                ? 'ew-resize'
                : place.piece.state === 'nobody'
                  ? 'crosshair'
                  : 'pointer',
          )
          return
        }
        const box = event.currentTarget.getBoundingClientRect()
        setHeld({
          ...held,
          atM: Math.min(
            Math.max(metresAt(scale, event.clientX - box.left), 0),
            answered.responsibility.lengthM,
          ),
        })
      },
      onPointerUp: () => {
        if (held !== undefined) finish(held)
        setHeld(undefined)
      },
      onPointerCancel: () => setHeld(undefined),
    },
  }
}
