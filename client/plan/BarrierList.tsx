import './life/life.css'
import { Button, Checkbox, ScrollArea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { leastFinishedFirst } from '../../data/model/barrier.ts'
import { useMe } from '../account/me.ts'
import type { ProposalItem } from '../api/barrierLife.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { barrierStandingAt } from './barrierStanding.ts'
import { useMayOn } from './life/useMayOn.ts'
import { useProposalWords } from './life/useProposalWords.ts'
import { waitsFor } from './life/waiting.ts'

interface BarrierListProps {
  barriers: readonly FeatureOf<'barriers'>[]
  proposals: readonly ProposalItem[]
  atMs: number
  openId: string | null | undefined
  comparedIds: readonly string[]
  onOpen: (id: string) => void
  onCompare: (id: string, isCompared: boolean) => void
  onNew: () => void
}

export const mostCompared = 4

export function BarrierList(props: BarrierListProps) {
  const { barriers, proposals, atMs, openId, comparedIds, onOpen, onCompare, onNew } = props
  const { t } = useTranslation('plan')
  const { t: life } = useTranslation('planLife')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const sentWords = useProposalWords()
  const { actor } = useMe()
  const mayOn = useMayOn()
  const [onlyMine, setOnlyMine] = useState(false)
  // By when they were sent: the last one of each barrier stays.
  const lastOf = useMemo(
    () => new Map(proposals.map((each) => [each.barrierId as string, each])),
    [proposals],
  )
  const standing = barriers.map((barrier) => {
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
      ...barrierStandingAt(parts, atMs),
      waits: waitsFor({ parts }, last, waiter, atMs),
    }
  })
  const waiting = standing.filter(({ waits }) => waits !== undefined).length
  const shown = onlyMine && waiting > 0 ? standing.filter(({ waits }) => waits !== undefined) : standing
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
      <ScrollArea className="plan-list" type="auto">
        {barriers.length === 0 && <p className="plan-quiet plan-list-empty">{t('noBarriers')}</p>}
        {leastFinishedFirst.map((status) => {
          const group = shown.filter((each) => each.status === status)
          if (group.length === 0) return null
          return (
            <section key={status} aria-label={domain(`barrierStatus.${status}`)}>
              <h2 className="plan-group">
                {domain(`barrierStatus.${status}`)} <span>{group.length}</span>
              </h2>
              <ul>
                {group.map(({ barrier, last, waits, lengthM, completeM }) => (
                  <li key={barrier.id} className="plan-row" aria-current={barrier.id === openId}>
                    <button type="button" className="plan-open" onClick={() => onOpen(barrier.id)}>
                      <b>{nameOf(barrier.properties.name)}</b>
                      <span className="plan-quiet">
                        {domain(`barrierType.${barrier.properties.type}`)} ·{' '}
                        {completeM > 0 && completeM < lengthM
                          ? t('ofLength', { complete: length(completeM), length: length(lengthM) })
                          : length(lengthM)}
                      </span>
                      {last !== undefined && sentWords(last) !== '' && (
                        <span className="plan-quiet plan-sent">{sentWords(last)}</span>
                      )}
                      {waits !== undefined && (
                        <span className="plan-waits-here">{life(`step.${waits}`)}</span>
                      )}
                      {completeM > 0 && completeM < lengthM && (
                        <span className="plan-progress">
                          <i style={{ width: `${(completeM / lengthM) * 100}%` }} />
                        </span>
                      )}
                    </button>
                    <Checkbox
                      size="xs"
                      aria-label={t('compareThis', { name: nameOf(barrier.properties.name) })}
                      title={t('compareThis', { name: nameOf(barrier.properties.name) })}
                      checked={comparedIds.includes(barrier.id)}
                      disabled={!comparedIds.includes(barrier.id) && comparedIds.length >= mostCompared}
                      onChange={(event) => onCompare(barrier.id, event.currentTarget.checked)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </ScrollArea>
    </>
  )
}
