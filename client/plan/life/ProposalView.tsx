import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import type { DraftGround } from '../../../geo/draftGround.ts'
import type { Position } from '../../../geo/units.ts'
import type { FeatureOf } from '../../api/collections.ts'
import type { ProposalItem } from '../../api/barrierLife.ts'
import { useActorName } from '../../history/useActorName.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { ComparedTable } from '../ComparedTable.tsx'
import { slopeText } from '../terrain/slopeWords.ts'
import { useFindingWords } from '../useFindingWords.ts'
import { useMoney } from '../useMoney.ts'
import { EffectTable } from '../worth/EffectTable.tsx'
import { proposalDifferences } from './proposalDifferences.ts'
import type { Life } from './useLife.ts'

interface ProposalViewProps {
  proposal: ProposalItem
  barrier: FeatureOf<'barriers'>
  life: Life
  ground: DraftGround | undefined
  atMs: number
  onShow: (positions: readonly Position[]) => void
}

/** A barrier as it was sent, whatever became of the drawing since. */
export function ProposalView({ proposal, barrier, life, ground, atMs, onShow }: ProposalViewProps) {
  const { t } = useTranslation('planLife')
  const nameOf = useNameOf()
  const who = useActorName()
  const { moment, day } = useQuantities()
  const { state, sentAt, sentBy, note, decidedAt, decidedBy, decisionNote, remarks } = proposal
  return (
    <section className="life-proposal" aria-label={t('asSent')}>
      <div className="plan-title-row">
        <h3 className="plan-heading">{t('asSent')}</h3>
        {life.isOpened && (
          <ActionIcon
            size="sm"
            variant="subtle"
            aria-label={t('closeProposal')}
            onClick={() => life.say({ openedId: undefined })}
          >
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      <p>
        {t('sentBy', { moment: moment(Date.parse(sentAt)), who: who(sentBy) })}
        {' · '}
        <b>{t(`state.${state}`)}</b>
      </p>
      {note !== '' && <p className="life-word">{note}</p>}
      {decidedAt !== null && (
        <p className="plan-quiet">
          {t('decidedBy', {
            state: t(`state.${state}`),
            moment: moment(Date.parse(decidedAt)),
            who: who(decidedBy ?? ''),
          })}
        </p>
      )}
      {decisionNote !== '' && <p className="life-word">{decisionNote}</p>}
      {state !== 'sent' && <RemarksList remarks={remarks} onShow={onShow} />}
      <Differences proposal={proposal} barrier={barrier} atMs={atMs} />
      <FrozenFigures proposal={proposal} />
      {proposal.effect !== null && (
        <EffectTable
          columns={[{ id: proposal.id, name: '', effect: proposal.effect }]}
          dayName={day(Date.parse(proposal.effect.from))}
        />
      )}
      <FrozenFindings findings={proposal.findings} ground={ground} onShow={onShow} />
      {proposal.countersigns.length > 0 && (
        <ul className="plan-rules">
          {proposal.countersigns.map(({ officeId, by, at, note: letter }) => {
            const office = proposal.offices.find(({ id }) => id === officeId)
            return (
              <li key={officeId}>
                <IconCheck size={16} aria-hidden />
                <span>
                  {t('agreed', { office: office === undefined ? officeId : nameOf(office.name), letter })}
                  <small className="plan-quiet"> {`${who(by)}, ${moment(Date.parse(at))}`}</small>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** Remarks by their numbers on the map. */
export function RemarksList({
  remarks,
  onShow,
}: {
  remarks: ProposalItem['remarks']
  onShow: (positions: readonly Position[]) => void
}) {
  const { t } = useTranslation('planLife')
  const { t: plan } = useTranslation('plan')
  if (remarks.length === 0) return null
  return (
    <ol className="life-remarks" aria-label={t('remarks')}>
      {remarks.map(({ position, text }, index) => (
        <li key={index}>
          <b>{index + 1}</b>
          <span>{text}</span>
          {position !== null && (
            <button type="button" className="plan-show" onClick={() => onShow([position])}>
              {plan('showFault')}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What has changed in the drawing since it was sent, said plainly. */
function Differences({ proposal, barrier, atMs }: Pick<ProposalViewProps, 'proposal' | 'barrier' | 'atMs'>) {
  const { t } = useTranslation('planLife')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  if (proposal.state === 'approved') return null
  const differences = proposalDifferences(proposal, barrier.properties, atMs)
  if (differences === undefined) return null
  const { isSame, renamed, retyped, lengthM, sentLengthM, added, gone } = differences
  if (isSame) return <p className="plan-quiet">{t('asItStands')}</p>
  const { name, type } = barrier.properties
  return (
    <div className="life-differences" role="note">
      <b>{t('changedSince')}</b>
      <ul>
        {Math.abs(lengthM - sentLengthM) >= 0.5 && (
          <li>{t('lengthChanged', { now: number(lengthM), sent: number(sentLengthM) })}</li>
        )}
        {(added > 0 || gone > 0) && <li>{t('partsChanged', { added, gone })}</li>}
        {renamed && <li>{t('nameChanged', { now: nameOf(name), sent: nameOf(proposal.name) })}</li>}
        {retyped && (
          <li>
            {t('typeChanged', {
              now: domain(`barrierType.${type}`),
              sent: domain(`barrierType.${proposal.type}`),
            })}
          </li>
        )}
      </ul>
    </div>
  )
}

function FrozenFigures({
  proposal: { id, figures, terrain, cost, policyVersion, planningVersion },
}: {
  proposal: ProposalItem
}) {
  const { t } = useTranslation('planLife')
  const { t: plan } = useTranslation('plan')
  const { t: ground } = useTranslation('planTerrain')
  const quantities = useQuantities()
  const { number } = quantities
  const money = useMoney(cost.currency)
  const km = (metres: number) => plan('km', { km: number(metres / 1000, 2) })
  const barred = figures.barred.map(formatStretch)
  const cut = figures.trailsCut.map((trail) => trail.number)
  const trailsCut = cut.length === 0 ? number(0) : `${number(cut.length)} (${cut.join(', ')})`
  const rows = [
    { name: plan('newlyBarredRow'), value: () => km(figures.newlyBarredM) },
    { name: plan('length'), value: () => km(figures.lengthM) },
    { name: plan('overlap'), value: () => km(figures.overlapM) },
    {
      name: plan('stretches'),
      value: () => (barred.length === 0 ? plan('nothingBarred') : barred.join(', ')),
    },
    { name: plan('trailsCut'), value: () => trailsCut },
    ...(terrain?.steepest
      ? [
          {
            name: ground('steepest'),
            value: () => slopeText(ground, quantities, terrain.steepest?.slopeDeg ?? 0),
          },
          {
            name: ground('climb'),
            value: () =>
              ground('metresUpDown', { up: number(terrain.climbM), down: number(terrain.descentM) }),
          },
        ]
      : []),
    ...(terrain !== null && terrain.unknownM > 0
      ? [{ name: ground('noElevationShort'), value: () => km(terrain.unknownM) }]
      : []),
    { name: t('cost'), value: () => money(cost.total) },
  ]
  return (
    <>
      <ComparedTable columns={[{ id, name: '' }]} rows={rows} />
      <p className="plan-quiet life-hint">{t('byRules', { policyVersion, planningVersion })}</p>
    </>
  )
}

function FrozenFindings({
  findings,
  ground,
  onShow,
}: {
  findings: ProposalItem['findings']
  ground: DraftGround | undefined
  onShow: (positions: readonly Position[]) => void
}) {
  const { t } = useTranslation('planLife')
  const { t: plan } = useTranslation('plan')
  const words = useFindingWords(ground)
  if (findings.length === 0) return <p className="plan-quiet">{t('noFindings')}</p>
  return (
    <ul className="plan-rules" aria-label={plan('rules')}>
      {findings.map((finding, index) => (
        <li key={index} data-severity={finding.severity}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            <b>{words.name(finding.rule)}</b> {words.detail(finding)}
          </span>
          <button type="button" className="plan-show" onClick={() => onShow(finding.where)}>
            {plan('showFault')}
          </button>
        </li>
      ))}
    </ul>
  )
}
