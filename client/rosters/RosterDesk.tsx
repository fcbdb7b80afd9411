import './rosters.css'
import { Button, Group, SegmentedControl, Tabs, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus, IconPrinter, IconRepeat } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateOfDay } from '../../geo/civilTime.ts'
import { useMay } from '../account/me.ts'
import { useMayOn } from '../account/useMayOn.ts'
import { UnitSelect } from '../admin/UnitSelect.tsx'
import { useKnownAt } from '../knowledge/knownAt.ts'
import { Waiting } from '../shell/Waiting.tsx'
import { ClashTable } from './ClashTable.tsx'
import { HolidayTable } from './HolidayTable.tsx'
import { LeaveTable } from './LeaveTable.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { NeedTable } from './NeedTable.tsx'
import { RosterForms, type OpenForm } from './RosterForms.tsx'
import { RosterRulesPart } from './RosterRulesPart.tsx'
import { RosterSheet } from './RosterSheet.tsx'
import { useRoster, type RosterPlace } from './useRoster.ts'
import { useRosterView } from './useRosterView.ts'
import { WeekGrid } from './WeekGrid.tsx'

/** The roster of a unit over a week or a month, by place or by person, with what it is made of below. */
export function RosterDesk() {
  const { t } = useTranslation('rosters')
  const view = useRosterView()
  const { span, by, unitId, shown } = view
  const unitRoster = useRoster(unitId, shown)
  const [form, setForm] = useState<OpenForm | undefined>(undefined)
  const mayAssign = useMay('assign-duty')
  const mayOn = useMayOn()
  const isPast = useKnownAt() !== undefined
  if (unitRoster === undefined) return <Waiting />
  if (view.sheetOf !== undefined)
    return <RosterSheet placeId={view.sheetOf} unitRoster={unitRoster} view={view} />
  const mayChange = mayAssign && !isPast
  const mayAt = (place: RosterPlace | undefined) =>
    mayChange && place !== undefined && mayOn('assign-duty', place.unitId, place.onLine)
  const { clashes, places, people } = unitRoster
  const lastDay = shown.days.at(-1) ?? 0
  return (
    <div className="rosters">
      <div className="rosters-head">
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Text size="sm" className="rosters-days">
          {dateOfDay(shown.days[0] ?? 0)} – {dateOfDay(lastDay)}
        </Text>
        <Text size="sm" c="dimmed" data-testid="clash-count">
          {t('clashCount', { count: clashes.length })}
        </Text>
      </div>
      <div className="rosters-bar">
        <UnitSelect
          label={undefined}
          aria-label={t('unit')}
          value={unitId ?? null}
          onChange={(chosen) => chosen !== null && view.showUnit(chosen)}
          w={220}
        />
        <Group gap={4} wrap="nowrap">
          <Button variant="default" px={8} aria-label={t('before')} onClick={() => view.step(false)}>
            <IconChevronLeft size={16} aria-hidden />
          </Button>
          <Button variant="default" onClick={view.showToday}>
            {t('today')}
          </Button>
          <Button variant="default" px={8} aria-label={t('after')} onClick={() => view.step(true)}>
            <IconChevronRight size={16} aria-hidden />
          </Button>
        </Group>
        <SegmentedControl
          aria-label={t('spanOf')}
          value={span}
          onChange={(value) => view.showSpan(value === 'month' ? 'month' : 'week')}
          data={[
            { value: 'week', label: t('week') },
            { value: 'month', label: t('month') },
          ]}
        />
        <SegmentedControl
          aria-label={t('sideOf')}
          value={by}
          onChange={(value) => view.showBy(value === 'person' ? 'person' : 'place')}
          data={[
            { value: 'place', label: t('byPlace') },
            { value: 'person', label: t('byPerson') },
          ]}
        />
        <div className="rosters-acts">
          {places[0] !== undefined && (
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => view.showSheet(places[0]?.id)}
            >
              {t('print')}
            </Button>
          )}
          {mayChange && places.length > 0 && (
            <>
              <Button
                variant="default"
                leftSection={<IconRepeat size={16} aria-hidden />}
                onClick={() => setForm({ kind: 'pattern' })}
              >
                {t('addPattern')}
              </Button>
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setForm({ kind: 'new' })}
              >
                {t('addShift')}
              </Button>
            </>
          )}
        </div>
      </div>
      {(by === 'place' ? places : people).length === 0 ? (
        <Text c="dimmed">{t(by === 'place' ? 'noPlaces' : 'noPeople')}</Text>
      ) : span === 'week' ? (
        <WeekGrid unitRoster={unitRoster} view={view} mayAt={mayAt} onForm={setForm} />
      ) : (
        <MonthGrid unitRoster={unitRoster} view={view} />
      )}
      <Tabs defaultValue="clashes" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="clashes">
            {t('clashesOf')} ({clashes.length})
          </Tabs.Tab>
          <Tabs.Tab value="needs">{t('needs')}</Tabs.Tab>
          <Tabs.Tab value="leave">{t('leave')}</Tabs.Tab>
          <Tabs.Tab value="holidays">{t('holidaysTitle')}</Tabs.Tab>
          <Tabs.Tab value="rules">{t('rules')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="clashes" pt="sm">
          <ClashTable unitRoster={unitRoster} mayAt={mayAt} onForm={setForm} />
        </Tabs.Panel>
        <Tabs.Panel value="needs" pt="sm">
          <NeedTable unitRoster={unitRoster} onForm={setForm} />
        </Tabs.Panel>
        <Tabs.Panel value="leave" pt="sm">
          <LeaveTable unitRoster={unitRoster} mayChange={mayChange} onForm={setForm} />
        </Tabs.Panel>
        <Tabs.Panel value="holidays" pt="sm">
          <HolidayTable holidays={unitRoster.holidays} onForm={setForm} />
        </Tabs.Panel>
        <Tabs.Panel value="rules" pt="sm">
          <RosterRulesPart />
        </Tabs.Panel>
      </Tabs>
      {form !== undefined && (
        <RosterForms form={form} unitRoster={unitRoster} shown={shown} onClose={() => setForm(undefined)} />
      )}
    </div>
  )
}
