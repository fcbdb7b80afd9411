import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RosterClash } from '../../geo/rosterClashes.ts'
import type { UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface ClashListProps {
  /** What the list is of. */
  title: string
  clashes: readonly RosterClash[]
  unitRoster: UnitRoster
}

const atOnce = 12

/** So that no kind is hidden behind many of another. */
function oneOfEachFirst(clashes: readonly RosterClash[]): RosterClash[] {
  const firsts = clashes.filter(
    ({ kind }, index) => clashes.findIndex((other) => other.kind === kind) === index,
  )
  return [...firsts, ...clashes.filter((clash) => !firsts.includes(clash))]
}

/** What would be against the rules, before anything is saved. */
export function ClashList({ title, clashes, unitRoster }: ClashListProps) {
  const { t } = useTranslation('rosters')
  const { clashText } = useRosterWords(unitRoster)
  return (
    <div className="clash-list" role="status" data-clash={clashes.length > 0}>
      <b>{title}</b>
      {clashes.length === 0 ? (
        <p>
          <IconCheck size={14} aria-hidden /> {t('wouldNot')}
        </p>
      ) : (
        <ul>
          {oneOfEachFirst(clashes)
            .slice(0, atOnce)
            .map((clash) => (
              <li key={`${clash.kind} ${clash.fromMs} ${clash.shiftIds.join(' ')} ${clashText(clash)}`}>
                <IconAlertTriangle size={14} aria-hidden /> {clashText(clash)}
              </li>
            ))}
          {clashes.length > atOnce && <li>{t('candidatesMore', { count: clashes.length - atOnce })}</li>}
        </ul>
      )}
    </div>
  )
}
