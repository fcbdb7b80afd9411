import { useTranslation } from 'react-i18next'
import type { ClaimReference, CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { CoverageExplanation } from '../../data/model/coverageExplanation.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { AnyState } from '../../geo/units.ts'
import type { ChartRaster } from '../api/coverageChart.ts'
import { useExplanationAtRest } from '../api/explanation.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { tryStateInRaster } from './chartRaster.ts'
import type { Hit } from './hitTest.ts'
import { tryRunAt } from './stateAt.ts'
import type { StripRows } from './stripRows.ts'
import { TouchedNote } from './TouchedNote.tsx'

export interface UnrolledNoteProps {
  hit: Hit
  kind: CoverageKind
  lineId: string
  coverage: LineCoverage | undefined
  raster: ChartRaster | undefined
  rows: StripRows
  atMs: number
  /** The window of coverage: what reaches its edges goes on beyond them. */
  fromMs: number
  toMs: number
}

const claimsShown = 4

/**
 * Plain facts about what lies under the pointer: the place, the hour, the state and what holds it.
 * The picture's own state stands there at once, the exact one as soon as it is explained.
 */
export function UnrolledNote(props: UnrolledNoteProps) {
  const { hit, kind, lineId, coverage, raster, rows, atMs, fromMs, toMs } = props
  const { t } = useTranslation('unrolled')
  const { t: domain } = useTranslation('domain')
  const { clock, moment, duration, length, number } = useQuantities()
  const stateName = useStateName()
  const instantMs = Math.floor((hit.atMs ?? atMs) / 60_000) * 60_000
  const explanation = useExplanationAtRest({ lineId, atM: hit.atM, atMs: instantMs, fromMs, toMs }).data
  const run = hit.atMs === undefined ? tryRunAt(coverage?.runsNow ?? [], hit.atM) : undefined
  const drawn =
    hit.atMs === undefined || raster === undefined ? run?.state : tryStateInRaster(raster, hit.atM, hit.atMs)
  const exact = explanation === undefined ? undefined : shownOf(explanation, kind)
  const state = exact?.state ?? drawn
  const planned = explanation?.planned
  const last = exact?.kind === 'planned' ? undefined : explanation?.actual?.last
  const claims = planned?.claims ?? run?.claims
  const gap = kind === 'compared' || hit.atMs === undefined ? undefined : gapAt(coverage, hit.atM, hit.atMs)
  return (
    <>
      <strong>
        {formatChainage(hit.atM)} · {hit.atMs === undefined ? clock(atMs) : moment(instantMs)}
      </strong>
      {state !== undefined && (
        <div>
          {t('stateOfKind', {
            state: stateName(state, kind),
            kind: domain(`byKind.${exact?.kind ?? kind}`),
          })}
          {exact !== undefined && (
            <span className="quiet">
              {' '}
              {exact.sinceIsOlder && exact.until === null
                ? t('allHours')
                : t('between', {
                    from: exact.sinceIsOlder ? '…' : clock(Date.parse(exact.since)),
                    to: exact.until === null ? '…' : clock(Date.parse(exact.until)),
                  })}
            </span>
          )}
        </div>
      )}
      {gap !== undefined && state === 'gap' && (
        <div className="quiet">
          {t('gapIn', {
            from: formatChainage(gap.fromM),
            to: formatChainage(gap.toM),
            kmH: number(gap.kmH, 1),
          })}
        </div>
      )}
      {hit.touched !== undefined && hit.touched.kind !== 'state' && <TouchedNote touched={hit.touched} />}
      {run !== undefined && hit.touched?.kind === 'state' && (
        <div className="quiet">
          {length(hit.touched.stretch.toM - hit.touched.stretch.fromM)} ·{' '}
          {t(run.barred ? 'limitBarred' : 'limit', { duration: duration(run.limitMin * 60_000) })}
        </div>
      )}
      {last !== undefined && last !== null && (
        <div className="quiet">
          {t('lastSeen', {
            when: moment(Date.parse(last.seenAt)),
            duration: duration(last.ageMin * 60_000),
          })}
        </div>
      )}
      {last === null && <div className="quiet">{t('neverSeen')}</div>}
      {claims?.length === 0 && state === 'gap' && <div className="quiet">{t('nobody')}</div>}
      {claims?.slice(0, claimsShown).map((claim) => (
        <ClaimNote key={`${claim.kind}:${claim.id}`} claim={claim} rows={rows} />
      ))}
      {hit.atMs !== undefined && <div className="quiet">{t('seekWhy')}</div>}
    </>
  )
}

/** What of an explanation belongs to a picture of a kind: ahead of now that is the plan. */
function shownOf(
  { planned, actual, compared }: CoverageExplanation,
  kind: CoverageKind,
): { kind: CoverageKind; state: AnyState; since: string; sinceIsOlder: boolean; until: string | null } {
  if (kind === 'planned' || actual === null) return { ...planned, kind: 'planned' }
  return { ...actual, kind, state: kind === 'compared' ? (compared ?? actual.state) : actual.state }
}

const gapAt = (coverage: LineCoverage | undefined, atM: number, atMs: number) =>
  coverage?.gaps.find(({ rectangles }) =>
    rectangles.some(
      ([fromM, toM, fromMs, toMs]) => fromM <= atM && atM < toM && fromMs <= atMs && atMs < toMs,
    ),
  )

function ClaimNote({ claim, rows }: { claim: ClaimReference; rows: StripRows }) {
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
