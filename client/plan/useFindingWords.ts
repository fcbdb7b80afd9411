import { useTranslation } from 'react-i18next'
import type { DraftFinding, DraftRule } from '../../geo/draftFinding.ts'
import { wayRoundReachM } from '../../geo/draftFigures.ts'
import type { DraftGround } from '../../geo/draftGround.ts'
import { noPlanningFacts } from '../../geo/planningFacts.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** Rules of which it is said what to do. */
const advised = [
  'on-line',
  'boundary-river',
  'crossing-road',
  'crossing-behind',
  'too-far',
  'too-short',
  'open-trail-cut',
] as const
type Advised = (typeof advised)[number]
const isAdvised = (rule: DraftRule): rule is Advised => advised.some((each) => each === rule)

/** A rule's name, that it is kept, and what was found by it, with its numbers. */
export function useFindingWords(ground: DraftGround | undefined) {
  const { t } = useTranslation('planRules')
  const { length, number } = useQuantities()
  const nameOf = useNameOf()
  const { rules } = ground?.planning ?? noPlanningFacts
  const fine = (metres: number) =>
    metres < 10 ? t('metres', { metres: number(metres, metres % 1 === 0 ? 0 : 2) }) : length(metres)
  /** The bounds of rules that have one. */
  const limits: Partial<Record<DraftRule, string>> = {
    'too-short': fine(rules.minimumLengthM),
    'neighbour-gap': fine(rules.neighbourGapM),
    'too-far': length(ground?.policy.barrierMaxOffsetM ?? 0),
    'way-round': length(wayRoundReachM),
  }
  const subjectOf = ({ rule, subject, layer }: DraftFinding): string[] => {
    if (rule === 'open-trail-cut' || rule === 'way-round') return [t('trail', { number: subject })]
    if (rule === 'marker-sight') return [t('markers', { numbers: subject })]
    // A layer of one area is often called after it.
    return [...new Set([...(subject === null ? [] : [subject]), ...(layer === null ? [] : [nameOf(layer)])])]
  }
  const distanceOf = ({ rule, distanceM }: DraftFinding): string[] => {
    if (distanceM === null) return []
    if (rule === 'off-home-ground') return [t('deepest', { length: fine(distanceM) })]
    if (rule === 'neighbour-gap') return [t('apart', { length: fine(distanceM) })]
    return [t('around', { length: length(distanceM) })]
  }
  const fieldsOf = ({ fields }: DraftFinding): string[] =>
    fields === null
      ? []
      : [
          ...(fields.households === null ? [] : [t('households', { count: fields.households })]),
          fields.gateType === null ? t('noGate') : t('gate', { type: fields.gateType }),
          fields.reviewDate === null ? t('noReview') : t('review', { date: fields.reviewDate }),
        ]
  return {
    name: (rule: DraftRule) => t(`name.${rule}`),
    kept: (rule: DraftRule) => t(`kept.${rule}`, { limit: limits[rule] ?? '' }),
    /** What, how much and what to do about it; empty where the name says it all. */
    detail: (finding: DraftFinding): string =>
      [
        ...subjectOf(finding),
        ...(finding.lengthM === null ? [] : [fine(finding.lengthM)]),
        ...distanceOf(finding),
        ...(finding.slopeDeg === null ? [] : [t('steepest', { slope: number(finding.slopeDeg) })]),
        ...fieldsOf(finding),
        ...(isAdvised(finding.rule)
          ? [t(`advice.${finding.rule}`, { limit: limits[finding.rule] ?? '' })]
          : []),
      ].join(' · '),
  }
}
