import { useTranslation } from 'react-i18next'
import { formatStretch } from '../../geo/chainageLabel.ts'
import type { NoticeItem } from '../api/gaps.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useUntil } from './useDealtWith.ts'

/** A notice in words: what it is, where, since when, and when it came. */
export function useNoticeText(): (notice: NoticeItem) => { title: string; facts: string[]; when: string } {
  const { t } = useTranslation('gaps')
  const { lines } = useCounty()
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const instant = useUntil()
  return ({ cause, lineId, fromM, toM, kind, since, at, overAt }) => {
    const line = lines.length > 1 ? lines.find(({ id }) => id === lineId)?.name : undefined
    return {
      title: `${t(`cause.${cause}`)}  ${formatStretch({ fromM, toM })}`,
      facts: [
        ...(line === undefined ? [] : [nameOf(line)]),
        length(toM - fromM),
        t(`kind.${kind}`),
        t('sinceWhen', { when: instant(since) }),
        ...(overAt === null ? [] : [t('isOver')]),
      ],
      when: instant(at),
    }
  }
}
