import { useTranslation } from 'react-i18next'
import type { Hole } from './rosterRows.ts'
import type { UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface HoleChipProps {
  hole: Hole
  unitRoster: UnitRoster
  /** Undefined for whoever may not. */
  onFill: (() => void) | undefined
}

/** Hours at which a place has too few people, or nobody who leads; hatched, and said in words. */
export function HoleChip({ hole, unitRoster, onFill }: HoleChipProps) {
  const { t } = useTranslation('rosters')
  const { hours, clashText } = useRosterWords(unitRoster)
  const text =
    hole.kind === 'under'
      ? t('hole', { hours: hours(hole), missing: hole.needed - hole.people })
      : t('holeLead', { hours: hours(hole) })
  return onFill === undefined ? (
    <span className="hole-chip" title={clashText(hole)}>
      {text}
    </span>
  ) : (
    <button
      type="button"
      className="hole-chip"
      title={`${clashText(hole)}\n${t('couldTake')}`}
      onClick={onFill}
    >
      {text}
    </button>
  )
}
