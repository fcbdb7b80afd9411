import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProposalItem } from '../api/barrierLife.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { BarrierStanding } from './barrierStanding.ts'
import type { LifeStep } from './life/standing.ts'
import { useProposalWords } from './life/useProposalWords.ts'
import { letterOf } from './worth/letters.ts'

export const mostCompared = 4

export interface BarrierRowProps {
  barrier: FeatureOf<'barriers'>
  standing: BarrierStanding
  /** Where along the line it begins, metres. */
  fromM: number | undefined
  openId: string | null | undefined
  comparedIds: readonly string[]
  /** Where the list itself does not say it. */
  withStatus?: boolean
  /** Its last proposal, and what of it waits for whoever looks. */
  last: ProposalItem | undefined
  waits: LifeStep | undefined
  onOpen: (id: string) => void
  onCompare: (id: string, isCompared: boolean) => void
}

/** A draft or barrier in the list: open it, or compare it. */
export function BarrierRow(props: BarrierRowProps) {
  const {
    barrier,
    standing,
    fromM,
    openId,
    comparedIds,
    withStatus = false,
    last,
    waits,
    onOpen,
    onCompare,
  } = props
  const { t } = useTranslation('plan')
  const { t: life } = useTranslation('planLife')
  const { t: domain } = useTranslation('domain')
  const sentWords = useProposalWords()
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { id, properties } = barrier
  const { status, lengthM, completeM } = standing
  const sent = last === undefined ? '' : sentWords(last)
  const isPartly = completeM > 0 && completeM < lengthM
  const letter = letterOf(comparedIds, id)
  const compare = t('compareThis', { name: nameOf(properties.name) })
  return (
    <li className="plan-row" aria-current={id === openId}>
      <button type="button" className="plan-open" onClick={() => onOpen(id)}>
        <b>{nameOf(properties.name)}</b>
        <span className="plan-quiet">
          {domain(`barrierType.${properties.type}`)} ·{' '}
          {isPartly
            ? t('ofShort', { complete: length(completeM), length: length(lengthM) })
            : length(lengthM)}
          {fromM !== undefined && ` · K${Math.floor(Math.round(fromM) / 1000)}`}
          {withStatus && ` · ${domain(`barrierStatus.${status}`)}`}
        </span>
        {sent !== '' && <span className="plan-quiet plan-sent">{sent}</span>}
        {waits !== undefined && <span className="plan-waits-here">{life(`step.${waits}`)}</span>}
        {isPartly && (
          <span className="plan-progress">
            <i style={{ width: `${(completeM / lengthM) * 100}%` }} />
          </span>
        )}
      </button>
      {letter !== undefined && <b className="plan-letter">{letter}</b>}
      <Checkbox
        size="xs"
        aria-label={compare}
        title={compare}
        checked={letter !== undefined}
        disabled={letter === undefined && comparedIds.length >= mostCompared}
        onChange={(event) => onCompare(id, event.currentTarget.checked)}
      />
    </li>
  )
}
