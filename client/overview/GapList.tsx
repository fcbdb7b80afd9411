import { ActionIcon, Popover, Skeleton, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconInfoCircle, IconUserCheck, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageAnswer, GapNow } from '../../data/model/coverageAnswer.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useUnits } from '../api/records.ts'
import { GapDialog } from '../gaps/GapDialog.tsx'
import { countNotInHand, signOf } from '../gaps/gapStanding.ts'
import { nearestChief } from '../gaps/nearestChief.ts'
import { useDealtWith } from '../gaps/useDealtWith.ts'
import { useMayDeal } from '../gaps/useMayDeal.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { RankedGap } from '../map/gapBadgeLayer.ts'
import { useViewState, type Selection } from '../shell/viewState.ts'

export interface GapListProps {
  coverage: CoverageAnswer | undefined
  gaps: readonly RankedGap[]
  onSelect: (selection: Selection) => void
}

/** Gaps at the instant shown, worst first; the numbers are those on the map. */
export function GapList({ coverage, gaps, onSelect }: GapListProps) {
  const { t } = useTranslation('overview')
  const { t: gapsT } = useTranslation('gaps')
  const open = countNotInHand(coverage?.lines.flatMap(({ gapsNow }) => gapsNow) ?? [])
  const notInHand =
    gaps.length === 0 ? undefined : open === 0 ? gapsT('allInHand') : gapsT('notInHand', { count: open })
  return (
    <div className="side-list">
      <div className="side-heading">
        <Text fw={650}>
          {coverage === undefined
            ? t('gapsComing')
            : t(coverage.kind === 'compared' ? 'brokenNow' : 'gapsNow', { count: gaps.length })}
          {notInHand !== undefined && <span className="side-more"> · {notInHand}</span>}
        </Text>
        {coverage !== undefined && (
          <Popover width={320} withArrow shadow="md">
            <Popover.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('howRanked')}>
                <IconInfoCircle size={16} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <Text size="sm" fw={600}>
                {t('howRanked')}
              </Text>
              <Text size="sm" ff="monospace">
                {coverage.priorityFormula}
              </Text>
            </Popover.Dropdown>
          </Popover>
        )}
      </div>
      {coverage === undefined ? (
        <Stack p="xs">
          <Skeleton h={44} />
          <Skeleton h={44} />
          <Skeleton h={44} />
        </Stack>
      ) : (
        gaps.map((ranked) => {
          const gap = coverage.lines
            .find(({ lineId }) => lineId === ranked.lineId)
            ?.gapsNow.find(({ fromM }) => fromM === ranked.fromM)
          return gap === undefined ? null : (
            <GapRow
              key={`${ranked.lineId}:${ranked.fromM}`}
              gap={gap}
              ranked={ranked}
              lineName={
                coverage.lines.length > 1
                  ? coverage.lines.find((one) => one.lineId === ranked.lineId)?.name
                  : undefined
              }
              onSelect={onSelect}
            />
          )
        })
      )}
      {coverage !== undefined && gaps.length === 0 && (
        <Text size="sm" c="dimmed" px="xs">
          {t(noneOf[coverage.kind])}
        </Text>
      )}
    </div>
  )
}

const noneOf = { planned: 'noGaps', actual: 'noGapsActual', compared: 'noBroken' } as const

interface GapRowProps {
  gap: GapNow
  ranked: RankedGap
  lineName: { en: string; zh: string } | undefined
  onSelect: (selection: Selection) => void
}

function GapRow({ gap, ranked, lineName, onSelect }: GapRowProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const units = useUnits().data
  const { t: gapsT } = useTranslation('gaps')
  const { kind, atMs, mode } = useViewState()
  const { length, duration, moment, clock } = useQuantities()
  const dealtWith = useDealtWith()
  const [deals, setDeals] = useState(false)
  const { acknowledgement } = gap
  const answersFor = gap.townshipId ?? gap.villageId
  const { mayTake, mayGive } = useMayDeal(ranked.lineId, gap, answersFor, acknowledgement)
  const mayDeal = acknowledgement === null ? mayTake : mayTake || mayGive
  const sinceText = duration(atMs - Date.parse(gap.since))
  const untilMs = gap.until === null ? undefined : Date.parse(gap.until)
  const unit = units?.find(({ id }) => id === gap.townshipId)
  const chief = nearestChief(gap.answerable)
  const facts = [
    length(gap.lengthM),
    ...(gap.openTrailIds.length > 0 ? [t('openTrails', { count: gap.openTrailIds.length })] : []),
    ...(gap.barredM > 0 ? [t('barred', { length: length(gap.barredM) })] : []),
    // Evidence ends now: of what comes next only the plan can say that it is nothing.
    ...(untilMs === undefined
      ? kind === 'planned'
        ? [t('noClaimPlanned')]
        : []
      : [t('until', { when: untilMs - atMs < 20 * 3_600_000 ? clock(untilMs) : moment(untilMs) })]),
  ]
  const dealLabel = gapsT(acknowledgement === null ? 'takeInHand' : 'dealing')
  return (
    <div className="gap-line">
      <UnstyledButton
        className="gap-row"
        onClick={() => {
          onSelect({ kind: 'stretch', lineId: ranked.lineId, fromM: gap.fromM, toM: gap.toM })
        }}
      >
        <span
          className="gap-rank gap-mark"
          data-standing={ranked.standing}
          data-sign={signOf[ranked.standing]}
        >
          {ranked.rank}
        </span>
        <Text fw={600} size="sm">
          {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
        </Text>
        <span className="gap-since">
          {gap.sinceIsOlder ? domain('duration.older', { duration: sinceText }) : sinceText}
        </span>
        {acknowledgement !== null && (
          <span
            className="gap-facts gap-word"
            data-standing={acknowledgement.overdue ? 'overdue' : 'in-hand'}
          >
            {dealtWith(acknowledgement)} · {acknowledgement.action}
          </span>
        )}
        <span className="gap-facts">
          {facts.join(' · ')}
          <br />
          {[
            ...(lineName === undefined ? [] : [nameOf(lineName)]),
            ...(unit === undefined ? [] : [nameOf(unit.name)]),
            ...(chief === undefined ? [] : [nameOf(chief.post)]),
          ].join(' · ')}
        </span>
      </UnstyledButton>
      {mode === 'live' && (mayDeal || acknowledgement !== null) && (
        <Tooltip label={dealLabel}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${dealLabel}: ${formatChainage(gap.fromM)}`}
            onClick={() => setDeals(true)}
          >
            {acknowledgement === null ? <IconUserPlus size={18} /> : <IconUserCheck size={18} />}
          </ActionIcon>
        </Tooltip>
      )}
      {deals && (
        <GapDialog
          lineId={ranked.lineId}
          kind={kind === 'planned' ? 'planned' : 'actual'}
          gap={gap}
          word={acknowledgement}
          unitId={answersFor}
          readOnly={false}
          onClose={() => setDeals(false)}
        />
      )}
    </div>
  )
}
