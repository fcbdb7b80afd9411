import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { gapsOf } from './gapsOf.ts'
import { teamsAt } from './replayPeriod.ts'
import type { ReplayView } from './useReplayView.ts'

/** The figures of the instant replayed, in words that say they are of then. */
export function ReplayFigures({ view }: { view: ReplayView }) {
  const { t } = useTranslation('replay')
  const { number, length } = useQuantities()
  const { lines } = useCounty()
  const { period, figures, openTrails, atMs } = view
  const gaps = gapsOf(view)
  const lengthM = lines.reduce((sum, line) => sum + line.lengthM, 0)
  const share = figures.shareHeld
  const teams = teamsAt(period, atMs).length
  return (
    <>
      <div className="replay-share">
        <b data-testid="replay-share">
          {share === null ? '–' : number(share * 100, 1)}
          <small>%</small>
        </b>
        <p>
          <strong>{t('heldThen')}</strong>
          {t(`of.${period.kind}`, { length: length(lengthM) })}
        </p>
      </div>
      <Figure
        value={gaps.length}
        name={t(period.kind === 'compared' ? 'brokenThen' : 'gapsThen', { count: gaps.length })}
        note={gaps[0] === undefined ? t('none') : t('longest', { length: length(gaps[0].lengthM) })}
      />
      <Figure
        value={openTrails}
        name={t('trailsThen', { count: openTrails })}
        note={t('ofTrails', { count: period.trails.size })}
      />
      {period.teams.length > 0 && <Figure value={teams} name={t('teamsThen', { count: teams })} note="" />}
    </>
  )
}

function Figure({ value, name, note }: { value: number; name: string; note: string }) {
  return (
    <div className="replay-figure">
      <b>{value}</b>
      <p>
        <strong>{name}</strong>
        {note}
      </p>
    </div>
  )
}
