import type { KeyboardEvent } from 'react'
import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import { tryPieceAt } from '../../geo/responsibility.ts'
import type { Stretch } from '../../geo/units.ts'
import type { Answered } from './useResponsibility.ts'
import type { StripSight } from './useStripSight.ts'

interface StripKeysProps {
  levels: Answered['responsibility']['levels']
  level: ChiefLevel
  selected: Stretch | undefined
  sight: StripSight
  onPick: (level: ChiefLevel, stretch: Stretch) => void
  onEnter: () => void
}

/** From piece to piece and from level to level, nearer and farther, by keys alone. */
export function stripKeys({ levels, level, selected, sight, onPick, onEnter }: StripKeysProps) {
  const pieces = levels.find((one) => one.level === level)?.pieces ?? []
  const middleM = selected && (selected.fromM + selected.toM) / 2
  const at = middleM === undefined ? undefined : tryPieceAt(pieces, middleM)
  const index = at === undefined ? -1 : pieces.indexOf(at)
  const go = (to: number) => {
    const piece = pieces[Math.min(Math.max(to, 0), pieces.length - 1)]
    if (piece !== undefined) onPick(level, piece)
  }
  const turn = (by: number) => {
    const next = levels[chiefLevel.options.indexOf(level) + by]
    const piece = next && tryPieceAt(next.pieces, middleM ?? 0)
    if (next !== undefined && piece !== undefined) onPick(next.level, piece)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go(index + 1),
    ArrowLeft: () => go(index - 1),
    Home: () => go(0),
    End: () => go(pieces.length - 1),
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
    Enter: onEnter,
    '+': sight.nearer,
    '=': sight.nearer,
    '-': sight.farther,
  }
  return (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'preventDefault'>): void => {
    const act = keys[event.key]
    if (act === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    act()
  }
}
