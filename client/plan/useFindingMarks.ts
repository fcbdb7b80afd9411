import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftFinding } from '../../geo/draftFinding.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { FindingMark } from './findingMarks.ts'

const none: never[] = []

/** The findings as the map writes them: each rule's name, and what decides at a glance. */
export function useFindingMarks(findings: readonly DraftFinding[] | undefined): readonly FindingMark[] {
  const { t } = useTranslation('planRules')
  const { length, number } = useQuantities()
  return useMemo(() => {
    const textOf = ({ rule, subject, distanceM, slopeDeg }: DraftFinding): string =>
      rule === 'too-steep' && slopeDeg !== null
        ? t('mark.too-steep', { slope: number(slopeDeg) })
        : rule === 'way-round' && distanceM !== null
          ? t('mark.way-round', { number: subject, length: length(distanceM) })
          : rule === 'open-trail-cut'
            ? `${t('name.open-trail-cut')} · ${subject ?? ''}`
            : t(`name.${rule}`)
    return findings?.map((finding) => ({ ...finding, text: textOf(finding) })) ?? none
  }, [findings, t, length, number])
}
