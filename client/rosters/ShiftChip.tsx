import { IconAlertTriangle, IconPhone, IconStarFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { RosterClash } from '../../geo/rosterClashes.ts'
import type { ShiftItem } from '../api/records.ts'
import type { UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'
import type { RosterSide } from './useRosterView.ts'

interface ShiftChipProps {
  shift: ShiftItem
  by: RosterSide
  rowId: string
  clashes: readonly RosterClash[]
  unitRoster: UnitRoster
  mayChange: boolean
  onOpen: () => void
  onDrag: (begins: boolean) => void
}

/** A shift in a cell: its hours, who leads it, who else is on it, and what is wrong with it. */
export function ShiftChip(props: ShiftChipProps) {
  const { shift, by, rowId, clashes, unitRoster, mayChange, onOpen, onDrag } = props
  const { t } = useTranslation('rosters')
  const { personName, placeName, hours, clashText } = useRosterWords(unitRoster)
  const window = { fromMs: Date.parse(shift.from), toMs: Date.parse(shift.to) }
  const kinds = [...new Set(clashes.map(({ kind }) => kind))]
  const others = peopleOn(shift).filter((id) => id !== shift.leadId)
  const said = t('shiftTitle', {
    place: placeName(shift.place.id),
    hours: hours(window),
    people:
      peopleOn(shift)
        .map((id) => (id === shift.leadId ? `${personName(id)} (${t('lead')})` : personName(id)))
        .join(', ') || t('nobody'),
  })
  return (
    <button
      type="button"
      className="shift-chip"
      data-clash={kinds.length > 0}
      data-on-call={shift.onCall}
      draggable={mayChange}
      title={[said, ...clashes.map(clashText), ...(mayChange ? [t('drag')] : [])].join('\n')}
      onClick={onOpen}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', shift.id)
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
    >
      <b>
        {hours(window)}
        {shift.onCall && (
          <>
            {' '}
            <IconPhone size={11} aria-hidden /> {t('onCall')}
          </>
        )}
      </b>
      {by === 'place' ? (
        <>
          {shift.leadId !== null && (
            <span>
              <IconStarFilled size={10} aria-label={t('lead')} /> {personName(shift.leadId)}
            </span>
          )}
          {others.map((id) => (
            <span key={id}>{personName(id)}</span>
          ))}
          {peopleOn(shift).length === 0 && <span>{t('nobody')}</span>}
        </>
      ) : (
        <span>
          {shift.leadId === rowId && <IconStarFilled size={10} aria-label={t('lead')} />}{' '}
          {placeName(shift.place.id)}
        </span>
      )}
      {kinds.length > 0 && (
        <em>
          <IconAlertTriangle size={12} aria-hidden /> {kinds.map((kind) => t(`short.${kind}`)).join(', ')}
        </em>
      )}
    </button>
  )
}
