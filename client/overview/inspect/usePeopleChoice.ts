import { useTranslation } from 'react-i18next'
import { usePeople, useUnits } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'

export interface Choice {
  value: string
  label: string
}

/** People and units to choose from; a unit's own people come first. */
export function usePeopleChoice(unitId: string | undefined): {
  leads: Choice[]
  members: Choice[]
  units: Choice[]
} {
  const { t } = useTranslation('domain')
  const nameOf = useNameOf()
  const people = usePeople().data ?? []
  const units = useUnits().data ?? []
  const sorted = people.toSorted(
    (one, other) => Number(other.unitId === unitId) - Number(one.unitId === unitId),
  )
  const choice = (person: (typeof people)[number]): Choice => ({
    value: person.id,
    label: `${nameOf(person.name)} · ${nameOf(person.post)}`,
  })
  return {
    leads: sorted.filter(({ mayLead }) => mayLead).map(choice),
    members: sorted.map(choice),
    units: units.map((unit) => ({
      value: unit.id,
      label: `${nameOf(unit.name)} · ${t(`unitLevel.${unit.level}`)}`,
    })),
  }
}
