import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { countNotInHand } from '../gaps/gapStanding.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { LiveClock } from './LiveClock.tsx'
import { SevenDays } from './SevenDays.tsx'
import { TierBadge } from './TierBadge.tsx'
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
  const { t: ofGaps } = useTranslation('gaps')
  const { lines } = useCounty()
  const { length, number, clock } = useQuantities()
  const yesterday = useShareYesterday(kind, atMs)
  const trails = useCollection('trails').data
  const live = answer !== undefined
  const share = answer?.county.shareHeldNow ?? null
  const history = useShareHistory(kind, atMs, share)
  const atMost = answer?.county.figuresNow.shareHeldAtMost ?? null
  const gaps = answer?.lines.flatMap(({ gapsNow }) => gapsNow)
  const longestM = Math.max(0, ...(gaps ?? []).map(({ lengthM }) => lengthM))
  const notInHand = countNotInHand(gaps ?? [])
  const openTrails = trails?.filter(({ properties }) => properties.unsealed).length
  const unverified = trails?.filter(({ properties }) => properties.status === 'sealed').length
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
          <p className="wall-faint">
            {official === null ? t('officialUnknown') : t('officialLength', { length: length(official) })}
          </p>
        </div>
      </div>
      <div className="wall-trend">
        <Yesterday share={share} before={live ? yesterday : undefined} atMs={atMs} />
        <SevenDays history={history} />
      </div>
      <Stat
        value={gaps?.length}
        loud={gaps !== undefined && gaps.length > 0}
        name={t(isPast ? 'gapsAt' : 'gaps', { count: gaps?.length ?? 0, clock: clock(atMs) })}
        note={
          gaps === undefined || gaps.length === 0 ? (
            t('noneLong')
          ) : (
            <>
              {t('longest', { length: length(longestM) })}
              <br />
              {notInHand === 0 ? ofGaps('allInHand') : ofGaps('notInHand', { count: notInHand })}
            </>
          )
        }
      />
      <Stat
        value={live ? openTrails : undefined}
        name={t('trailsOpen', { count: openTrails ?? 0 })}
        note={t('ofTrails', { count: trails?.length ?? 0 })}
      />
      <Stat
        value={live ? unverified : undefined}
        name={t('sealsUnverified', { count: unverified ?? 0 })}
        note={t('secondPerson')}
      />
      <TierBadge atMs={atMs} />
      <LiveClock silentSinceMs={silentSinceMs} shows={live} />
    </header>
  )
}

interface StatProps {
  value: number | undefined
  name: string
  note: ReactNode
  loud?: boolean
}

function Stat({ value, name, note, loud = false }: StatProps) {
  return (
    <div className="wall-stat" data-loud={loud} data-long={(value ?? 0) >= 100}>
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
