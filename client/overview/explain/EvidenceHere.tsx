import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageExplanation } from '../../../data/model/coverageExplanation.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useEvidenceName, type EvidenceKind } from './useEvidenceName.ts'
import { useViewState } from '../../shell/viewState.ts'

type Actual = NonNullable<CoverageExplanation['actual']>

/** What was last seen of a place, who was silent there and who is under way. */
export function EvidenceHere({ actual, limitMin }: { actual: Actual; limitMin: number }) {
  const { t } = useTranslation('overview')
  const { duration, moment } = useQuantities()
  const { last, silences, underWay, trackedSince } = actual
  return (
    <>
      {last === null ? (
        <Text size="sm">{t('neverSeenHere')}</Text>
      ) : (
        <div className="claim-row">
          <EvidenceLink kind={last.kind} id={last.id} />
          <span>
            {moment(Date.parse(last.seenAt))} · {t('ageOfEvidence', { age: duration(last.ageMin * 60_000) })}
            {' · '}
            {t(last.ageMin <= limitMin ? 'withinLimit' : 'overLimit')}
          </span>
        </div>
      )}
      <Spans title={t('silentHere')} spans={silences} />
      <Spans title={t('underWayHere')} spans={underWay} />
      <Text size="sm" c="dimmed" mt={4}>
        {trackedSince === null
          ? t('neverTracked')
          : t('trackedSince', { when: moment(Date.parse(trackedSince)) })}
      </Text>
    </>
  )
}

function Spans({
  title,
  spans,
}: {
  title: string
  spans: readonly { kind: EvidenceKind; id: string; from: string; to: string }[]
}) {
  const { moment, clock } = useQuantities()
  if (spans.length === 0) return null
  return (
    <>
      <Text size="sm" fw={600} mt={6}>
        {title}
      </Text>
      {spans.map((span) => (
        <div key={`${span.kind}:${span.id}:${span.from}`} className="claim-row">
          <EvidenceLink kind={span.kind} id={span.id} />
          <span>
            {moment(Date.parse(span.from))} – {clock(Date.parse(span.to))}
          </span>
        </div>
      ))}
    </>
  )
}

/** Whatever gave evidence or owes it, by name; a link where it can be opened. */
function EvidenceLink({ kind, id }: { kind: EvidenceKind; id: string }) {
  const { select } = useViewState()
  const { name, selection } = useEvidenceName()(kind, id)
  return selection === undefined ? (
    <span>{name}</span>
  ) : (
    <button type="button" className="plain-link" onClick={() => select(selection)}>
      {name}
    </button>
  )
}
