import { Button, Group, Modal, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import { DraftCoverage, outcomeOn } from '../../geo/draftCoverage.ts'
import { fitTemplate, hoursOf, patrolsOfTemplate } from '../../geo/patrolTemplates.ts'
import { useCounty } from '../api/county.ts'
import type { PatrolTemplateRecord } from '../api/patrolTemplates.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DraftItem } from './draftItems.ts'
import { HeldCells, HeldHeads } from './HeldCells.tsx'
import { underTier } from './tierCoverage.ts'
import { useDraftClashes } from './useDraftClashes.ts'
import type { PlanDesk } from './usePlanDesk.ts'

interface TemplatePreviewProps {
  template: PatrolTemplateRecord
  tierName: PatrolTemplateRecord['name'] | undefined
  desk: PlanDesk
  days: readonly number[]
  onClose: () => void
}

/** What a template adds to the plan, what it leaves out and why, and what it holds, before any of it is done. */
export function TemplatePreview({ template, tierName, desk, days, onClose }: TemplatePreviewProps) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const { timeZone } = useCounty()
  const { history, teams, counted, facts, line, window, begun, ground, dayShown } = desk
  // What is previewed stands still while the clock goes on.
  const minuteMs = Math.floor(desk.nowMs / 60_000) * 60_000
  const fit = useMemo(() => {
    const midnights =
      template.pattern === 'week'
        ? days.slice(0, 1)
        : dayShown < 0
          ? days.slice(0, 7)
          : days.slice(dayShown, dayShown + 1)
    const patrols = patrolsOfTemplate(template.items, midnights, timeZone).map((one): DraftItem => ({
      ...one,
      id: newId(),
    }))
    return fitTemplate(patrols, history.items, { nowMs: minuteMs, hasTeam: (id) => teams.byId.has(id) })
  }, [template, days, dayShown, timeZone, history.items, minuteMs, teams.byId])
  const all = useMemo(() => [...history.items, ...fit.added], [history.items, fit.added])
  const clashes = useDraftClashes({
    planId: desk.plan?.id,
    items: all,
    begunIds: begun.ids,
    teams: teams.byId,
    window,
  })
  const ofAdded = new Set(fit.added.map(({ id }) => id))
  const clashing = new Set(clashes.filter(({ id }) => ofAdded.has(id)).map(({ id }) => id)).size
  const rows = useMemo(() => {
    if (facts === undefined) return []
    const draft = new DraftCoverage(line, window, underTier(facts, template.tier), begun.replacedIds)
    return (
      [
        ['planWithout', counted],
        ['planWith', [...counted, ...fit.added]],
      ] as const
    ).map(([label, items]) => ({
      label,
      hours: hoursOf(items),
      amounts: outcomeOn(draft.with(items), ground).amounts,
    }))
  }, [facts, line, window, template.tier, begun.replacedIds, counted, fit.added, ground])
  const leftOut = [
    ['leftOut.begun', fit.begun.length],
    ['leftOut.clashing', fit.clashing.length],
    ['leftOut.teamless', fit.teamless.length],
    ['addedClashing', clashing],
  ] as const
  const apply = () => {
    desk.take(fit.added.map(({ id: _, ...item }) => item))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('previewTitle', { name: nameOf(template.name) })}
      size="lg"
      centered
    >
      <Text size="sm" fw={600}>
        {t('adds', { count: fit.added.length, hours: number(hoursOf(fit.added), 1) })}
      </Text>
      {leftOut
        .filter(([, count]) => count > 0)
        .map(([label, count]) => (
          <Text key={label} size="sm">
            {t(label, { count })}
          </Text>
        ))}
      <Text size="xs" c="dimmed" mt="sm">
        {t('previewUnder', { tier: tierName === undefined ? t('tierGone') : nameOf(tierName) })}
      </Text>
      <Table className="patrols-figures" withRowBorders={false} verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <HeldHeads />
            <Table.Th>{t('teamHours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ label, hours, amounts }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{t(label)}</Table.Th>
              <HeldCells amounts={amounts} />
              <Table.Td>{number(hours, 1)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {t('oneStep')}
      </Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" disabled={fit.added.length === 0} onClick={apply}>
          {t('applyTemplate')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </Modal>
  )
}
