import {
  ActionIcon,
  Button,
  Fieldset,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { barrierType, difficulty } from '../../data/model/barrier.ts'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import { useMay } from '../account/me.ts'
import { bothNames } from '../i18n/bothNames.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useAct } from '../shell/useAct.ts'
import { SlopeRules } from './terrain/SlopeRules.tsx'

const numbers = ['minimumLengthM', 'neighbourGapM', 'onLineM', 'markerSightM', 'sightStripM'] as const

/** The numbers that drafts are judged by, what a metre costs, and whose word is asked before approval. */
export function PlanningRulesForm({ rules }: { rules: PlanningRules & { version: number } }) {
  const { t } = useTranslation('planRules')
  const { t: domain } = useTranslation('domain')
  const maySet = useMay('set-rules')
  const mayNow = useKnownAt() === undefined && maySet
  const { id: _id, synthetic: _synthetic, version, ...standing } = rules
  const form = useForm({ initialValues: standing })
  const act = useAct(form)
  const set = form.onSubmit(({ countersigns, currency, ...numbered }) =>
    act.send({
      method: 'PUT',
      address: '/planning-rules',
      version,
      body: {
        ...numbered,
        currency: currency.trim().toUpperCase(),
        countersigns: countersigns.map(({ id, name }) => ({ id, name: bothNames(name.en, name.zh) })),
      },
    }),
  )
  const lookOnly = { readOnly: !mayNow, hideControls: true, size: 'xs' } as const
  return (
    <form onSubmit={set}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {version === 0 ? t('firstPrices') : t('rulesVersion', { version })}
        </Text>
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs" className="plan-rule-numbers">
          {numbers.map((field) => (
            <NumberInput
              key={field}
              {...lookOnly}
              label={t(`number.${field}`)}
              suffix={` ${t('metres', { metres: '' }).trim()}`}
              min={0}
              decimalScale={2}
              {...form.getInputProps(field)}
            />
          ))}
        </SimpleGrid>
        <table className="plan-prices">
          <caption>{t('pricesLong')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <TextInput
                  size="xs"
                  w={72}
                  maxLength={3}
                  aria-label={t('currency')}
                  readOnly={!mayNow}
                  {...form.getInputProps('currency')}
                />
              </th>
              {difficulty.options.map((level) => (
                <th key={level} scope="col">
                  {t(`difficulty.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {barrierType.options.map((type) => (
              <tr key={type}>
                <th scope="row">{domain(`barrierType.${type}`)}</th>
                {difficulty.options.map((level) => (
                  <td key={level}>
                    <NumberInput
                      {...lookOnly}
                      aria-label={`${domain(`barrierType.${type}`)}, ${t(`difficulty.${level}`)}`}
                      min={0}
                      decimalScale={2}
                      thousandSeparator=","
                      {...form.getInputProps(`prices.${type}.${level}`)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <SlopeRules form={form} readOnly={!mayNow} />
        <Fieldset legend={t('countersigns')}>
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {t(form.values.countersigns.length === 0 ? 'countersignsNone' : 'countersignsLong')}
            </Text>
            {form.values.countersigns.map(({ id }, index) => (
              <Group key={id} gap="xs" wrap="nowrap" align="flex-end">
                {(['zh', 'en'] as const).map((language) => (
                  <TextInput
                    key={language}
                    size="xs"
                    flex={1}
                    maxLength={200}
                    readOnly={!mayNow}
                    label={t(`office.${language}`)}
                    {...form.getInputProps(`countersigns.${index}.name.${language}`)}
                  />
                ))}
                {mayNow && (
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('removeOffice', { number: index + 1 })}
                    onClick={() => form.removeListItem('countersigns', index)}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            ))}
            {mayNow && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() =>
                  form.insertListItem('countersigns', {
                    id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
                    name: { en: '', zh: '' },
                  })
                }
              >
                {t('addOffice')}
              </Button>
            )}
          </Stack>
        </Fieldset>
        <Refusal sentence={act.refusal} />
        {mayNow ? (
          <Button type="submit" loading={act.sending} disabled={!form.isDirty()}>
            {t('setRules')}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t('rulesOthers')}
          </Text>
        )}
      </Stack>
    </form>
  )
}
