import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../../geo/units.ts'
import { useCollection } from '../../api/collections.ts'
import { usePeople } from '../../api/records.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useViewState } from '../../shell/viewState.ts'
import { Facts } from './Facts.tsx'

const levels = ['city', 'county', 'township', 'village'] as const

/** Who answers for a stretch at each of the four levels at the instant shown. */
export function ChiefList({ lineId, fromM, toM }: Stretch & { lineId: string }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { atMs } = useViewState()
  const stretches = useCollection('stretches').data ?? []
  const people = usePeople().data
  const chiefs = (level: (typeof levels)[number]) =>
    stretches
      .filter(
        ({ properties }) =>
          properties.level === level &&
          properties.lineId === lineId &&
          properties.fromM < toM &&
          fromM < properties.toM &&
          Date.parse(properties.from) <= atMs &&
          (properties.to === null || atMs < Date.parse(properties.to)),
      )
      .map(({ id, properties }) => {
        const person = people?.find((one) => one.id === properties.personId)
        return {
          id,
          post: nameOf(properties.post),
          person: person === undefined ? undefined : nameOf(person.name),
        }
      })
  return (
    <Facts
      facts={levels.map((level) => {
        const own = chiefs(level)
        return {
          label: domain(`chiefLevel.${level}`),
          value:
            own.length === 0 ? (
              <Text span size="sm" c="dimmed">
                {t('nobodyAssigned')}
              </Text>
            ) : (
              own.slice(0, 4).map(({ id, post, person }) => (
                <div key={id}>
                  {post}
                  {person !== undefined && ` · ${person}`}
                </div>
              ))
            ),
        }
      })}
    />
  )
}
