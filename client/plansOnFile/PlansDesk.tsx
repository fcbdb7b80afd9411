import { Button, Group, Select, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standingsOf, standingStates, type FilingStanding } from '../../data/model/filingStanding.ts'
import { dateAt } from '../../geo/civilTime.ts'
import { FormDrawer } from '../admin/FormDrawer.tsx'
import { useUnitNames } from '../admin/useUnitNames.ts'
import { useCounty } from '../api/county.ts'
import {
  useFilingDeadlines,
  usePlanFilings,
  usePlansOnFile,
  type DeadlineItem,
  type PlanItem,
} from '../api/plansOnFile.ts'
import { useUnits } from '../api/records.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { useViewState } from '../shell/viewState.ts'
import { Waiting } from '../shell/Waiting.tsx'
import { DataTable, type TableColumn } from '../table/DataTable.tsx'
import { DeadlineForm } from './DeadlineForm.tsx'
import { NewPlanForm, type NewPlan } from './NewPlanForm.tsx'
import { StandingMark } from './StandingMark.tsx'
import { planRow, type PlanRow } from './planRow.ts'
import { useDaysText } from './useDaysText.ts'

interface PlansDeskProps {
  deadlineId: string | undefined
  onDeadline: (deadlineId: string | undefined) => void
  onOpen: (planId: string) => void
}

type Form = { kind: 'deadline'; deadline?: DeadlineItem } | { kind: 'plan'; given: NewPlan }

const all = 'all'

/** Which unit has filed for a deadline, which is late, and which has nothing; or all plans that there are. */
export function PlansDesk({ deadlineId, onDeadline, onOpen }: PlansDeskProps) {
  const { t } = useTranslation('plansOnFile')
  const { t: domain } = useTranslation('domain')
  const daysText = useDaysText()
  const { timeZone } = useCounty()
  const { atMs } = useViewState()
  const { unitName } = useUnitNames()
  const units = useUnits().data
  const plans = usePlansOnFile().data
  const filings = usePlanFilings().data
  const deadlines = useFilingDeadlines().data
  const [form, setForm] = useState<Form | undefined>(undefined)
  const dateOf = (atInstantMs: number) => dateAt(timeZone, atInstantMs)
  const today = dateOf(atMs)
  // The nearest that is not over, else the last that was.
  const sorted = useMemo(() => (deadlines ?? []).toSorted((a, b) => (a.due < b.due ? -1 : 1)), [deadlines])
  const nearest = sorted.find(({ due }) => due >= today) ?? sorted.at(-1)
  const deadline = deadlineId === all ? undefined : (sorted.find(({ id }) => id === deadlineId) ?? nearest)
  if (units === undefined || plans === undefined || filings === undefined || deadlines === undefined)
    return <Waiting />
  const standings: readonly FilingStanding[] =
    deadline === undefined
      ? []
      : standingsOf(deadline, { units, plans, filings }, today, (instant) => dateOf(Date.parse(instant)))
  const rows: PlanRow[] =
    deadline === undefined
      ? plans.map((plan) => planRow(plan, filings))
      : standings.map((one) => ({ ...one, days: one.plan ?? deadline }))
  const lateCount = standings.filter(({ isLate }) => isLate).length
  const columns: TableColumn<PlanRow>[] = [
    { id: 'unit', title: t('unit'), text: ({ unitId }) => unitName(unitId), isWhole: true },
    {
      id: 'state',
      title: t('state'),
      text: ({ state, isLate }) => t(`state.${state}`) + (isLate ? `, ${t('late')}` : ''),
      renderCell: ({ state, isLate }) => <StandingMark state={state} isLate={isLate} />,
    },
    ...(deadline === undefined
      ? [
          {
            id: 'kind',
            title: t('kind'),
            text: ({ plan }: PlanRow) => (plan === undefined ? '' : t(`kind.${plan.kind}`)),
          },
        ]
      : []),
    { id: 'days', title: t('days'), text: ({ days }) => daysText(days), isWhole: true },
    {
      id: 'filed',
      title: t('filedOn'),
      text: ({ filing }) => (filing === undefined ? '' : dateOf(Date.parse(filing.filedAt))),
      isWhole: true,
    },
    { id: 'number', title: t('version'), text: ({ filing }) => String(filing?.number ?? '') },
  ]
  const titleOf = (one: DeadlineItem) =>
    `${t('deadlineTitle', { kind: t(`kind.${one.kind}`), level: domain(`unitLevel.${one.level}`), from: one.from, to: one.to })} · ${t('dueBy', { date: one.due })}`
  const opened = (plan: PlanItem) => {
    setForm(undefined)
    onOpen(plan.id)
  }
  return (
    <div className="plans-on-file">
      <div className="plans-head">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Group gap="xs" ml="auto">
          <OnlyNow right="set-rules">
            {deadline !== undefined && (
              <Button variant="default" onClick={() => setForm({ kind: 'deadline', deadline })}>
                {t('changeDeadline')}
              </Button>
            )}
            <Button variant="default" onClick={() => setForm({ kind: 'deadline' })}>
              {t('addDeadline')}
            </Button>
          </OnlyNow>
          <OnlyNow right="write-plans">
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setForm({ kind: 'plan', given: { ...deadline, unitId: undefined } })}
            >
              {t('newPlan')}
            </Button>
          </OnlyNow>
        </Group>
      </div>
      <Select
        label={t('deadline')}
        className="plans-deadline"
        data={[
          ...sorted.map((one) => ({ value: one.id as string, label: titleOf(one) })),
          { value: all, label: t('allPlans') },
        ]}
        value={deadline?.id ?? all}
        onChange={(chosen) => onDeadline(chosen ?? undefined)}
        allowDeselect={false}
      />
      {deadlines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noDeadlines')}
        </Text>
      )}
      {deadline !== undefined && (
        <dl className="plans-counts" data-testid="plans-counts">
          {standingStates.map((state) => (
            <Count
              key={state}
              label={t(`state.${state}`)}
              count={standings.filter((one) => one.state === state).length}
              isBad={state === 'missing' || state === 'returned'}
            />
          ))}
          <Count label={t('lateCount')} count={lateCount} isBad />
        </dl>
      )}
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ unitId, plan }) => plan?.id ?? unitId}
        empty={t('noPlans')}
        renderActs={({ plan, unitId }) =>
          plan !== undefined ? (
            <Button size="compact-xs" variant="default" onClick={() => onOpen(plan.id)}>
              {t('open')}
            </Button>
          ) : (
            <OnlyNow right="write-plans" unitId={unitId}>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => setForm({ kind: 'plan', given: { ...deadline, unitId } })}
              >
                {t('begin')}
              </Button>
            </OnlyNow>
          )
        }
      />
      {form !== undefined && (
        <FormDrawer
          title={t(
            form.kind === 'plan' ? 'newPlan' : form.deadline === undefined ? 'addDeadline' : 'changeDeadline',
          )}
          onClose={() => setForm(undefined)}
        >
          {form.kind === 'plan' ? (
            <NewPlanForm
              given={form.given}
              today={today}
              onMade={opened}
              onClose={() => setForm(undefined)}
            />
          ) : (
            <DeadlineForm deadline={form.deadline} today={today} onClose={() => setForm(undefined)} />
          )}
        </FormDrawer>
      )}
    </div>
  )
}

/** A zero is seen as one; what asks for something is framed, not only coloured. */
function Count({ label, count, isBad }: { label: string; count: number; isBad: boolean }) {
  return (
    <div data-asks={isBad && count > 0}>
      <dt>{label}</dt>
      <dd>{count}</dd>
    </div>
  )
}
