import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyRecord } from '../../data/model/policy.ts'
import { useNameOf } from '../i18n/language.ts'
import { InstantInput } from './InstantInput.tsx'
import { Refusal } from './Refusal.tsx'
import { useServerNow, wholeMinute } from './serverClock.ts'
import { useAct } from './useAct.ts'

/** Reckons coverage, which every other page can do without. */
const TierEffects = lazy(async () => ({
  default: (await import('../patrols/TierEffects.tsx')).TierEffects,
}))

/** Orders a warning tier from an instant on, with who orders it and why. */
export function TierForm({ policy, current }: { policy: PolicyRecord; current: string }) {
  const { t } = useTranslation('shell')
  const nameOf = useNameOf()
  const nowMs = wholeMinute(useServerNow())
  const form = useForm<{ tier: string; fromMs: number | null; orderedBy: string; reason: string }>({
    initialValues: { tier: current, fromMs: nowMs, orderedBy: '', reason: '' },
  })
  const act = useAct(form, { from: 'fromMs' })
  const order = form.onSubmit(({ tier, fromMs, orderedBy, reason }) => {
    if (fromMs === null) return form.setFieldError('fromMs', t('required'))
    if (orderedBy.trim() === '') return form.setFieldError('orderedBy', t('required'))
    return act.send(
      {
        method: 'POST',
        address: '/tier-orders',
        body: {
          tier,
          from: new Date(fromMs).toISOString(),
          orderedBy: { en: orderedBy, zh: orderedBy },
          reason,
        },
      },
      () => form.setValues({ orderedBy: '', reason: '' }),
    )
  })
  return (
    <form onSubmit={order}>
      <Stack gap="xs">
        <Group grow align="flex-start">
          <NativeSelect
            label={t('orderTier')}
            data={policy.tiers.map((tier) => ({ value: tier.id, label: nameOf(tier.name) }))}
            {...form.getInputProps('tier')}
          />
          <InstantInput label={t('from')} {...form.getInputProps('fromMs')} />
        </Group>
        {form.values.tier !== current && form.values.fromMs !== null && (
          <Suspense>
            <TierEffects
              tier={form.values.tier}
              tierName={nameOf(policy.tiers.find(({ id }) => id === form.values.tier)!.name)}
              fromMs={form.values.fromMs}
            />
          </Suspense>
        )}
        <TextInput label={t('orderedByLabel')} withAsterisk {...form.getInputProps('orderedBy')} />
        <Textarea label={t('reason')} autosize minRows={2} {...form.getInputProps('reason')} />
        <Refusal sentence={act.refusal} />
        <Button type="submit" loading={act.sending} disabled={form.values.tier === current}>
          {t('giveOrder')}
        </Button>
      </Stack>
    </form>
  )
}
