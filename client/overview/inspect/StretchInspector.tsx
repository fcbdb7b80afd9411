import { Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import type { CoverageAnswer, CoverageKind, RunNow } from '../../../data/model/coverageAnswer.ts'
import { formatChainage, formatStretch } from '../../../geo/chainageLabel.ts'
import { useCounty } from '../../api/county.ts'
import { FourChiefs } from '../../chiefs/FourChiefs.tsx'
import { GapsOnStretch } from '../../gaps/GapsOnStretch.tsx'
import { useQuantities } from '../../i18n/quantities.ts'
import { useStateName } from '../../i18n/useStateName.ts'
import { useViewState, type Selection } from '../../shell/viewState.ts'
import { StrikeTeams } from '../../proposals/StrikeTeams.tsx'
import { lookOf } from '../../theme/stateLook.ts'
import { DutyReports } from '../reports/DutyReports.tsx'
import { ClaimRow } from './ClaimRow.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'
import { KilometreFigures } from './KilometreFigures.tsx'
import { OnStretch } from './OnStretch.tsx'
import { PatrolForm } from './PatrolForm.tsx'
import { useBeside } from './useBeside.ts'

export interface StretchInspectorProps {
  selection: Extract<Selection, { kind: 'stretch' }>
  coverage: CoverageAnswer | undefined
  onClose: () => void
}

const runsShownFirst = 6

/** A stretch: its runs of state, what claims each, who answers for it and what stands on it. */
export function StretchInspector({ selection, coverage, onClose }: StretchInspectorProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { length } = useQuantities()
  const beside = useBeside()
  const { select, mode } = useViewState()
  const [assigning, setAssigning] = useState(false)
  const [allShown, setAllShown] = useState(false)
  const { compiledLines } = useCounty()
  const { lineId, fromM } = selection
  const lengthM = compiledLines.find(({ id }) => id === lineId)?.lengthM ?? Infinity
  // The address has whole metres, and a line ends where it ends.
  const toM = Math.min(selection.toM, lengthM)
  const kind = coverage?.kind ?? 'planned'
  const gapsNow = coverage?.lines.find((line) => line.lineId === lineId)?.gapsNow ?? []
  const hasGap = gapsNow.some((gap) => gap.fromM < toM && fromM < gap.toM)
  const runs = (coverage?.lines.find((line) => line.lineId === lineId)?.runsNow ?? [])
    .filter((run) => run.fromM < toM && fromM < run.toM)
    .map((run) => ({ ...run, fromM: Math.max(run.fromM, fromM), toM: Math.min(run.toM, toM) }))
  const shown = allShown ? runs : runs.slice(0, runsShownFirst)
  if (assigning)
    return <PatrolForm lineId={lineId} fromM={fromM} toM={toM} onClose={() => setAssigning(false)} />
  return (
    <>
      <InspectorHead
        kind={`${t('stretch')} · ${length(toM - fromM)}`}
        title={formatStretch({ fromM, toM })}
        place={beside(lineId, fromM)}
        onClose={onClose}
      />
      <OnlyNow right="assign-duty">
        <Button fullWidth mt="sm" leftSection={<IconPlus size={16} />} onClick={() => setAssigning(true)}>
          {t('assignHere')}
        </Button>
      </OnlyNow>
      {coverage !== undefined && <GapsOnStretch coverage={coverage} {...selection} />}
      {mode === 'live' && hasGap && <StrikeTeams lineId={lineId} fromM={fromM} toM={toM} />}
      <InspectorPart title={t(kind === 'planned' ? 'whoHolds' : 'stateAndAssigned')}>
        {shown.map((run) => (
          <RunRow
            key={run.fromM}
            run={run}
            kind={kind}
            onWhy={() => select({ kind: 'moment', lineId, atM: Math.round((run.fromM + run.toM) / 2) })}
          />
        ))}
        {runs.length > shown.length && (
          <button type="button" className="plain-link" onClick={() => setAllShown(true)}>
            {t('showAll', { count: runs.length })}
          </button>
        )}
        {runs.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noCoverageYet')}
          </Text>
        )}
      </InspectorPart>
      {coverage !== undefined && <KilometreFigures coverage={coverage} {...selection} />}
      <InspectorPart title={domain('chiefs')}>
        <FourChiefs lineId={lineId} places={[{ fromM, toM }]} />
      </InspectorPart>
      <DutyReports lineId={lineId} fromM={fromM} toM={toM} thingId={null} />
      <OnStretch lineId={lineId} fromM={fromM} toM={toM} />
    </>
  )
}

/** One run: its state, the limit that holds there, and every claim with the revisit it keeps. */
function RunRow({ run, kind, onWhy }: { run: RunNow; kind: CoverageKind; onWhy: () => void }) {
  const { t } = useTranslation('overview')
  const stateName = useStateName()
  const { duration } = useQuantities()
  return (
    <div className="run-row">
      <div>
        <i className={`state-swatch state-${lookOf(run.state, kind)}`} aria-hidden />
        <strong>{stateName(run.state, kind)}</strong>
        <span>
          {formatChainage(run.fromM)} – {formatChainage(run.toM)}
        </span>
        <button type="button" className="plain-link why-link" onClick={onWhy}>
          {t('whyQuestion')}
        </button>
      </div>
      <div className="claim-row">
        <span>{t('limitHere', { duration: duration(run.limitMin * 60_000) })}</span>
        {run.barred && <span>{t('behindBarrier')}</span>}
      </div>
      {run.claims.map((claim) => (
        <ClaimRow key={`${claim.kind}:${claim.id}`} claim={claim} limitMin={run.limitMin} />
      ))}
      {run.claims.length === 0 && (
        <div className="claim-row">
          <span>{t('nobody')}</span>
        </div>
      )}
    </div>
  )
}
