import { useTranslation } from 'react-i18next'
import type { ClaimReference, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { Hit, Touched } from './hitTest.ts'
import { tryRunAt, tryStateAt } from './stateAt.ts'
import type { StripRows } from './stripRows.ts'

export interface UnrolledNoteProps {
  hit: Hit
  coverage: LineCoverage | undefined
  rows: StripRows
  atMs: number
  /** The window of coverage: what reaches its edges goes on beyond them. */
  fromMs: number
  toMs: number
}

/** Plain facts about what lies under the pointer: the place, the hour, the state and what holds it. */
export function UnrolledNote({ hit, coverage, rows, atMs, fromMs, toMs }: UnrolledNoteProps) {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const { clock, moment, duration, number, length } = useQuantities()
  const instantMs = hit.atMs ?? atMs
  const state = tryStateAt(coverage?.slices ?? [], hit.atM, instantMs)
  const run = hit.atMs === undefined ? tryRunAt(coverage?.runsNow ?? [], hit.atM) : undefined
  const gap =
    state?.state === 'gap'
      ? coverage?.gaps.find((reported) =>
          reported.rectangles.some(
            ([fromM, toM, fromMs, toMs]) =>
              fromM <= hit.atM && hit.atM < toM && fromMs <= instantMs && instantMs < toMs,
          ),
        )
      : undefined
  const heldBy = hit.atMs === undefined ? undefined : patrolsThere(rows, hit.atM, hit.atMs)
  return (
    <>
      <strong>
        {formatChainage(hit.atM)} · {hit.atMs === undefined ? clock(atMs) : moment(instantMs)}
      </strong>
      {state !== undefined && (
        <div>
          {t('plannedState', { state: domain(`state.${state.state}`) })}
          <span className="quiet">
            {' '}
            {state.fromMs <= fromMs && toMs <= state.toMs
              ? t('allHours')
              : t('between', {
                  from: state.fromMs <= fromMs ? '…' : clock(state.fromMs),
                  to: toMs <= state.toMs ? '…' : clock(state.toMs),
                })}
          </span>
        </div>
      )}
      {gap !== undefined && (
        <div className="quiet">
          {t('gapIn', {
            from: formatChainage(gap.fromM),
            to: formatChainage(gap.toM),
            kmH: number(gap.kmH, 1),
          })}
        </div>
      )}
      {hit.touched !== undefined && hit.touched.kind !== 'state' && <TouchedThing touched={hit.touched} />}
      {run !== undefined && hit.touched?.kind === 'state' && (
        <div className="quiet">
          {length(hit.touched.stretch.toM - hit.touched.stretch.fromM)} ·{' '}
          {t(run.barred ? 'limitBarred' : 'limit', { duration: duration(run.limitMin * 60_000) })}
        </div>
      )}
      {run !== undefined &&
        (run.claims.length === 0
          ? state?.state === 'gap' && <div className="quiet">{t('nobody')}</div>
          : run.claims
              .slice(0, 4)
              .map((claim) => <Claim key={`${claim.kind}:${claim.id}`} claim={claim} rows={rows} />))}
      {heldBy?.map((team) => (
        <Team key={team.id} team={team.team} mode={domain(`patrolMode.${team.mode}`)} />
      ))}
    </>
  )
}

const patrolsThere = (rows: StripRows, atM: number, atMs: number) =>
  rows.patrols
    .filter(({ fromM, toM, fromMs, toMs }) => fromM <= atM && atM < toM && fromMs <= atMs && atMs < toMs)
    .slice(0, 4)

function Team({ team, mode }: { team: { en: string; zh: string }; mode: string }) {
  const nameOf = useNameOf()
  return (
    <div className="quiet">
      {nameOf(team)} · {mode}
    </div>
  )
}

function Claim({ claim, rows }: { claim: ClaimReference; rows: StripRows }) {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const { duration } = useQuantities()
  const nameOf = useNameOf()
  const named = {
    patrol: rows.patrols.find(({ id }) => id === claim.id)?.team,
    checkpoint: rows.checkpoints.find(({ id }) => id === claim.id)?.name,
    device: rows.devices.find(({ id }) => id === claim.id)?.name,
  }[claim.kind]
  const what = named === undefined ? domain(claim.kind) : nameOf(named)
  if (claim.revisitMin === null) return <div className="quiet">{t('comesNever', { what })}</div>
  if (claim.revisitMin === 0) return <div className="quiet">{t('always', { what })}</div>
  return (
    <div className="quiet">{t('comesEvery', { what, duration: duration(claim.revisitMin * 60_000) })}</div>
  )
}

function TouchedThing({ touched }: { touched: Exclude<Touched, { kind: 'state' }> }) {
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  switch (touched.kind) {
    case 'trail': {
      const { row } = touched
      return (
        <Thing
          name={t('trailNumber', { number: row.number })}
          facts={[
            domain(`trailKind.${row.kind}`),
            ...(row.status === null ? [] : [domain(`trailStatus.${row.status}`)]),
          ]}
        />
      )
    }
    case 'checkpoint': {
      const { row } = touched
      return (
        <Thing
          name={nameOf(row.name)}
          facts={[row.staffedNow ? t('staffed', { count: row.onDutyNow }) : t('unstaffed')]}
        />
      )
    }
    case 'barrier':
      return <Thing name={nameOf(touched.row.name)} facts={[domain(`barrierStatus.${touched.row.status}`)]} />
    case 'device':
      return (
        <Thing
          name={nameOf(touched.row.name)}
          facts={[
            domain(`deviceType.${touched.row.type}`),
            touched.row.workingNow ? t('working') : t('notWorking'),
          ]}
        />
      )
    case 'patrol': {
      const { row } = touched
      return (
        <Thing
          name={nameOf(row.team)}
          facts={[
            domain(`patrolMode.${row.mode}`),
            t('between', { from: formatChainage(row.fromM), to: formatChainage(row.toM) }),
            t('between', { from: clock(row.fromMs), to: clock(row.toMs) }),
          ]}
        />
      )
    }
    case 'chief': {
      const { row } = touched
      return (
        <Thing
          name={row.unit === undefined ? nameOf(row.post) : nameOf(row.unit)}
          facts={[
            ...(row.unit === undefined ? [] : [nameOf(row.post)]),
            t('between', { from: formatChainage(row.fromM), to: formatChainage(row.toM) }),
          ]}
        />
      )
    }
  }
}

function Thing({ name, facts }: { name: string; facts: readonly string[] }) {
  return (
    <div>
      {name} <span className="quiet">· {facts.join(' · ')}</span>
    </div>
  )
}
