import { Button, NumberInput, SimpleGrid, Stack, Switch, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sealRulesOf, type PolicyRecord } from '../../data/model/policy.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { FormEnd } from './FormEnd.tsx'
import { InstantInput } from './InstantInput.tsx'
import { useServerNow, wholeMinute } from './serverClock.ts'
import { useAct } from './useAct.ts'

const numbers = [
  'barredFactor',
  'trailLimitMin',
  'trailReachM',
  'barrierMaxOffsetM',
  'barrierJoinM',
  'footKmh',
  'vehicleKmh',
  'droneKmh',
  'verificationHours',
  'verificationReachM',
  'foundTrailReachM',
  'reinspectionDays',
] as const

/** The numbers of coverage as they hold, and setting a new version from an instant on. */
export function PolicyForm({ policy }: { policy: PolicyRecord }) {
  const { t } = useTranslation('shell')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const [editing, setEditing] = useState(false)
  if (editing) return <PolicyFields policy={policy} onDone={() => setEditing(false)} />
  return (
    <Stack gap="xs">
      <Text fw={600}>{t('policyVersion', { version: policy.version })}</Text>
      <Text size="sm" c="dimmed">
        {t('validSince', { when: moment(Date.parse(policy.validFrom)) })}
      </Text>
      <dl className="facts">
        {policy.tiers.map((tier) => (
          <div key={tier.id}>
            <dt>{t('baseLimitOf', { tier: nameOf(tier.name) })}</dt>
            <dd>{tier.baseLimitMin}</dd>
          </div>
        ))}
        {policy.tiers.map((tier) => (
          <div key={tier.id}>
            <dt>{t('reinspectionDaysOf', { tier: nameOf(tier.name) })}</dt>
            <dd>{sealRulesOf(policy, tier.id).reinspectionDays}</dd>
          </div>
        ))}
        {numbers.map((field) => (
          <div key={field}>
            <dt>{t(`policy.${field}`)}</dt>
            <dd>{policy[field]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('policy.addEqualRates')}</dt>
          <dd>{t(policy.addEqualRates ? 'yes' : 'no')}</dd>
        </div>
      </dl>
      <OnlyNow right="set-rules">
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('newPolicyVersion')}
        </Button>
      </OnlyNow>
    </Stack>
  )
}

function PolicyFields({ policy, onDone }: { policy: PolicyRecord; onDone: () => void }) {
  const { t } = useTranslation('shell')
  const nameOf = useNameOf()
  const nowMs = wholeMinute(useServerNow())
  const { id: _id, version: _version, validFrom: _validFrom, synthetic: _synthetic, ...rules } = policy
  const form = useForm<typeof rules & { validFromMs: number | null }>({
    initialValues: { ...rules, validFromMs: nowMs },
  })
  const act = useAct(form, { validFrom: 'validFromMs' })
  const set = form.onSubmit(({ validFromMs, ...body }) => {
    if (validFromMs === null) return form.setFieldError('validFromMs', t('required'))
    return act.send(
      {
        method: 'POST',
        address: '/policies',
        body: {
          ...body,
          // An emptied field is a text without anything in it.
          tiers: body.tiers.map((tier) => ({
            ...tier,
            reinspectionDays: Number(tier.reinspectionDays) || null,
          })),
          validFrom: new Date(validFromMs).toISOString(),
        },
      },
      onDone,
    )
  })
  return (
    <form onSubmit={set}>
      <Stack gap="xs">
        <Text fw={600}>{t('newPolicyVersion')}</Text>
        <InstantInput label={t('validFrom')} {...form.getInputProps('validFromMs')} />
        <SimpleGrid cols={2} spacing="xs">
          {policy.tiers.map((tier, index) => (
            <NumberInput
              key={tier.id}
              size="xs"
              label={t('baseLimitOf', { tier: nameOf(tier.name) })}
              min={1}
              {...form.getInputProps(`tiers.${index}.baseLimitMin`)}
            />
          ))}
          {policy.tiers.map((tier, index) => (
            <NumberInput
              key={tier.id}
              size="xs"
              label={t('reinspectionDaysOf', { tier: nameOf(tier.name) })}
              placeholder={t('asOfAllTiers')}
              min={1}
              {...form.getInputProps(`tiers.${index}.reinspectionDays`)}
              value={form.values.tiers[index]?.reinspectionDays ?? ''}
            />
          ))}
          {numbers.map((field) => (
            <NumberInput
              key={field}
              size="xs"
              label={t(`policy.${field}`)}
              min={0}
              {...form.getInputProps(field)}
            />
          ))}
        </SimpleGrid>
        <Switch
          label={t('policy.addEqualRates')}
          {...form.getInputProps('addEqualRates', { type: 'checkbox' })}
        />
        <FormEnd act={act} submit={t('setPolicy')} onCancel={onDone} />
      </Stack>
    </form>
  )
}
