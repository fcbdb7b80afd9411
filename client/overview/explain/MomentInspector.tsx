import { Button, Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../../data/model/coverageAnswer.ts'
import type { CoverageExplanation } from '../../../data/model/coverageExplanation.ts'
import { formatChainage } from '../../../geo/chainageLabel.ts'
import type { AnyState } from '../../../geo/units.ts'
import { useExplanation } from '../../api/explanation.ts'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useStateName } from '../../i18n/useStateName.ts'
import { useViewState, type Selection } from '../../shell/viewState.ts'
import { lookOf } from '../../theme/stateLook.ts'
import { kilometreAround } from '../../unrolled/chainageAxis.ts'
import { ClaimRow } from '../inspect/ClaimRow.tsx'
import { InspectorHead } from '../inspect/InspectorHead.tsx'
import { InspectorPart } from '../inspect/InspectorPart.tsx'
import { useBeside } from '../inspect/useBeside.ts'
import { EvidenceHere } from './EvidenceHere.tsx'
import { LimitHere } from './LimitHere.tsx'

export interface MomentInspectorProps {
  selection: Extract<Selection, { kind: 'moment' }>
  onClose: () => void
}

const halfWindowMs = 12 * 3_600_000

/** Why a place is in its states at an instant: the limit with its numbers, the claims, the evidence. */
export function MomentInspector({ selection, onClose }: MomentInspectorProps) {
  const { t } = useTranslation('overview')
  const { moment } = useQuantities()
  const { compiledLines } = useCounty()
  const beside = useBeside()
  const view = useViewState()
  const { lineId, atM } = selection
  const atMs = selection.atMs ?? view.atMs
  const shown = view.fromMs <= atMs && atMs < view.toMs
  const window = shown ? view : { fromMs: atMs - halfWindowMs, toMs: atMs + halfWindowMs }
  const { data, isError } = useExplanation({
    lineId,
    atM,
    atMs,
    fromMs: window.fromMs,
    toMs: window.toMs,
  })
  const line = compiledLines.find(({ id }) => id === lineId)
  return (
    <>
      <InspectorHead
        kind={`${t('why')} · ${moment(atMs)}`}
        title={formatChainage(atM)}
        place={beside(lineId, atM)}
        onClose={onClose}
      />
      {data === undefined ? (
        isError ? (
          <Text size="sm">{t('notExplained')}</Text>
        ) : (
          <Skeleton h={180} mt="md" />
        )
      ) : (
        <Explained explanation={data} />
      )}
      {line !== undefined && (
        <Button
          variant="default"
          fullWidth
          mt="md"
          onClick={() => view.select({ kind: 'stretch', lineId, ...kilometreAround(atM, line.lengthM) })}
        >
          {t('wholeKilometre')}
        </Button>
      )}
    </>
  )
}

function Explained({ explanation }: { explanation: CoverageExplanation }) {
  const { t } = useTranslation('overview')
  const { planned, actual, compared } = explanation
  return (
    <>
      <div className="inspector-part">
        <StateRow kind="planned" {...planned} />
        {actual !== null && <StateRow kind="actual" {...actual} />}
        {compared !== null && <StateRow kind="compared" state={compared} />}
        {actual === null && (
          <Text size="sm" c="dimmed">
            {t('aheadOfNow')}
          </Text>
        )}
      </div>
      <InspectorPart title={t('limitTitle')}>
        <LimitHere planned={planned} />
      </InspectorPart>
      <InspectorPart title={t('claimsTitle', { count: planned.claims.length })}>
        {planned.claims.map((claim) => (
          <ClaimRow
            key={`${claim.kind}:${claim.id}:${claim.from}`}
            claim={claim}
            limitMin={planned.limitMin}
            window={claim}
          />
        ))}
        {planned.claims.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('nobody')}
          </Text>
        )}
        {planned.addsEqualRates && planned.claims.length > 1 && (
          <Text size="sm" c="dimmed">
            {t('ratesAdded')}
          </Text>
        )}
      </InspectorPart>
      {actual !== null && (
        <InspectorPart title={t('evidenceTitle')}>
          <EvidenceHere actual={actual} limitMin={planned.limitMin} />
        </InspectorPart>
      )}
    </>
  )
}

interface StateRowProps {
  kind: CoverageKind
  state: AnyState
  since?: string
  sinceIsOlder?: boolean
  until?: string | null
}

/** A state of a kind, and since when and until when it lasts. */
function StateRow({ kind, state, since, sinceIsOlder = false, until }: StateRowProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { moment } = useQuantities()
  const stateName = useStateName()
  return (
    <div className="state-row">
      <i className={`state-swatch state-${lookOf(state, kind)}`} aria-hidden />
      <span>{domain(`kind.${kind}`)}</span>
      <strong>{stateName(state, kind)}</strong>
      {since !== undefined && (
        <small>
          {sinceIsOlder
            ? t('sinceBefore', { when: moment(Date.parse(since)) })
            : t('sinceWhen', { when: moment(Date.parse(since)) })}
          {until !== null && until !== undefined && (
            <> · {t('lastsUntil', { when: moment(Date.parse(until)) })}</>
          )}
        </small>
      )}
    </div>
  )
}
