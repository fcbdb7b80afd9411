import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, CoverageKind, GapNow } from '../../data/model/coverageAnswer.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { standingOf } from '../gaps/gapStanding.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { LiveClock } from './LiveClock.tsx'
import { SevenDays } from './SevenDays.tsx'
import { TierBadge } from './TierBadge.tsx'
import { useAge } from './useAge.ts'
import { useShareHistory, useShareYesterday } from './useShareHistory.ts'

export interface HeadlineProps {
  kind: CoverageKind
  /** Undefined while nothing is known: every figure is a dash then. */
  answer: CoverageAnswer | undefined
  atMs: number
  /** It is of what was known then. */
  isPast: boolean
  silentSinceMs: number | undefined
}

const dayMs = 86_400_000

export function Headline({ kind, answer, atMs, isPast, silentSinceMs }: HeadlineProps) {
  const { t } = useTranslation('wall')
  const { lines } = useCounty()
  const { length, number, clock } = useQuantities()
  const yesterday = useShareYesterday(kind, atMs, answer?.county.shareHeldNow)
  const trails = useCollection('trails').data
  const live = answer !== undefined
  const share = answer?.county.shareHeldNow ?? null
  const history = useShareHistory(kind, atMs, answer?.county.shareHeldNow)
  const atMost = answer?.county.figuresNow.shareHeldAtMost ?? null
  const gaps = answer?.lines.flatMap(({ gapsNow }) => gapsNow)
  const openTrails = trails?.filter(({ properties }) => properties.unsealed).length
  const official = lines.reduce<number | null>(
    (sum, line) => (sum === null || line.officialLengthM === null ? null : sum + line.officialLengthM),
    0,
  )
  return (
    <header className="wall-headline">
      <div className="wall-share">
        <h1>
          {share === null ? '–' : number(share * 100, 1)}
          <small>%</small>
        </h1>
        <div>
          <p className="wall-strong">
            {isPast ? t(`heldAt.${kind}`, { clock: clock(atMs) }) : t(`heldNow.${kind}`)}
          </p>
          <p>{t('ofMeasured', { length: answer === undefined ? '–' : length(answer.county.lengthM) })}</p>
          {atMost !== null && share !== null && atMost > share && (
            <p>{t('atMost', { share: number(atMost * 100, 1) })}</p>
          )}
          <p>
            {official === null ? t('officialUnknown') : t('officialLength', { length: length(official) })}
          </p>
        </div>
      </div>
      <div className="wall-trend">
        <Yesterday share={share} before={live ? yesterday : undefined} atMs={atMs} />
        <SevenDays history={history} />
      </div>
      <Stat
        of="gaps"
        value={gaps?.length}
        loud={gaps !== undefined && gaps.length > 0}
        name={t(kind === 'compared' ? (isPast ? 'brokenAt' : 'brokenNow') : isPast ? 'gapsAt' : 'gaps', {
          count: gaps?.length ?? 0,
          clock: clock(atMs),
        })}
        note={
          <OfGaps gaps={gaps ?? []} atMs={atMs} plannedM={kind === 'compared' ? plannedGapM(answer) : 0} />
        }
      />
      <Stat
        of="trails"
        value={live ? openTrails : undefined}
        name={t('trailsOpen', { count: openTrails ?? 0 })}
        note={t('ofTrails', { count: trails?.length ?? 0 })}
      />
      <TierBadge atMs={atMs} />
      <LiveClock silentSinceMs={silentSinceMs} shows={live} />
    </header>
  )
}

/** Of compared coverage: what is a gap by plan already, and so no promise broken. */
const plannedGapM = (answer: CoverageAnswer | undefined): number =>
  answer === undefined ? 0 : answer.county.figuresNow.gapM - answer.county.figuresNow.brokenM

/** What of all gaps counts: the longest, how many nobody has in hand, and since when. */
function OfGaps({ gaps, atMs, plannedM }: { gaps: readonly GapNow[]; atMs: number; plannedM: number }) {
  const { t } = useTranslation('wall')
  const { t: ofGaps } = useTranslation('gaps')
  const { length } = useQuantities()
  const age = useAge()
  const planned = plannedM < 1 ? null : t('plannedGapToo', { length: length(plannedM) })
  if (gaps.length === 0) return planned ?? t('noneLong')
  // Also those that somebody had until it was too late.
  const open = gaps.filter((gap) => standingOf(gap) !== 'in-hand')
  const [oldest] = open.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
  return (
    <>
      {t('longest', { length: length(Math.max(...gaps.map(({ lengthM }) => lengthM))) })}
      <br />
      {oldest === undefined ? (
        ofGaps('allInHand')
      ) : (
        <>
          {ofGaps('notInHand', { count: open.length })}
          <br />
          {planned ?? t('oldest', { duration: age(oldest, atMs) })}
        </>
      )}
    </>
  )
}

interface StatProps {
  of: 'gaps' | 'trails'
  value: number | undefined
  name: string
  note: ReactNode
  loud?: boolean
}

function Stat({ of, value, name, note, loud = false }: StatProps) {
  return (
    <div className="wall-stat" data-of={of} data-loud={loud} data-long={(value ?? 0) >= 100}>
      <b>{value ?? '–'}</b>
      <div>
        <p className="wall-strong">{name}</p>
        <p>{value === undefined ? '–' : note}</p>
      </div>
    </div>
  )
}

/** Change since the same minute of yesterday, in percentage points. */
function Yesterday({
  share,
  before,
  atMs,
}: {
  share: number | null
  /** Undefined while it is on the way, null where nothing is known of that minute. */
  before: number | null | undefined
  atMs: number
}) {
  const { t } = useTranslation('wall')
  const { clock, number } = useQuantities()
  const yesterday = { clock: clock(atMs - dayMs) }
  if (share === null || before === undefined) return <p>–</p>
  if (before === null) return <p>{t('noYesterday', yesterday)}</p>
  const points = (share - before) * 100
  if (Math.abs(points) < 0.05) return <p>{t('sameAsYesterday', yesterday)}</p>
  return (
    <p>
      <b className="wall-points">
        {points > 0 ? '▲' : '▼'} {number(Math.abs(points), 1)}
      </b>{' '}
      {t('sinceYesterday', yesterday)}
    </p>
  )
}
