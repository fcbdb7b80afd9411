import { useTranslation } from 'react-i18next'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'

/** What the picture says, as one sentence for those who do not see it. */
export function useSummary(coverage: LineCoverage | undefined, kind: CoverageKind): string {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length, share } = useQuantities()
  if (coverage === undefined) return t('loading')
  const { figuresNow, gapsNow, lengthM } = coverage
  const longestM = Math.max(0, ...gapsNow.map((gap) => gap.lengthM))
  return t('summary', {
    line: nameOf(coverage.name),
    length: length(lengthM),
    kind: domain(`byKind.${kind}`),
    share: share(figuresNow.shareHeld),
    thin: length(figuresNow.thinM),
    gap: length(figuresNow.gapM),
    unknown: length(figuresNow.unknownM),
    gaps:
      gapsNow.length === 0
        ? t(kind === 'compared' ? 'noBroken' : 'noGaps')
        : t(kind === 'compared' ? 'brokenCount' : 'gapCount', {
            count: gapsNow.length,
            longest: length(longestM),
          }),
  })
}
