import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import type { Stretch } from '../../geo/units.ts'
import { useOpenGapWords } from '../api/gaps.ts'
import { InspectorPart } from '../overview/inspect/InspectorPart.tsx'
import { useViewState } from '../shell/viewState.ts'
import { GapHandling } from './GapHandling.tsx'

const meet = (one: Stretch, other: Stretch) => one.fromM < other.toM && other.fromM < one.toM

/** The gaps of a stretch at the instant shown with who deals with each, and words that wait to be held. */
export function GapsOnStretch({
  coverage,
  lineId,
  ...stretch
}: Stretch & { lineId: string; coverage: CoverageAnswer }) {
  const { t } = useTranslation('gaps')
  const { mode, atMs } = useViewState()
  const words = useOpenGapWords(lineId).data ?? []
  const kind = coverage.kind === 'planned' ? 'planned' : 'actual'
  const gaps = (coverage.lines.find((line) => line.lineId === lineId)?.gapsNow ?? []).filter((gap) =>
    meet(gap, stretch),
  )
  const shown = new Set(gaps.flatMap(({ acknowledgement }) => acknowledgement?.id ?? []))
  const waiting =
    mode === 'fixed'
      ? []
      : words.filter((word) => word.kind === kind && !shown.has(word.id) && meet(word, stretch))
  if (gaps.length + waiting.length === 0) return null
  return (
    <InspectorPart title={t('dealing')}>
      {gaps.map((gap) => (
        <div key={gap.fromM} className="gap-of-stretch">
          {gaps.length > 1 && <Where {...gap} />}
          <GapHandling
            lineId={lineId}
            kind={kind}
            gap={gap}
            word={gap.acknowledgement}
            unitId={gap.townshipId ?? gap.villageId}
            readOnly={mode === 'fixed'}
          />
        </div>
      ))}
      {waiting.map((word) => (
        <div key={word.id} className="gap-of-stretch">
          <Where {...word} />
          <Text size="sm" c="dimmed">
            {t('notHeldYet')}
          </Text>
          <GapHandling
            lineId={lineId}
            kind={kind}
            gap={word}
            word={{ ...word, overdue: Date.parse(word.until) <= atMs }}
            unitId={word.unitId}
            readOnly={false}
          />
        </div>
      ))}
    </InspectorPart>
  )
}

function Where({ fromM, toM }: Stretch) {
  return (
    <Text size="sm" fw={600}>
      {formatChainage(fromM)} – {formatChainage(toM)}
    </Text>
  )
}
