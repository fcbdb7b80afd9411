import { ActionIcon, Button, Group, SegmentedControl, Select, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Stretch } from '../../geo/units.ts'
import type { PatrolPlanRecord } from '../api/patrolPlans.ts'
import type { UnitItem } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { PatrolChart } from './PatrolChart.tsx'
import { PlanFigures } from './PlanFigures.tsx'
import { PatrolForm } from './PatrolForm.tsx'
import { PlanProposals } from './PlanProposals.tsx'
import { PlanTemplates } from './PlanTemplates.tsx'
import { PublishPlan } from './PublishPlan.tsx'
import { TeamForm } from './TeamForm.tsx'
import { TierTable } from './TierTable.tsx'
import { usePlanDesk } from './usePlanDesk.ts'

export interface PlanEditorProps {
  line: BorderLine
  unit: UnitItem
  units: readonly UnitItem[]
  ground: Stretch
  /** Midnights of the week, the last one its end. */
  days: readonly number[]
  plan: PatrolPlanRecord | undefined
  mayPlan: boolean
}

/** Chart, figures and forms of a week's plan; without a plan only what stands. */
export function PlanEditor(props: PlanEditorProps) {
  const { unit, days, plan, mayPlan } = props
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const desk = usePlanDesk(props)
  const { history, teams, team, autosave } = desk
  const [isTeamOpen, setTeamOpen] = useState<'new' | 'change' | undefined>(undefined)
  const mayChange = plan !== undefined && mayPlan
  return (
    <div className="patrols-desk">
      <section className="patrols-main" aria-label={t('plan')}>
        <Group gap="xs" align="flex-end" className="patrols-bar">
          <Select
            label={t('team')}
            size="xs"
            w={220}
            searchable
            allowDeselect={false}
            limit={80}
            placeholder={t('noTeam')}
            data={teams.own.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
            value={team?.id ?? null}
            onChange={desk.chooseTeam}
          />
          {mayPlan && (
            <Button size="xs" variant="default" onClick={() => setTeamOpen('new')}>
              {t('newTeam')}
            </Button>
          )}
          {mayPlan && team !== undefined && (
            <Button size="xs" variant="default" onClick={() => setTeamOpen('change')}>
              {t('changeTeam')}
            </Button>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('days')}
            value={String(desk.dayShown)}
            onChange={(value) => desk.showDay(Number(value))}
            data={[
              { value: '-1', label: t('wholeWeek') },
              ...days.slice(0, 7).map((atMs, index) => ({ value: String(index), label: desk.dayName(atMs) })),
            ]}
          />
          {mayChange && (
            <Group gap={4}>
              <Tooltip label={t('undo')}>
                <ActionIcon
                  variant="default"
                  aria-label={t('undo')}
                  disabled={!history.canUndo}
                  onClick={history.undo}
                >
                  <IconArrowBackUp size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t('redo')}>
                <ActionIcon
                  variant="default"
                  aria-label={t('redo')}
                  disabled={!history.canRedo}
                  onClick={history.redo}
                >
                  <IconArrowForwardUp size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </Group>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {plan === undefined
            ? t('nothingYet')
            : !mayPlan
              ? t('nobodyMay')
              : teams.own.length === 0
                ? t('noTeams')
                : t('chartHint')}
        </Text>
        <PatrolChart
          coverage={desk.coverage}
          shown={desk.shown}
          nowMs={desk.nowMs}
          items={desk.shownItems}
          teams={teams.byId}
          begunIds={desk.begun.ids}
          clashingIds={desk.clashingIds}
          selectedId={desk.selectedId}
          mayChange={mayChange && team !== undefined}
          onSelect={desk.select}
          onLive={desk.setLive}
          onLet={desk.letGo}
          onKey={desk.pressed}
        />
      </section>
      <aside className="patrols-side">
        {plan !== undefined && (
          <div className="patrols-panel">
            <Text fw={650} size="sm">
              {nameOf(plan.name)}
            </Text>
            <Text size="xs" c="dimmed" role="status">
              {[
                plan.status === 'published' && !autosave.isUnsaved
                  ? t('published')
                  : t(plan.publications.length === 0 ? 'draft' : 'draftAgain'),
                !mayPlan
                  ? ''
                  : autosave.state !== 'saving' && autosave.refusal !== undefined
                    ? `${t('notSaved')}: ${autosave.refusal}`
                    : t(autosave.state === 'saving' || autosave.isUnsaved ? 'saving' : 'saved'),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
            {plan.publications.length > 0 && (
              <details>
                <summary>{`${t('publications')} (${plan.publications.length})`}</summary>
                {plan.publications.toReversed().map(({ at, ...rest }) => (
                  <Text key={at} size="xs">
                    {t('publishedBy', { moment: moment(Date.parse(at)), ...rest })}
                  </Text>
                ))}
              </details>
            )}
            {mayChange && <PublishPlan plan={plan} desk={desk} />}
          </div>
        )}
        <PlanFigures desk={desk} mayFill={mayChange && team !== undefined} />
        {mayChange && <PatrolForm desk={desk} days={days} />}
        {mayChange && <PlanProposals desk={desk} unitId={unit.id} days={days} />}
        {mayChange && <PlanTemplates desk={desk} unitId={unit.id} days={days} />}
        <TierTable desk={desk} />
      </aside>
      {isTeamOpen !== undefined && (
        <TeamForm
          unit={unit}
          lineId={props.line.id}
          team={isTeamOpen === 'change' ? team : undefined}
          onMade={desk.chooseTeam}
          onClose={() => setTeamOpen(undefined)}
        />
      )}
    </div>
  )
}
