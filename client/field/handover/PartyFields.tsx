import { useTranslation } from 'react-i18next'
import type { PersonItem } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { Stepper } from '../report/Stepper.tsx'
import type { Party } from './dutyParty.ts'

interface PartyFieldsProps {
  title: string
  party: Party
  people: readonly PersonItem[]
  onChange: (party: Party) => void
}

const mostOthers = 100

/** Who is on: the lead, those of the roster, and how many more. */
export function PartyFields({ title, party, people, onChange }: PartyFieldsProps) {
  const { t } = useTranslation('fieldHandover')
  const nameOf = useNameOf()
  const { leadId, personIds, others } = party
  const named = (person: PersonItem) => `${nameOf(person.name)} · ${nameOf(person.post)}`
  const chosen = people.filter(({ id }) => personIds.includes(id))
  const free = people.filter(({ id }) => id !== leadId && !personIds.includes(id))
  return (
    <section className="field-card" aria-label={title}>
      <h2 className="field-heading">{title}</h2>
      <label className="field-label">
        {t('lead')}
        <select
          className="field-input"
          value={leadId ?? ''}
          onChange={(event) => {
            const next = event.currentTarget.value || null
            onChange({ ...party, leadId: next, personIds: personIds.filter((id) => id !== next) })
          }}
        >
          <option value="">{t('noLead')}</option>
          {people
            .filter(({ id, mayLead }) => mayLead || id === leadId)
            .map((person) => (
              <option key={person.id} value={person.id}>
                {named(person)}
              </option>
            ))}
        </select>
      </label>
      {leadId === null && <p className="field-quiet">{t('leadNeeded')}</p>}
      <ul className="field-list">
        {chosen.map((person) => (
          <li key={person.id} className="field-row">
            <span>{named(person)}</span>
            <button
              type="button"
              className="field-button"
              aria-label={t('notHere', { who: nameOf(person.name) })}
              onClick={() => onChange({ ...party, personIds: personIds.filter((id) => id !== person.id) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <label className="field-label">
          {t('addPerson')}
          <select
            className="field-input"
            value=""
            onChange={(event) => onChange({ ...party, personIds: [...personIds, event.currentTarget.value] })}
          >
            <option value="">{t('choosePerson')}</option>
            {free.map((person) => (
              <option key={person.id} value={person.id}>
                {named(person)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Stepper
        label={t('others')}
        value={others}
        most={mostOthers}
        onChange={(next) => onChange({ ...party, others: next })}
      />
    </section>
  )
}
