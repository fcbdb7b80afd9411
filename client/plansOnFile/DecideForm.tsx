import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilingRemark } from '../../data/model/planFiling.ts'
import { planSection, sectionsOfPlan } from '../../data/model/planOnFile.ts'
import type { FilingItem } from '../api/plansOnFile.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { RemoveRow } from './RemoveRow.tsx'

const whole = 'whole'

/** The unit above accepts what was filed, or returns it with remarks. */
export function DecideForm({ filing }: { filing: FilingItem }) {
  const { t } = useTranslation('plansOnFile')
  const [note, setNote] = useState('')
  const [remarks, setRemarks] = useState<readonly FilingRemark[]>([])
  const act = useAct()
  const say = (index: number, said: Partial<FilingRemark>) =>
    setRemarks(remarks.map((one, at) => (at === index ? { ...one, ...said } : one)))
  const decide = (decision: 'accept' | 'return', body: object) =>
    void act.send({
      method: 'POST',
      address: `/plan-filings/${filing.id}/${decision}`,
      version: filing.version,
      body,
    })
  const isSaid = remarks.every(({ text }) => text.trim() !== '')
  const hasWhy = remarks.length > 0 || note.trim() !== ''
  return (
    <section className="plan-act" aria-label={t('decide')}>
      <Stack gap="xs">
        <Text fw={650} size="sm" component="h2">
          {t('decide')}
        </Text>
        {remarks.map((remark, index) => {
          const of = (part: string) => t('rowPart', { part, number: index + 1 })
          return (
            <div key={index} className="plan-row">
              <Select
                aria-label={of(t('remarkOn'))}
                data={[
                  { value: whole, label: t('remarkWhole') },
                  ...sectionsOfPlan[filing.kind].map((value) => ({ value, label: t(`section.${value}`) })),
                ]}
                allowDeselect={false}
                value={remark.section ?? whole}
                onChange={(value) => say(index, { section: planSection.nullable().catch(null).parse(value) })}
              />
              <TextInput
                aria-label={of(t('remark'))}
                placeholder={t('remark')}
                maxLength={1000}
                value={remark.text}
                onChange={(event) => say(index, { text: event.currentTarget.value })}
              />
              <RemoveRow index={index} onRemove={() => setRemarks(remarks.filter((_, at) => at !== index))} />
            </div>
          )
        })}
        <Button
          size="xs"
          variant="default"
          onClick={() => setRemarks([...remarks, { section: null, text: '' }])}
        >
          {t('addRemark')}
        </Button>
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Refusal sentence={act.refusal} />
        {!hasWhy && (
          <Text size="xs" c="dimmed">
            {t('sayWhy')}
          </Text>
        )}
        <Group grow>
          <Button
            variant="default"
            loading={act.sending}
            disabled={!hasWhy || !isSaid}
            onClick={() => decide('return', { note, remarks })}
          >
            {t('return')}
          </Button>
          <Button
            loading={act.sending}
            disabled={remarks.length > 0}
            onClick={() => decide('accept', { note })}
          >
            {t('accept')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
