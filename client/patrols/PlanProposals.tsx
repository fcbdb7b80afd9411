import { useMemo } from 'react'
import { CloseGapsPanel } from '../proposals/CloseGapsPanel.tsx'
import type { Proposed } from '../proposals/ProposedRow.tsx'
import { sentItems, type DraftItem } from './draftItems.ts'
import type { PlanDesk } from './usePlanDesk.ts'
import { dayIndexOf } from './week.ts'

interface PlanProposalsProps {
  desk: PlanDesk
  unitId: string
  /** Midnights of the week, the last one its end. */
  days: readonly number[]
}

/** Proposals for what the plan in hand leaves open; what is taken goes into it. */
export function PlanProposals({ desk, unitId, days }: PlanProposalsProps) {
  const { teams, counted, begun, line, nowMs } = desk
  const { fromMs, toMs } = desk.window
  const draft = useMemo(
    () => ({
      items: sentItems(counted),
      replacedIds: [...begun.replacedIds],
    }),
    [counted, begun.replacedIds],
  )
  // What is over cannot be closed any more.
  const beginMs = Math.max(fromMs, Math.ceil(nowMs / hourMs) * hourMs)
  if (beginMs >= toMs) return null
  return (
    <div className="patrols-panel">
      <CloseGapsPanel
        lineId={line.id}
        unitId={unitId}
        window={{ fromMs: beginMs, toMs }}
        teamIds={teams.own.map(({ id }) => id)}
        draft={draft}
        onTake={(patrols) => desk.take(patrols.map(itemOf))}
        onShow={(region) => desk.showDay(dayIndexOf(days, region.fromMs))}
      />
    </div>
  )
}

const hourMs = 3_600_000

const itemOf = ({ team, from, to, fromM, toM, mode, speedKmh, loop, longestOnGroundMin }: Proposed) =>
  ({
    teamId: team,
    fromM,
    toM,
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    mode,
    speedKmh,
    loop,
    longestOnGroundMin,
  }) satisfies Omit<DraftItem, 'id'>
