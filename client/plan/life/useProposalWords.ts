import { useTranslation } from 'react-i18next'
import type { BarrierProposal } from '../../../data/model/barrierProposal.ts'
import { useCounty } from '../../api/county.ts'
import { useLanguage } from '../../i18n/language.ts'

/** A proposal in the list: where it lies; empty where nobody waits for anything of it. */
export function useProposalWords(): (proposal: BarrierProposal) => string {
  const { t } = useTranslation('planLife')
  const { language } = useLanguage()
  const { timeZone } = useCounty()
  const dayOf = (instant: string) =>
    new Date(instant).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone,
      day: 'numeric',
      month: 'short',
    })
  return ({ state, sentAt, decidedAt, offices, countersigns, remarks }) => {
    switch (state) {
      case 'sent':
        return offices.length === 0
          ? t('listSent', { day: dayOf(sentAt) })
          : t('listSigned', { day: dayOf(sentAt), signed: countersigns.length, asked: offices.length })
      case 'returned':
        return remarks.length === 0
          ? t('listReturned', { day: dayOf(decidedAt ?? sentAt) })
          : t('listReturnedWith', { day: dayOf(decidedAt ?? sentAt), count: remarks.length })
      case 'approved':
      case 'withdrawn':
        return ''
    }
  }
}
