import './proposals.css'
import { Button, Group, NumberInput, Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patrolLimits } from '../../data/model/closeGaps.ts'
import type { Region, TimeWindow } from '../../geo/units.ts'
import { useProposalTeams, type AskedCloseGaps } from '../api/closeGaps.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ProposedRow, type Proposed } from './ProposedRow.tsx'
import { useCloseGaps } from './useCloseGaps.ts'

interface CloseGapsPanelProps {
  lineId: string
  unitId: string
  window: TimeWindow
  /** The teams that may be sent. */
  teamIds: readonly string[]
  draft: NonNullable<AskedCloseGaps['draft']>
  /** Puts them into the plan, where they can be changed like any other. */
  onTake: (patrols: readonly Proposed[]) => void
  onShow: (region: Region) => void
}

const usualLimits = patrolLimits.parse({})

/** Patrols that would close most of what the plan leaves open, to be taken, changed or refused one by one. */
export function CloseGapsPanel(props: CloseGapsPanelProps) {
  const { lineId, unitId, window, teamIds, draft, onTake } = props
  const { t } = useTranslation('proposals')
  const { number, duration } = useQuantities()
  const teams = useProposalTeams(lineId, window, teamIds.length > 0)
  const { asking, ask, cancel } = useCloseGaps()
  const [limits, setLimits] = useState(usualLimits)
  const [refused, setRefused] = useState<NonNullable<AskedCloseGaps['refused']>>([])
  const [done, setDone] = useState<ReadonlySet<Proposed>>(new Set())
  const own = (teams ?? []).filter(({ key }) => teamIds.includes(key))
  const left = asking.kind === 'answered' ? asking.answer.patrols.filter((one) => !done.has(one)) : []
  const propose = () =>
    void ask({
      lineId,
      unitId,
      from: new Date(window.fromMs).toISOString(),
      to: new Date(window.toMs).toISOString(),
      teams: own,
      limits,
      refused,
      draft,
    })
  const take = (patrols: readonly Proposed[]) => {
    onTake(patrols)
    setDone(new Set([...done, ...patrols]))
  }
  const refuse = (patrol: Proposed) => {
    const { team, fromM, toM, from, to } = patrol
    setRefused([...refused, { team, fromM, toM, from, to }])
    setDone(new Set([...done, patrol]))
  }
  return (
    <section className="close-gaps" aria-label={t('title')}>
      <Text size="sm" fw={600}>
        {t('title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('about')}
      </Text>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <LimitField
          label={t('longestPatrol')}
          value={limits.longestPatrolMin / 60}
          least={limits.shortestPatrolMin / 60}
          most={24}
          onChange={(hours) => setLimits({ ...limits, longestPatrolMin: hours * 60 })}
        />
        <LimitField
          label={t('rest')}
          value={limits.restMin / 60}
          least={0}
          most={48}
          onChange={(hours) => setLimits({ ...limits, restMin: hours * 60 })}
        />
        <LimitField
          label={t('mostHours')}
          value={limits.mostHours}
          least={0}
          most={168}
          onChange={(mostHours) => setLimits({ ...limits, mostHours })}
        />
      </Group>
      {asking.kind === 'running' ? (
        <>
          <Progress value={100 * asking.share} aria-label={t('title')} size="sm" />
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs" role="status">
              {asking.boundWorth === null
                ? t('searching')
                : t('soFar', { worth: number(asking.worth, 1), bound: number(asking.boundWorth, 1) })}
            </Text>
            <Button size="compact-xs" variant="default" onClick={cancel}>
              {t('cancel')}
            </Button>
          </Group>
        </>
      ) : (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" disabled={own.length === 0} onClick={propose}>
            {t(asking.kind === 'answered' ? 'proposeAnew' : 'propose')}
          </Button>
          {left.length > 1 && (
            <Button size="compact-sm" variant="default" onClick={() => take(left)}>
              {t('takeAll', { count: left.length })}
            </Button>
          )}
          {refused.length > 0 && (
            <Button size="compact-sm" variant="subtle" onClick={() => setRefused([])}>
              {t('forgetRefused', { count: refused.length })}
            </Button>
          )}
        </Group>
      )}
      {teamIds.length === 0 && <Text size="xs">{t('noTeams')}</Text>}
      {asking.kind === 'failed' && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {asking.sentence ?? t('failed')}
        </Text>
      )}
      {asking.kind === 'answered' && (
        <>
          <Text size="xs" role="status">
            {asking.answer.patrols.length === 0
              ? t('nothingToPropose')
              : t(asking.answer.isBest ? 'isBest' : 'isNear', {
                  worth: number(asking.answer.worth, 1),
                  bound: number(asking.answer.boundWorth, 1),
                  share: number((100 * asking.answer.worth) / Math.max(asking.answer.boundWorth, 1e-9), 1),
                  held: number(asking.answer.after.heldKmH - asking.answer.before.heldKmH, 1),
                })}
          </Text>
          <ul className="close-gaps-list">
            {left.map((patrol) => (
              <ProposedRow
                key={`${patrol.team} ${patrol.from}`}
                patrol={patrol}
                name={own.find(({ key }) => key === patrol.team)?.name}
                onShow={props.onShow}
                onTake={() => take([patrol])}
                onRefuse={() => refuse(patrol)}
              />
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {t('leftOpen', {
              count: asking.answer.leftCount,
              kmH: number(asking.answer.after.gapKmH, 1),
            })}{' '}
            {t('how', { step: duration(asking.answer.stepMin * 60_000), grid: number(asking.answer.gridM) })}
          </Text>
        </>
      )}
    </section>
  )
}

interface LimitFieldProps {
  label: string
  /** Hours. */
  value: number
  least: number
  most: number
  onChange: (hours: number) => void
}

/** What is typed need be no limit yet: 12 begins with 1. */
function LimitField({ label, value, least, most, onChange }: LimitFieldProps) {
  const [typed, setTyped] = useState<number | string>(value)
  return (
    <NumberInput
      label={label}
      size="xs"
      min={least}
      max={most}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        if (typeof next === 'number' && next >= least && next <= most) onChange(next)
      }}
      onBlur={() => {
        if (typed === '') setTyped(value)
      }}
    />
  )
}
