import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DraftFault } from '../../geo/draftFaults.ts'
import { wayRoundReachM, type DraftFigures } from '../../geo/draftFigures.ts'

interface RulesListProps {
  figures: DraftFigures
  barrierMaxOffsetM: number
  onShow: (positions: readonly Position[]) => void
}

/** What a draft must and should keep to; a fault can be shown where it is on the map. */
export function RulesList({ figures, barrierMaxOffsetM, onShow }: RulesListProps) {
  const { t } = useTranslation('plan')
  const { length } = useQuantities()
  const { faults } = figures
  const off = faults.flatMap((fault) => (fault.kind === 'off-home-ground' ? [fault] : []))
  const beyond = faults.flatMap((fault) => (fault.kind === 'beyond-line' ? [fault] : []))
  const crossing = faults.filter((fault) => fault.kind === 'crosses-itself')
  const sum = (parts: readonly { lengthM: number }[]) => parts.reduce((all, { lengthM }) => all + lengthM, 0)
  const openCut = figures.trailsCut.filter((trail) => trail.unsealed)
  return (
    <section aria-label={t('rules')}>
      <h3 className="plan-heading">{t('rules')}</h3>
      <ul className="plan-rules">
        {off.length === 0 ? (
          <Kept text={t('ruleHome')} />
        ) : (
          <Broken
            text={t('faultHome', {
              length: length(sum(off)),
              deepest: length(Math.max(...off.map((part) => part.deepestM))),
            })}
            onShow={() => onShow(placeOf(off))}
          />
        )}
        {beyond.length === 0 ? (
          <Kept text={t('ruleEnds')} />
        ) : (
          <Broken
            text={t('faultEnds', { length: length(sum(beyond)) })}
            onShow={() => onShow(placeOf(beyond))}
          />
        )}
        {crossing.length === 0 ? (
          <Kept text={t('ruleSelf')} />
        ) : (
          <Broken text={t('faultSelf')} onShow={() => onShow(placeOf(crossing))} />
        )}
        {figures.tooFarM < 1 ? (
          <Kept text={t('ruleNear', { length: length(barrierMaxOffsetM) })} />
        ) : (
          <Warned
            text={t('warnFar', { length: length(figures.tooFarM), limit: length(barrierMaxOffsetM) })}
          />
        )}
        {openCut.length === 0 ? (
          <Kept text={t('ruleCut')} />
        ) : (
          <Warned text={t('warnCut', { numbers: openCut.map((trail) => trail.number).join(', ') })} />
        )}
        {figures.openNearEnds.length === 0 ? (
          <Kept text={t('ruleWayRound', { length: length(wayRoundReachM) })} />
        ) : (
          figures.openNearEnds.map((trail) => (
            <Warned
              key={trail.id}
              text={t('warnWayRound', { number: trail.number, length: length(trail.wayRoundM) })}
            />
          ))
        )}
        {figures.crossingsBehind.length === 0 ? (
          <Kept text={t('ruleCrossing')} />
        ) : (
          <Warned text={t('warnCrossing', { count: figures.crossingsBehind.length })} />
        )}
      </ul>
    </section>
  )
}

function placeOf(found: readonly DraftFault[]): Position[] {
  return found.flatMap((fault) => ('path' in fault ? fault.path : [fault.position]))
}

function Kept({ text }: { text: string }) {
  return (
    <li className="plan-quiet">
      <IconCheck size={16} aria-hidden /> <span>{text}</span>
    </li>
  )
}

function Warned({ text }: { text: string }) {
  return (
    <li>
      <IconAlertTriangle size={16} aria-hidden /> <span>{text}</span>
    </li>
  )
}

function Broken({ text, onShow }: { text: string; onShow: () => void }) {
  const { t } = useTranslation('plan')
  return (
    <li className="plan-fault">
      <IconX size={16} stroke={3} aria-hidden />
      <span>{text}</span>
      <button type="button" className="plan-show" onClick={onShow}>
        {t('showFault')}
      </button>
    </li>
  )
}
