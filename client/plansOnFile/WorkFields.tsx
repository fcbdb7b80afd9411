import { Button, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { PlanValues } from './PlanForm.tsx'
import { RemoveRow } from './RemoveRow.tsx'

/** The work plan: what is to be done, by whom, until when. */
export function WorkFields({ form }: { form: UseFormReturnType<PlanValues> }) {
  const { t } = useTranslation('plansOnFile')
  return (
    <section className="plan-rows" aria-label={t('doc.work')}>
      <Text fw={600} size="sm" component="h3">
        {t('doc.work')}
      </Text>
      {form.values.workPlan.map((_, index) => {
        const of = (part: string) => t('rowPart', { part, number: index + 1 })
        return (
          <div key={index} className="plan-row">
            <TextInput
              aria-label={of(t('task'))}
              placeholder={t('task')}
              required
              maxLength={500}
              {...form.getInputProps(`workPlan.${index}.task`)}
            />
            <TextInput
              aria-label={of(t('responsible'))}
              placeholder={t('responsible')}
              required
              maxLength={200}
              {...form.getInputProps(`workPlan.${index}.responsible`)}
            />
            <TextInput
              type="date"
              aria-label={of(t('by'))}
              {...form.getInputProps(`workPlan.${index}.due`)}
            />
            <RemoveRow index={index} onRemove={() => form.removeListItem('workPlan', index)} />
          </div>
        )
      })}
      <Button
        size="xs"
        variant="default"
        onClick={() => form.insertListItem('workPlan', { task: '', responsible: '', due: '' })}
      >
        {t('addTask')}
      </Button>
    </section>
  )
}
