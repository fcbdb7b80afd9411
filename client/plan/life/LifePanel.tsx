import './life.css'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Right } from '../../../data/model/access.ts'
import type { DraftGround } from '../../../geo/draftGround.ts'
import type { Position } from '../../../geo/units.ts'
import { useMe } from '../../account/me.ts'
import { useMayOn } from '../../account/useMayOn.ts'
import type { FeatureOf } from '../../api/collections.ts'
import { useKnownAt } from '../../knowledge/knownAt.ts'
import { BarrierHistory } from './BarrierHistory.tsx'
import { DecideForm } from './DecideForm.tsx'
import { GroundForm } from './GroundForm.tsx'
import { ProposalView } from './ProposalView.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { metresByStatus, stepsOpen, type LifeStep } from './standing.ts'
import { StepsLine } from './StepsLine.tsx'
import type { Life } from './useLife.ts'
import { WithdrawForm } from './WithdrawForm.tsx'

interface LifePanelProps {
  barrier: FeatureOf<'barriers'>
  life: Life
  ground: DraftGround | undefined
  atMs: number
  hasErrors: boolean
  onShow: (positions: readonly Position[]) => void
}

/** Where a barrier stands on its way, the one next act with what it needs, and what it has been through. */
export function LifePanel({ barrier, life, ground, atMs, hasErrors, onShow }: LifePanelProps) {
  const { t } = useTranslation('planLife')
  const { actor } = useMe()
  const mayOn = useMayOn()
  const isPast = useKnownAt() !== undefined
  const [chosen, setChosen] = useState<LifeStep | undefined>(undefined)
  const { unitId, parts, version } = barrier.properties
  const metres = metresByStatus(parts, atMs)
  const may = (right: Right) => !isPast && mayOn(right, unitId)
  const { next, others } = stepsOpen(metres, may)
  const isOwn = actor.kind === 'account' && life.sent?.sentBy === actor.userName
  // What was recorded as proposed without having been sent can only be taken back and sent.
  const isUnsent = metres.has('proposed') && life.sent === undefined
  const main = next === 'decide' && (isOwn || isUnsent) ? undefined : next
  const step = chosen !== undefined && others.includes(chosen) ? chosen : main
  const done = () => setChosen(undefined)
  const barrierId = barrier.id
  const form = (of: LifeStep) => {
    switch (of) {
      case 'propose':
        return (
          <ProposeForm
            barrierId={barrierId}
            version={version}
            hasErrors={hasErrors}
            isAgain={life.proposals.length > 0}
            onDone={done}
          />
        )
      case 'decide':
        return life.sent && <DecideForm proposal={life.sent} life={life} onDone={done} />
      case 'withdraw':
        return <WithdrawForm barrierId={barrierId} onDone={done} />
      case 'start':
      case 'progress':
      case 'accept':
      case 'repair':
      case 'damage':
      case 'dismantle':
        return <GroundForm step={of} barrierId={barrierId} life={life} onDone={done} />
    }
  }
  return (
    <section className="life" aria-label={t('life')}>
      <StepsLine metres={metres} />
      {life.looked !== undefined && (
        <ProposalView
          proposal={life.looked}
          barrier={barrier}
          life={life}
          ground={ground}
          atMs={atMs}
          onShow={onShow}
        />
      )}
      {isOwn && metres.has('proposed') && <p className="plan-quiet">{t('waitsForOther')}</p>}
      {isUnsent && <p className="plan-quiet">{t('neverSent')}</p>}
      {step !== undefined && <div key={`${barrierId}:${step}`}>{form(step)}</div>}
      {others.length > 0 && (
        <Group gap="xs">
          {[...(main === undefined ? [] : [main]), ...others]
            .filter((each) => each !== step)
            .map((each) => (
              <Button key={each} size="compact-xs" variant="default" onClick={() => setChosen(each)}>
                {t(`step.${each}`)}…
              </Button>
            ))}
        </Group>
      )}
      <BarrierHistory life={life} onShow={onShow} />
    </section>
  )
}
