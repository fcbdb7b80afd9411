import { Button, Checkbox, ScrollArea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { leastFinishedFirst } from '../../data/model/barrier.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { barrierStandingAt } from './barrierStanding.ts'

interface BarrierListProps {
  barriers: readonly FeatureOf<'barriers'>[]
  atMs: number
  openId: string | null | undefined
  comparedIds: readonly string[]
  onOpen: (id: string) => void
  onCompare: (id: string, isCompared: boolean) => void
  onNew: () => void
}

export const mostCompared = 4

export function BarrierList(props: BarrierListProps) {
  const { barriers, atMs, openId, comparedIds, onOpen, onCompare, onNew } = props
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const standing = useMemo(
    () => barriers.map((barrier) => ({ barrier, ...barrierStandingAt(barrier.properties.parts, atMs) })),
    [barriers, atMs],
  )
  return (
    <>
      <OnlyNow right="draw-barriers">
        <div className="plan-list-head">
          <Button fullWidth leftSection={<IconPlus size={16} />} onClick={onNew}>
            {t('newDraft')}
          </Button>
        </div>
      </OnlyNow>
      <ScrollArea className="plan-list" type="auto">
        {barriers.length === 0 && <p className="plan-quiet plan-list-empty">{t('noBarriers')}</p>}
        {leastFinishedFirst.map((status) => {
          const group = standing.filter((each) => each.status === status)
          if (group.length === 0) return null
          return (
            <section key={status} aria-label={domain(`barrierStatus.${status}`)}>
              <h2 className="plan-group">
                {domain(`barrierStatus.${status}`)} <span>{group.length}</span>
              </h2>
              <ul>
                {group.map(({ barrier, lengthM, completeM }) => (
                  <li key={barrier.id} className="plan-row" aria-current={barrier.id === openId}>
                    <button type="button" className="plan-open" onClick={() => onOpen(barrier.id)}>
                      <b>{nameOf(barrier.properties.name)}</b>
                      <span className="plan-quiet">
                        {domain(`barrierType.${barrier.properties.type}`)} ·{' '}
                        {completeM > 0 && completeM < lengthM
                          ? t('ofLength', { complete: length(completeM), length: length(lengthM) })
                          : length(lengthM)}
                      </span>
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
