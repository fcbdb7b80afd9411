import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { usePatrols, useShifts } from '../api/records.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { plannedSentence, useSpeech } from '../wall/LastHour.tsx'
import { happeningsOf, hourUpTo } from './hourRows.ts'
import type { ReplayView } from './useReplayView.ts'

/** More than these never fit; what does not fit whole is left out by the style sheet. */
const mostRows = 14
const none: never[] = []

/** The hour before the instant replayed: acts appear in it when they happened. */
export function ReplayHour({ view }: { view: ReplayView }) {
  const { t } = useTranslation('replay')
  const { t: said } = useTranslation('acts')
  const { clock } = useQuantities()
  const { lines } = useCounty()
  const { period, acts, atMs } = view
  const speech = useSpeech(acts)
  const patrols = usePatrols(period).data ?? none
  const shifts = useShifts(period).data ?? none
  const happenings = useMemo(
    () =>
      happeningsOf(
        { period, acts },
        { patrols, shifts },
        {
          reportedLate: t,
          plannedSentence: (change, { nameOf }) => {
            const line =
              'lineId' in change && lines.length > 1 ? lines.find(({ id }) => id === change.lineId) : null
            return plannedSentence(change, said, line == null ? '' : nameOf(line.name))
          },
        },
      ),
    [period, acts, patrols, shifts, lines, t, said],
  )
  const rows = hourUpTo(happenings, atMs).slice(0, mostRows)
  return (
    <section className="replay-panel replay-hour">
      <h2>{t('hourBefore', { clock: clock(atMs) })}</h2>
      {rows.length === 0 ? (
        <p className="replay-quiet">{t('quiet')}</p>
      ) : (
        <ol>
          {rows.map((row) => (
            <li key={row.key} data-planned={row.planned}>
              <time>{clock(row.atMs)}</time>
              <p>{row.say(speech)}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
