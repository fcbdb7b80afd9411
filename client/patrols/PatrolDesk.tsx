import { ActionIcon, Button, Group, Select, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import type { BorderLine } from '../../geo/borderLine.ts'
import { dateOfDay, dayMs, dayOfDate, localMsAt } from '../../geo/civilTime.ts'
import { useMayAt } from '../account/useMayAt.ts'
import { useCounty } from '../api/county.ts'
import { usePatrolPlans } from '../api/patrolPlans.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { useServerNow } from '../shell/serverClock.ts'
import { useAct } from '../shell/useAct.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { groundOf } from './unitGround.ts'
import { daysOfWeek, mondayOf, weekWindow } from './week.ts'

const levels = ['prefecture', 'county', 'township', 'village', 'group'] as const

/** Whose week it is, and its plan. */
export function PatrolDesk({ line }: { line: BorderLine }) {
  const { t } = useTranslation('patrolPlans')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { day } = useQuantities()
  const { timeZone } = useCounty()
  const nowMs = useServerNow()
  const mayAt = useMayAt('assign-duty')
  const isPast = useKnownAt() !== undefined
  const [asked, setAsked] = useSearchParams()
  const units = useUnits().data
  const holding = useMemo(
    () =>
      (units ?? [])
        .filter((unit) => groundOf(unit, line) !== undefined)
        .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level)),
    [units, line],
  )
  const unit =
    holding.find(({ id }) => id === asked.get('unit')) ??
    holding.find(({ level }) => level === 'township') ??
    holding[0]
  const askedDay = z.iso.date().safeParse(asked.get('day')).data
  const today = Math.floor(localMsAt(timeZone, nowMs) / dayMs)
  const monday = mondayOf(askedDay === undefined ? today : dayOfDate(askedDay, 'day'))
  const days = useMemo(() => daysOfWeek(timeZone, monday), [timeZone, monday])
  const window = useMemo(() => weekWindow(days), [days])
  // Until the week asked for has answered, plans are those of the one shown before.
  const { data, isPlaceholderData } = usePatrolPlans(window)
  const plans = isPlaceholderData ? undefined : data
  const own = (plans ?? []).filter((plan) => plan.unitId === unit?.id && plan.lineId === line.id)
  const plan = own.find(({ id }) => id === asked.get('plan')) ?? own[0]
  // One object while it is the same: what a plan makes of it is reckoned anew for another.
  const ground = useMemo(() => unit && groundOf(unit, line), [unit, line])
  const act = useAct()
  const ask = (name: string, value: string | null) =>
    setAsked(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  if (units === undefined) return null
  if (unit === undefined || ground === undefined)
    return (
      <Text p="xl" c="dimmed">
        {t('noUnit')}
      </Text>
    )
  const mayPlan = !isPast && mayAt(unit.id)
  const begin = () =>
    act.send(
      {
        method: 'POST',
        address: '/patrol-plans',
        body: {
          lineId: line.id,
          unitId: unit.id,
          name: {
            en: t('planName', {
              lng: 'en',
              unit: unit.name.en,
              day: dayText(window.fromMs, timeZone, 'en-GB'),
            }),
            zh: t('planName', {
              lng: 'zh',
              unit: unit.name.zh,
              day: dayText(window.fromMs, timeZone, 'zh-CN'),
            }),
          },
          from: new Date(window.fromMs).toISOString(),
          to: new Date(window.toMs).toISOString(),
          items: [],
        },
      },
      (answer) => ask('plan', (answer as { id: string }).id),
    )
  return (
    <div className="patrols">
      <Group gap="sm" align="flex-end" className="patrols-head">
        <Select
          label={t('unit')}
          size="xs"
          w={230}
          searchable
          allowDeselect={false}
          limit={80}
          data={holding.map((one) => ({
            value: one.id,
            label: `${nameOf(one.name)} · ${domain(`unitLevel.${one.level}`)}`,
          }))}
          value={unit.id}
          onChange={(id) => ask('unit', id)}
        />
        <Group gap={4} align="center" role="group" aria-label={t('week')} wrap="nowrap">
          <ActionIcon
            variant="default"
            aria-label={t('weekBefore')}
            onClick={() => ask('day', dateOfDay(monday - 7))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <Text size="sm" fw={600} className="patrols-week">
            {`${day(window.fromMs)} – ${day(days[6] ?? 0)}`}
          </Text>
          <ActionIcon
            variant="default"
            aria-label={t('weekAfter')}
            onClick={() => ask('day', dateOfDay(monday + 7))}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </Group>
        {own.length > 1 && (
          <Select
            label={t('plan')}
            size="xs"
            w={240}
            allowDeselect={false}
            data={own.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
            value={plan?.id ?? null}
            onChange={(id) => ask('plan', id)}
          />
        )}
        {plan === undefined && mayPlan && plans !== undefined && (
          <Button size="xs" onClick={() => void begin()} loading={act.sending}>
            {t('begin')}
          </Button>
        )}
      </Group>
      <Refusal sentence={act.refusal} />
      {plans !== undefined && (
        <PlanEditor
          key={`${plan?.id ?? 'none'} ${unit.id} ${window.fromMs}`}
          line={line}
          unit={unit}
          units={units}
          ground={ground}
          days={days}
          plan={plan}
          mayPlan={mayPlan}
        />
      )}
    </div>
  )
}

const dayText = (atMs: number, timeZone: string, locale: string) =>
  new Date(atMs).toLocaleDateString(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
