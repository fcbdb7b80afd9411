import { Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useUnitNames } from '../admin/useUnitNames.ts'
import type { PlanItem } from '../api/plansOnFile.ts'
import { usePeopleChoice } from '../overview/inspect/usePeopleChoice.ts'
import { AskedButton } from '../shell/AskedButton.tsx'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'

interface FileFormProps {
  plan: PlanItem
  isDirty: boolean
  /** How many parts keep it from being filed; undefined while that is worked out. */
  lacks: number | undefined
  onFiled: (filingId: string) => void
}

const made = z.object({ id: z.string() })

/** Signing a plan and filing it, as it is saved. */
export function FileForm({ plan, isDirty, lacks, onFiled }: FileFormProps) {
  const { t } = useTranslation('plansOnFile')
  const { members } = usePeopleChoice(plan.unitId)
  const { unitName } = useUnitNames()
  const [signedById, setSigned] = useState<string | null>(null)
  const act = useAct()
  const isWhole = lacks === 0
  const who = members.find(({ value }) => value === signedById)?.label ?? t('signedAccount')
  const file = () =>
    void act.send(
      {
        method: 'POST',
        address: `/plans-on-file/${plan.id}/file`,
        version: plan.version,
        body: { signedById },
      },
      (answer) => onFiled(made.parse(answer).id),
    )
  return (
    <section className="plan-act" aria-label={t('fileTo')}>
      <Stack gap="xs">
        <Text fw={650} size="sm" component="h2">
          {t('fileTo')}
        </Text>
        <Select
          label={t('signedBy')}
          placeholder={t('signedNobody')}
          data={members}
          searchable
          clearable
          limit={80}
          value={signedById}
          onChange={setSigned}
        />
        <Text size="xs" c="dimmed">
          {isDirty
            ? t('fileFirst')
            : lacks !== undefined && lacks > 0
              ? t('errors', { count: lacks })
              : t('fileNote')}
        </Text>
        <Refusal sentence={act.refusal} />
        {isDirty || !isWhole ? (
          <Button disabled>{t('file')}</Button>
        ) : (
          <AskedButton
            label={t('file')}
            question={t('fileQuestion', { unit: unitName(plan.unitId), who })}
            keep={t('keepDraft')}
            variant="filled"
            width={320}
            loading={act.sending}
            onConfirm={file}
          />
        )}
      </Stack>
    </section>
  )
}
