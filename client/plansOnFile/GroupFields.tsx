import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PlanFacts } from '../../data/model/planFacts.ts'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import type { PlanValues } from './PlanForm.tsx'
import { RemoveRow } from './RemoveRow.tsx'

interface GroupFieldsProps {
  form: UseFormReturnType<PlanValues>
  unitId: string
  facts: PlanFacts | undefined
}

const roles = ['leader', 'deputy', 'member'] as const

/** The leading group: people on the rosters, or posts that send whom they will. */
export function GroupFields({ form, unitId, facts }: GroupFieldsProps) {
  const { t } = useTranslation('plansOnFile')
  const { members } = usePeopleChoice(unitId)
  const { leadingGroup } = form.values
  const chiefs = suggestedGroup(facts, leadingGroup)
  return (
    <section className="plan-rows" aria-label={t('doc.group')}>
      <Text fw={600} size="sm" component="h3">
        {t('doc.group')}
      </Text>
      {leadingGroup.map((_, index) => {
        const of = (part: string) => t('rowPart', { part, number: index + 1 })
        return (
          <div key={index} className="plan-row">
            <Select
              aria-label={of(t('role'))}
              data={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              allowDeselect={false}
              {...form.getInputProps(`leadingGroup.${index}.role`)}
            />
            <Select
              aria-label={of(t('person'))}
              placeholder={t('personNobody')}
              data={members}
              searchable
              clearable
              limit={80}
              {...form.getInputProps(`leadingGroup.${index}.personId`)}
            />
            <TextInput
              aria-label={of(t('post'))}
              placeholder={t('post')}
              maxLength={200}
              {...form.getInputProps(`leadingGroup.${index}.post`)}
            />
            <RemoveRow index={index} onRemove={() => form.removeListItem('leadingGroup', index)} />
          </div>
        )
      })}
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            form.insertListItem('leadingGroup', {
              role: leadingGroup.length === 0 ? 'leader' : 'member',
              personId: null,
              post: '',
            })
          }
        >
          {t('addMember')}
        </Button>
        {chiefs.length > 0 && (
          <Button
            size="xs"
            variant="default"
            onClick={() => form.setFieldValue('leadingGroup', [...leadingGroup, ...chiefs])}
          >
            {t('fill')}
          </Button>
        )}
      </Group>
    </section>
  )
}

/** The township's chief leads, further ones stand beside, and chiefs above are members; who is named already is not again. */
function suggestedGroup(
  facts: PlanFacts | undefined,
  named: PlanValues['leadingGroup'],
): PlanValues['leadingGroup'] {
  const known = new Set(named.map(({ personId }) => personId))
  let hasLeader = named.some(({ role }) => role === 'leader')
  const group: PlanValues['leadingGroup'] = []
  for (const level of ['township', 'county'] as const)
    for (const { answers } of facts?.chiefs.filter((one) => one.level === level) ?? [])
      for (const { personId } of answers) {
        if (personId === null || known.has(personId)) continue
        known.add(personId)
        const role = level === 'county' ? 'member' : hasLeader ? 'deputy' : 'leader'
        hasLeader ||= role === 'leader'
        group.push({ role, personId, post: '' })
      }
  return group
}
