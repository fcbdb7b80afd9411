import './life/life.css'
import { Button, ScrollArea, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { leastFinishedFirst } from '../../data/model/barrier.ts'
import { useMe } from '../account/me.ts'
import type { ProposalItem } from '../api/barrierLife.ts'
import { useMayOn } from '../account/useMayOn.ts'
import { useScenarios, type ScenarioItem } from '../api/planning.ts'
import { BarrierRow, mostCompared } from './BarrierRow.tsx'
import { barrierStandingAt } from './barrierStanding.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { barriersFound } from './barriersFound.ts'
import { waitsFor } from './life/waiting.ts'
import { ScenarioDialog } from './scenarios/ScenarioDialog.tsx'
import { ScenarioHead } from './scenarios/ScenarioHead.tsx'
import type { Desk } from './usePlanDesk.ts'

/** So many are seen at a glance; among more one looks for a name or a kilometre. */
const fewBarriers = 20

interface BarrierListProps extends Pick<
  Desk,
  'line' | 'barriers' | 'rules' | 'comparedIds' | 'setComparedIds'
> {
  proposals: readonly ProposalItem[]
  atMs: number
  openId: string | null | undefined
  onOpen: (id: string) => void
  onNew: () => void
}

/**
 * Drafts by the scenario in which they are weighed, and barriers by how far they are. It measures all of
 * them, and stays as it is while the pointer moves.
 */
export const BarrierList = memo(function BarrierList(props: BarrierListProps) {
  const { line, barriers, rules, comparedIds, setComparedIds, proposals, atMs, openId, onOpen, onNew } = props
  const { t } = useTranslation('plan')
  const { t: life } = useTranslation('planLife')
  const { t: domain } = useTranslation('domain')
  const { t: words } = useTranslation('planScenario')
  const scenarios = useScenarios(line.id)
  const [edited, setEdited] = useState<ScenarioItem | 'new' | undefined>(undefined)
  const { actor } = useMe()
  const mayOn = useMayOn()
  const [onlyMine, setOnlyMine] = useState(false)
  const [sought, setSought] = useState('')
  const hasSearch = barriers.length > fewBarriers
  // By when they were sent: the last one of each barrier stays.
  const lastOf = useMemo(
    () => new Map(proposals.map((each) => [each.barrierId as string, each])),
    [proposals],
  )
  const beginsM = useMemo(
    () => new Map(barriers.map(({ id, properties }) => [id, chainageOfFirst(line, properties.parts)])),
    [barriers, line],
  )
  const all = barriers.map((barrier) => {
    const { parts, unitId } = barrier.properties
    const last = lastOf.get(barrier.id)
    const waiter = {
      userName: actor.userName,
      isLocal: actor.kind === 'local',
      may: (right: Parameters<typeof mayOn>[0]) => mayOn(right, unitId),
    }
    return {
      barrier,
      last,
      fromM: beginsM.get(barrier.id),
      standing: barrierStandingAt(parts, atMs),
      waits: waitsFor({ parts }, last, waiter, atMs),
    }
  })
  const mine = all.filter(({ waits }) => waits !== undefined)
  const waiting = mine.length
  const found = useMemo(() => barriersFound(barriers, line, sought), [barriers, line, sought])
  const shown = (onlyMine && waiting > 0 ? mine : all).filter(
    ({ barrier }) => !hasSearch || found.has(barrier.id),
  )
  const isWeighed = ({ barrier, standing }: (typeof all)[number]) =>
    standing.status !== 'complete' &&
    standing.status !== 'removed' &&
    scenarios.some(({ id }) => id === barrier.properties.scenarioId)
  const row = {
    openId,
    comparedIds,
    onOpen,
    onCompare: (id: string, isCompared: boolean) =>
      setComparedIds((before) => (isCompared ? [...before, id] : before.filter((each) => each !== id))),
  }
  return (
    <>
      <OnlyNow right="draw-barriers">
        <div className="plan-list-head">
          <Button fullWidth leftSection={<IconPlus size={16} />} onClick={onNew}>
            {t('newDraft')}
          </Button>
        </div>
      </OnlyNow>
      {waiting > 0 && (
        <OnlyNow>
          <Button
            className="plan-waits"
            size="xs"
            variant={onlyMine ? 'filled' : 'default'}
            aria-pressed={onlyMine}
            onClick={() => setOnlyMine(!onlyMine)}
          >
            {life('waitForMe', { count: waiting })}
          </Button>
        </OnlyNow>
      )}
      {hasSearch && (
        <TextInput
          className="plan-list-search"
          size="xs"
          type="search"
          aria-label={t('searchList')}
          placeholder={t('searchListExample')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      <ScrollArea className="plan-list" type="auto">
        {hasSearch && shown.length === 0 && (
          <p className="plan-quiet plan-list-empty" role="status">
            {t('noneFound')}
          </p>
        )}
        {barriers.length === 0 && <p className="plan-quiet plan-list-empty">{t('noBarriers')}</p>}
        {scenarios.map((scenario) => {
          const weighed = shown.filter(
            (each) => isWeighed(each) && each.barrier.properties.scenarioId === scenario.id,
          )
          const drafts = weighed.map(({ barrier }) => barrier)
          return (
            <section key={scenario.id} className="plan-scenario-group">
              <ScenarioHead
                scenario={scenario}
                drafts={drafts}
                rules={rules}
                onEdit={() => setEdited(scenario)}
                onCompare={() => setComparedIds(drafts.slice(0, mostCompared).map(({ id }) => id))}
              />
              {drafts.length === 0 && <p className="plan-quiet plan-list-empty">{words('empty')}</p>}
              <ul>
                {weighed.map((each) => (
                  <BarrierRow key={each.barrier.id} {...each} withStatus {...row} />
                ))}
              </ul>
            </section>
          )
        })}
        <OnlyNow right="draw-barriers">
          <Button
            className="plan-scenario-new"
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} />}
            onClick={() => setEdited('new')}
          >
            {words('newScenario')}
          </Button>
        </OnlyNow>
        {leastFinishedFirst.map((status) => {
          const group = shown.filter((each) => each.standing.status === status && !isWeighed(each))
          if (group.length === 0) return null
          return (
            <section key={status} aria-label={domain(`barrierStatus.${status}`)}>
              <h2 className="plan-group">
                {domain(`barrierStatus.${status}`)} <span>{group.length}</span>
              </h2>
              <ul>
                {group.map((each) => (
                  <BarrierRow key={each.barrier.id} {...each} {...row} />
                ))}
              </ul>
            </section>
          )
        })}
      </ScrollArea>
      {edited !== undefined && (
        <ScenarioDialog
          lineId={line.id}
          scenario={edited === 'new' ? undefined : edited}
          currency={rules.currency}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
})

/** Where along the line the first of its parts begins. */
function chainageOfFirst(line: BorderLine, parts: readonly { path: readonly Position[] }[]): number {
  const ends = parts.flatMap(({ path }) => [path[0]!, path.at(-1)!])
  return ends.reduce((least, end) => Math.min(least, locate(line, end).chainageM), Infinity)
}
