import { useTranslation } from 'react-i18next'
import { distanceM, locate, pathLengthM } from '../../geo/chainage.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { bearingDeg } from '../../geo/geodesic.ts'
import type { BarrierStatus } from '../../data/model/barrier.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { Chosen } from './editPointer.ts'
import type { DrawingMode } from './terraDrawing.ts'
import type { LiveDrawing, PointerSnap } from './useDrawing.ts'

/** Nearer to the right or lower edge of the map than this, the note stands on the other side. */
const noteRoomPx = { x: 380, y: 90 }

interface SnapNoteProps {
  pointer: PointerSnap
  line: BorderLine
  mode: DrawingMode
  live: LiveDrawing
  paths: readonly (readonly Position[])[]
  chosen: Chosen | undefined
  /** What a part is where it is more than a draft. */
  fixedAs: (part: number) => BarrierStatus | undefined
}

/** At the cursor: how far from the line, where along it, what it snaps to, and what is being drawn. */
export function SnapNote({ pointer, line, mode, live, paths, chosen, fixedAs }: SnapNoteProps) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const { number, length } = useQuantities()
  const { snap, cut, over } = pointer
  const { chainageM, offsetM } = snap ?? locate(line, cut?.position ?? pointer.position)
  // The same distance inside or beyond is not the same thing: beyond says so in words.
  const away =
    offsetM < -0.5
      ? t('beyondLine', { length: length(-offsetM) })
      : t('snapOffset', {
          offset: offsetM < 1000 ? domain('length.m', { m: number(offsetM) }) : length(offsetM),
          chainage: formatChainage(chainageM),
        })
  const isPassing = mode === 'edit' && live.edited === undefined
  const drawn = isPassing ? overText() : drawnText()
  return (
    <div
      className="plan-snap"
      data-left={pointer.x > pointer.widthPx - noteRoomPx.x}
      data-above={pointer.y > pointer.heightPx - noteRoomPx.y}
      style={{ left: pointer.x, top: pointer.y }}
    >
      {[away, what()].filter((text) => text !== '').join(' · ')}
      {drawn !== '' && <span className="plan-snap-drawn">{drawn}</span>}
    </div>
  )

  function what(): string {
    if (mode === 'split') return cutText()
    // What is only passed by snaps to nothing: what counts is what a press would take.
    return isPassing ? '' : snapText()
  }

  function overText(): string {
    if (over === undefined) return ''
    const part = String(over.part + 1)
    const status = fixedAs(over.part)
    if (status !== undefined) return t('partFixed', { part, status: domain(`barrierStatus.${status}`) })
    switch (over.kind) {
      case 'vertex':
        return t('overPoint', { part, point: String((over.vertex ?? 0) + 1) })
      case 'middle':
        return t('overMiddle')
      case 'part':
        return t(over.part === chosen?.part ? 'overPart' : 'overOther', { part })
    }
  }

  function snapText(): string {
    switch (snap?.kind) {
      case 'line':
        return t('snappedLine')
      case 'trail':
        return t('snappedTrail', { what: snap.what })
      case 'barrier-end':
        return t('snappedEnd', { what: snap.what })
      case undefined:
        return t('notSnapped')
    }
  }

  /** Where a click would cut: how long both sides would be. */
  function cutText(): string {
    const path = cut === undefined ? undefined : paths[cut.part]
    if (cut === undefined || path === undefined) return t('cutNothing')
    const before = pathLengthM([...path.slice(0, cut.vertex), cut.position])
    return t('cutHere', { before: length(before), after: length(pathLengthM(path) - before) })
  }

  /** The segments on both sides of the vertex that is dragged. */
  function heldText(edited: readonly (readonly Position[])[]): string {
    const path = chosen === undefined ? undefined : edited[chosen.part]
    const vertex = chosen?.vertex
    if (path === undefined || vertex === undefined) return ''
    return [path[vertex - 1], path[vertex + 1]]
      .flatMap((other) => {
        const here = path[vertex]
        return other === undefined || here === undefined
          ? []
          : [
              t('heldSegment', {
                segment: length(distanceM(other, here)),
                bearing: number(bearingDeg(here, other)),
              }),
            ]
      })
      .join(' | ')
  }

  /** The segment under the pointer, and the whole path with it. */
  function drawnText(): string {
    if (live.edited !== undefined) return heldText(live.edited)
    const path = live.drawn
    const [from, to] = [path?.at(-2), path?.at(-1)]
    if (path === undefined || from === undefined || to === undefined) return ''
    switch (live.mode) {
      case 'draw':
        return t('drawnSegment', {
          segment: length(distanceM(from, to)),
          bearing: number(bearingDeg(from, to)),
          total: length(pathLengthM(path)),
        })
      case 'free':
        return t('drawnFree', { total: length(pathLengthM(path)) })
      case 'along': {
        const [fromM, toM] = [locate(line, path[0]!).chainageM, chainageM]
        return t('drawnAlong', {
          from: formatChainage(fromM),
          to: formatChainage(toM),
          stretch: length(Math.abs(toM - fromM)),
        })
      }
      case 'look':
      case 'edit':
      case 'split':
        return ''
    }
  }
}
