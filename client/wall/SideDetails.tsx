import { useTranslation } from 'react-i18next'
import type { OnDuty } from '../../data/model/onDuty.ts'
import type { Overdue, OverdueSeal } from '../../data/model/overdue.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useOnDuty, useOverdue } from '../api/standing.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useLate } from './useLate.ts'

/** More than these never fit; what does not fit whole is left out by the style sheet. */
const mostRows = 12

/** Seals that are late, the latest first, with where they are. */
export function OverdueList({ atMs, silent }: { atMs: number; silent: boolean }) {
  const { t } = useTranslation('standing')
  const late = useLate()
  const answer = useOverdue()
  const rows = answer === undefined || silent ? undefined : lateSeals(answer, atMs)
  return (
    <section className="wall-panel wall-late">
      <h2>{t('detailOverdue')}</h2>
      {rows === undefined ? (
        <p className="wall-quiet">–</p>
      ) : rows.length === 0 ? (
        <p className="wall-quiet">{t('noOneLate')}</p>
      ) : (
        <ol>
          {rows.slice(0, mostRows).map(({ what, seal, lateMs }) => (
            <li key={`${what} ${seal.trailId}`}>
              <p>{t(what, { number: seal.number })}</p>
              <span>{formatChainage(seal.atM)}</span>
              <b>{t('late', { late: late(lateMs) })}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface LateSeal {
  what: 'sealVerify' | 'sealInspect'
  seal: OverdueSeal
  lateMs: number
}

/** One row a trail: of a seal that nobody verified it says nothing more that nobody inspected it. */
function lateSeals({ verifications, reinspections }: Overdue, atMs: number): LateSeal[] {
  const late = (what: LateSeal['what'], seals: readonly OverdueSeal[]) =>
    seals.map((seal): LateSeal => ({ what, seal, lateMs: atMs - Date.parse(seal.due) }))
  const unverified = new Set(verifications.longest.map(({ trailId }) => trailId))
  return [
    ...late('sealVerify', verifications.longest),
    ...late(
      'sealInspect',
      reinspections.longest.filter(({ trailId }) => !unverified.has(trailId)),
    ),
  ].sort((a, b) => b.lateMs - a.lateMs)
}

/** Patrols out and posts staffed by township, and the posts that lack people by name. */
export function DutyByUnit({ silent }: { silent: boolean }) {
  const { t } = useTranslation('standing')
  const nameOf = useNameOf()
  const units = useUnits().data
  const answer = useOnDuty()
  const known = silent ? undefined : answer
  const unstaffed = known?.places.filter(({ staffed }) => !staffed) ?? []
  return (
    <section className="wall-panel wall-by-unit">
      <h2>
        {t('detailDuty')} <small>{t('detailDutyOf')}</small>
      </h2>
      {known === undefined ? (
        <p className="wall-quiet">–</p>
      ) : (
        <>
          {unstaffed.length > 0 && (
            <p className="wall-unstaffed">
              {t('unstaffed', { names: unstaffed.map(({ name }) => nameOf(name)).join(', ') })}
            </p>
          )}
          <ol>
            {mostLackingFirst(known.units).map(({ unitId, patrols, desks, checkpoints }) => {
              const name = units?.find(({ id }) => id === unitId)?.name
              return (
                <li key={unitId}>
                  <p>{name === undefined ? '–' : nameOf(name)}</p>
                  <span>
                    {patrols} · {desks.staffed + checkpoints.staffed}/{desks.all + checkpoints.all}
                  </span>
                </li>
              )
            })}
          </ol>
        </>
      )}
    </section>
  )
}

/** What fits of a province are the units that lack people. */
const mostLackingFirst = (units: OnDuty['units']): OnDuty['units'] =>
  units.toSorted((a, b) => lacking(b) - lacking(a))

const lacking = ({ desks, checkpoints }: OnDuty['units'][number]) =>
  desks.all - desks.staffed + checkpoints.all - checkpoints.staffed
