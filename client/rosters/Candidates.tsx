import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { peopleOn } from '../../geo/peopleOn.ts'
import type { RosterShift } from '../../geo/rosterClashes.ts'
import { whoCouldTake } from '../../geo/whoCouldTake.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { RosterPlace, UnitRoster } from './useRoster.ts'
import { useRosterWords } from './useRosterWords.ts'

interface CandidatesProps {
  draft: RosterShift
  place: RosterPlace
  unitRoster: UnitRoster
  onTake: (personId: string, asLead: boolean) => void
}

const atOnce = 8

/** Who could take a shift: who breaks no rule by it and has least to do first, then the others and why not. */
export function Candidates({ draft, place, unitRoster, onTake }: CandidatesProps) {
  const { t } = useTranslation('rosters')
  const { duration } = useQuantities()
  const { personName, clashText } = useRosterWords(unitRoster)
  const [asLead, setAsLead] = useState(draft.leadId === null)
  const [shown, setShown] = useState(atOnce)
  const { roster, people } = unitRoster
  const found = useMemo(() => {
    const on = new Set(peopleOn(draft))
    const asked = people.filter(({ id }) => !on.has(id)).map(({ id }) => id)
    const all = whoCouldTake(roster, draft, asLead, asked)
    // Of those who are alike the place's own unit comes first.
    const own = new Set<string>(people.flatMap(({ id, unitId }) => (unitId === place.unitId ? [id] : [])))
    return all.toSorted(
      (a, b) =>
        a.breaks.length - b.breaks.length || Number(own.has(b.personId)) - Number(own.has(a.personId)),
    )
  }, [roster, draft, asLead, people, place])
  return (
    <section className="candidates" aria-label={t('couldTake')}>
      <h3>{t('couldTake')}</h3>
      <SegmentedControl
        size="xs"
        value={asLead ? 'lead' : 'member'}
        onChange={(value) => setAsLead(value === 'lead')}
        data={[
          { value: 'lead', label: t('asLead') },
          { value: 'member', label: t('asMember') },
        ]}
      />
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('candidatesNone')}
        </Text>
      )}
      <ol>
        {found.slice(0, shown).map(({ personId, breaks, weekMin, nights }) => (
          <li key={personId}>
            <div>
              <b>{personName(personId)}</b>{' '}
              <small>{t('candidateLoad', { week: duration(weekMin * 60_000), nights })}</small>
              {breaks.length === 0 ? (
                <p>
                  <IconCheck size={13} aria-hidden /> {t('candidateFree')}
                </p>
              ) : (
                breaks.map((clash) => (
                  <p key={`${clash.kind} ${clash.fromMs}`}>
                    <IconAlertTriangle size={13} aria-hidden /> {clashText(clash)}
                  </p>
                ))
              )}
            </div>
            <Button size="compact-xs" variant="default" onClick={() => onTake(personId, asLead)}>
              {t('take')}
            </Button>
          </li>
        ))}
      </ol>
      {found.length > shown && (
        <button type="button" className="plain-link" onClick={() => setShown(shown + 4 * atOnce)}>
          {t('candidatesMore', { count: found.length - shown })}
        </button>
      )}
    </section>
  )
}
