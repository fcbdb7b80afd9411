import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { SentAct, WaitingAct } from './outbox.ts'

/** An act of this phone in words: what it says, and when it was seen or, of a gap, entered. */
export function useActWords() {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { t: gaps } = useTranslation('gaps')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  return {
    title: (act: WaitingAct | SentAct): string => {
      switch (act.about) {
        case 'trail': {
          const kind = 'kind' in act ? act.kind : act.event.kind
          return `${t('trailNumber', { number: act.trailNumber })} · ${domain(`trailEvent.${kind}`)}`
        }
        case 'gap': {
          const { fromM, toM } = act.word
          return `${domain('gap')} ${formatChainage(fromM)} – ${formatChainage(toM)} · ${gaps('inHand')}`
        }
        case 'damage':
          return t('barrierDamaged', { name: nameOf(act.barrierName) })
      }
    },
    seen: (act: WaitingAct | SentAct): string => {
      switch (act.about) {
        case 'trail': {
          const seenAt = 'observedAt' in act ? act.observedAt : act.event.observedAt
          return t('observed', { moment: moment(Date.parse(seenAt)) })
        }
        case 'gap':
          return t('entered', { moment: moment(Date.parse(act.pressedAt)) })
        case 'damage':
          return t('observed', { moment: moment(Date.parse(act.report.at)) })
      }
    },
  }
}
