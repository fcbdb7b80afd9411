import { useTranslation } from 'react-i18next'
import { locate } from '../../geo/chainage.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { PointerSnap } from './useDrawing.ts'

/** Nearer to the right or lower edge of the map than this, the note stands on the other side. */
const noteRoomPx = { x: 380, y: 90 }

/** At the cursor: how far from the line, where along it, and what it snaps to. */
export function SnapNote({ pointer, line }: { pointer: PointerSnap; line: BorderLine }) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const { number, length } = useQuantities()
  const { snap } = pointer
  const { chainageM, offsetM } = snap ?? locate(line, pointer.position)
  // The same distance inside or beyond is not the same thing: beyond says so in words.
  const away =
    offsetM < -0.5
      ? t('beyondLine', { length: length(-offsetM) })
      : t('snapOffset', {
          offset: offsetM < 1000 ? domain('length.m', { m: number(offsetM) }) : length(offsetM),
          chainage: formatChainage(chainageM),
        })
  return (
    <div
      className="plan-snap"
      data-left={pointer.x > pointer.widthPx - noteRoomPx.x}
      data-above={pointer.y > pointer.heightPx - noteRoomPx.y}
      style={{ left: pointer.x, top: pointer.y }}
    >
      {away} · {snapText()}
    </div>
  )

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
}
