import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCounty } from '../api/county.ts'
import type { NoticeItem } from '../api/gaps.ts'
import { signOf, standingOf } from '../gaps/gapStanding.ts'
import { useDealtWith } from '../gaps/useDealtWith.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { ListedGap } from './rankedGaps.ts'
import { ToldMark } from './ToldMark.tsx'
import { useAge } from './useAge.ts'
import type { SaidAnswering } from './useAnswering.ts'

export interface GapRowProps {
  kind: CoverageKind
  gap: ListedGap
  answering: SaidAnswering
  notices: readonly NoticeItem[] | undefined
  atMs: number
  /** It is the one to say all of: what the map looks at, else the worst. */
  whole: boolean
}

const dayMs = 86_400_000

/** What decides, in large: where, how long, open trails, who answers, since when; all there is to know only of one gap. */
export function GapRow({ kind, gap, answering, notices, atMs, whole }: GapRowProps) {
  const { t } = useTranslation('wall')
  const { lines } = useCounty()
  const { length } = useQuantities()
  const age = useAge()
  const nameOf = useNameOf()
  const dealtWith = useDealtWith()
  const { nearest, others, hole } = answering
  const standing = standingOf(gap)
  const trails = gap.openTrailIds.length
  const facts = useFacts(kind, gap, atMs)
  return (
    <li data-whole={whole} data-standing={standing}>
      <i className="wall-rank gap-mark" data-standing={standing} data-sign={signOf[standing]}>
        {gap.rank}
      </i>
      <div className="wall-gap-what">
        <p className="wall-where">
          {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
        </p>
        {trails > 0 && <p className="wall-trails">{t('openTrails', { count: trails })}</p>}
        <p className="wall-length">{length(gap.lengthM)}</p>
      </div>
      <div className="wall-gap-who">
        <p className="wall-nearest" data-missing={nearest.isMissing}>
          {lines.length > 1 && <span>{nameOf(gap.lineName)} · </span>}
          {nearest.text}
        </p>
        <ToldMark kind={kind} gap={gap} notices={notices} atMs={atMs} />
        <p className="wall-since">{age(gap, atMs)}</p>
      </div>
      {gap.acknowledgement !== null && <p className="wall-hand">{dealtWith(gap.acknowledgement)}</p>}
      {!whole && hole !== undefined && <p className="wall-hole">{hole.text}</p>}
      {whole && (
        <div className="wall-rest">
          {others.length > 0 && (
            <p>
              {others.map(({ level, text, isMissing }, index) => (
                <span key={level} data-missing={isMissing}>
                  {index > 0 && ' · '}
                  {text}
                </span>
              ))}
            </p>
          )}
          {facts.length > 0 && <p>{facts.join(' · ')}</p>}
        </div>
      )}
    </li>
  )
}

/** What comes next and what bars it: of use to who is about to act, and too much to read in every row. */
function useFacts(kind: CoverageKind, gap: ListedGap, atMs: number): string[] {
  const { t } = useTranslation('wall')
  const { length, clock, moment } = useQuantities()
  // An hour alone would be taken for today's.
  const whenNext = (nextMs: number) => (nextMs - atMs < dayMs / 2 ? clock(nextMs) : moment(nextMs))
  return [
    // Evidence ends now: of what comes next only the plan can say that it is nothing.
    ...(gap.until !== null
      ? [t('nextClaim', { clock: whenNext(Date.parse(gap.until)) })]
      : kind === 'planned'
        ? [t('nobodyNext')]
        : []),
    ...(gap.barredM >= 1 ? [t('barredPart', { length: length(gap.barredM) })] : []),
  ]
}
