import { useTranslation } from 'react-i18next'
import type { OnDuty } from '../../data/model/onDuty.ts'
import type { Overdue, OverdueSeal } from '../../data/model/overdue.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useOnDuty, useOverdue } from '../api/standing.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useLate } from './useLate.ts'
import { WallList } from './WallList.tsx'

/** More than these never fit; what does not fit whole is left out by the style sheet. */
const mostRows = 12

/** Seals that are late, the latest first, with where they are. */
export function OverdueList({ atMs, silent }: { atMs: number; silent: boolean }) {
  const { t } = useTranslation('standing')
  const late = useLate()
  const answer = useOverdue()
  const rows = answer === undefined || silent ? undefined : lateSeals(answer, atMs)
  if (rows === undefined || rows.length === 0)
    return (
      <section className="wall-panel wall-late">
        <h2>{t('detailOverdue')}</h2>
        <p className="wall-quiet">{rows === undefined ? '–' : t('noOneLate')}</p>
      </section>
    )
  return (
    <WallList className="wall-late" title={t('detailOverdue')} count={undefined}>
      {rows.slice(0, mostRows).map(({ what, seal, lateMs }) => (
        <li key={`${what} ${seal.trailId}`}>
          <p>{t(what, { number: seal.number })}</p>
          <span>{formatChainage(seal.atM)}</span>
          <b>{t('late', { late: late(lateMs) })}</b>
        </li>
      ))}
    </WallList>
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
  const title = (
    <span>
      {t('detailDuty')} <small>{t('detailDutyOf')}</small>
    </span>
  )
  if (known === undefined)
    return (
      <section className="wall-panel wall-by-unit">
        <h2>{title}</h2>
        <p className="wall-quiet">–</p>
      </section>
    )
  const lead = unstaffed.length > 0 && (
    <p className="wall-unstaffed">
      {t('unstaffed', { names: unstaffed.map(({ name }) => nameOf(name)).join(', ') })}
    </p>
  )
  return (
    <WallList className="wall-by-unit" title={title} lead={lead} count={known.units.length}>
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
    </WallList>
  )
}

/** What fits of a province are the units that lack people. */
const mostLackingFirst = (units: OnDuty['units']): OnDuty['units'] =>
  units.toSorted((a, b) => lacking(b) - lacking(a))

const lacking = ({ desks, checkpoints }: OnDuty['units'][number]) =>
  desks.all - desks.staffed + checkpoints.all - checkpoints.staffed
