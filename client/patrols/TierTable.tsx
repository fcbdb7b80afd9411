import { Button, Table, Text } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftCoverage, outcomeOn } from '../../geo/draftCoverage.ts'
import { usePolicyAt } from '../plan/usePlanGround.ts'
import { usePolicies } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { tierAt } from '../../geo/era.ts'
import { HeldCells, HeldHeads } from './HeldCells.tsx'
import { underTier } from './tierCoverage.ts'
import type { PlanDesk } from './usePlanDesk.ts'

/** What the draft would hold, and leave open, were another warning tier in force all week. */
export function TierTable({ desk }: { desk: PlanDesk }) {
  const { t } = useTranslation('patrolPlans')
  const nameOf = useNameOf()
  const [isOpen, setOpen] = useState(false)
  const { facts, line, window, begun, ground } = desk
  // Follows a little later, as the list of gaps does: a drag is not to wait for every tier.
  const counted = useDeferredValue(desk.counted)
  const { version } = usePolicyAt(window.fromMs)
  const tiers = usePolicies().data?.find((policy) => policy.version === version)?.tiers
  const drafts = useMemo(() => {
    if (!isOpen || facts === undefined || tiers === undefined) return []
    return tiers.map((tier) => {
      return { tier, draft: new DraftCoverage(line, window, underTier(facts, tier.id), begun.replacedIds) }
    })
  }, [isOpen, facts, tiers, line, window, begun.replacedIds])
  const rows = useMemo(
    () => drafts.map(({ tier, draft }) => ({ ...tier, outcome: outcomeOn(draft.with(counted), ground) })),
    [drafts, counted, ground],
  )
  const nowTier = facts === undefined ? undefined : tierAt(facts.tierOrders, desk.nowMs)
  return (
    <div className="patrols-panel">
      <Button size="compact-xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('tiers')}
      </Button>
      {isOpen && (
        <Table className="patrols-figures" withRowBorders={false} verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <HeldHeads />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ id, name, baseLimitMin, outcome: { amounts } }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">
                  {nameOf(name)}
                  <Text size="xs" c="dimmed">
                    {[
                      t('tierLimit', { minutes: baseLimitMin }),
                      ...(id === nowTier ? [t('tierNow')] : []),
                    ].join(' · ')}
                  </Text>
                </Table.Th>
                <HeldCells amounts={amounts} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  )
}
