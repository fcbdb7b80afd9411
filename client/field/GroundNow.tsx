import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GapNow } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { CoverageState } from '../../geo/units.ts'
import { useMay } from '../account/me.ts'
import { standingOf } from '../gaps/gapStanding.ts'
import { useDealtWith } from '../gaps/useDealtWith.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import type { FieldView } from './fieldView.ts'
import type { Ground } from './myGround.ts'
import { StateStrip, StateSwatch } from './StateStrip.tsx'
import { stretchNow } from './stretchNow.ts'
import { usePlannedNow } from './usePlannedNow.ts'

/** Gaps shown before "more" is pressed: the first screen holds three big things. */
const gapsShown = 1
const statesShown: readonly CoverageState[] = ['held', 'thin', 'gap']

/** The planned state of one piece of ground now: strip, shares, gaps. */
export function GroundNow({ ground, show }: { ground: Ground; show: (view: FieldView) => void }) {
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { length, share, clock } = useQuantities()
  const { answer, atMs, isError } = usePlannedNow(ground.lineId)
  const line = answer?.lines.find((each) => each.lineId === ground.lineId)
  if (line === undefined) return <p className="field-quiet">{isError ? t('coverageFailed') : '…'}</p>

  const now = stretchNow(line, ground)
  const answeredMs = Date.parse(answer?.at ?? '')
  const isOld = atMs - answeredMs > 2 * 60_000
  return (
    <>
      <StateStrip
        now={now}
        label={statesShown
          .map((state) => `${domain(`state.${state}`)} ${length(now.metres[state])}`)
          .join(', ')}
      />
      <div className="field-ends" aria-hidden="true">
        <span>{formatChainage(ground.fromM)}</span>
        <span>{formatChainage(ground.toM)}</span>
      </div>
      <ul className="field-states">
        {statesShown.map((state) => (
          <li key={state}>
            <StateSwatch state={state} />
            <span>
              {domain(`state.${state}`)}{' '}
              <b>{share(now.lengthM === 0 ? null : now.metres[state] / now.lengthM)}</b>
            </span>
          </li>
        ))}
      </ul>
      <p className={isOld ? 'field-warning' : 'field-quiet'}>
        {isOld
          ? t('coverageOld', { clock: clock(answeredMs) })
          : t('plannedAt', { clock: clock(answeredMs), length: length(now.lengthM) })}
      </p>
      <GapList
        gaps={now.gaps}
        onOpen={({ fromM, toM }) =>
          show({ page: 'gap', lineId: ground.lineId, fromM, toM, corrects: undefined })
        }
      />
    </>
  )
}

function GapList({ gaps, onOpen }: { gaps: readonly GapNow[]; onOpen: (gap: GapNow) => void }) {
  const { t } = useTranslation('field')
  const mayDeal = useMay('deal-with-gaps')
  const [showsAll, setShowsAll] = useState(false)
  if (gaps.length === 0) return <p className="field-gap-head">{t('noGapsNow')}</p>
  const shown = showsAll ? gaps : gaps.slice(0, gapsShown)
  return (
    <>
      <ul className="field-gaps" aria-label={t('gapsNow', { count: gaps.length })}>
        {shown.map((gap) => (
          <li key={gap.fromM}>
            <GapLine gap={gap} />
            {(mayDeal || gap.acknowledgement !== null) && (
              <button type="button" className="field-button field-wide" onClick={() => onOpen(gap)}>
                {t(gap.acknowledgement === null ? 'dealWithGap' : 'gapInHandOpen')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > gapsShown && (
        <button type="button" className="field-button field-wide" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('fewerGaps') : t('moreGaps', { count: gaps.length - gapsShown })}
        </button>
      )}
    </>
  )
}

export function GapLine({ gap }: { gap: GapNow }) {
  const dealtWith = useDealtWith()
  const { t } = useTranslation('field')
  const { t: domain } = useTranslation('domain')
  const { length, clock, moment, duration } = useQuantities()
  const nowMs = useServerNow()
  // An hour alone would be read as one of today.
  const when = (atMs: number) => (Math.abs(atMs - nowMs) < 12 * 3_600_000 ? clock(atMs) : moment(atMs))
  const sinceMs = Date.parse(gap.since)
  return (
    <>
      <b>
        {domain('gap')} {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
      </b>{' '}
      · {length(gap.lengthM)}
      <br />
      {gap.sinceIsOlder
        ? t('gapSinceOlder', { duration: duration(nowMs - sinceMs) })
        : t('gapSince', { clock: when(sinceMs) })}
      {' · '}
      {gap.until === null ? t('gapNoEnd') : t('gapUntil', { clock: when(Date.parse(gap.until)) })}
      {gap.acknowledgement !== null && (
        <span className="field-hand" data-standing={standingOf(gap)}>
          {dealtWith(gap.acknowledgement)}
        </span>
      )}
    </>
  )
}
