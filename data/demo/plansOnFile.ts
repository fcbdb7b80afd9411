import { groupedBy } from '../../geo/groupedBy.ts'
import { filedPlanKind, type FilingDeadline, type PlanOnFile } from '../model/planOnFile.ts'
import type { PlanFiling } from '../model/planFiling.ts'
import { planFindings } from '../model/planFinding.ts'
import type { RecordKind, RecordOf } from '../model/records.ts'
import { daysOfPlan, planFactsOf } from '../plansOnFile/planFactsOf.ts'
import type { Demonstration, DemonstrationRecord } from './demonstration.ts'
import { dayMs, hourMs, localInstant } from './demonstrationDay.ts'

const zone = 'Asia/Shanghai'

/** A plan is for a week; the county wants it two days after it begins, which is what a demonstration shows. */
const planDays = 7
const dueAfterDays = 2

/**
 * A deadline for every village and one for every township, a joint plan that was filed for the first of them,
 * filled from what was made before, and one for the second that nobody finished.
 */
export function makePlansOnFile(
  demonstration: Demonstration,
  records: readonly DemonstrationRecord[],
): DemonstrationRecord[] {
  const { todayMs, nextId } = demonstration
  const dateAfter = (days: number) => localInstant(todayMs + days * dayMs).slice(0, 10)
  const [from, to] = [dateAfter(0), dateAfter(planDays - 1)]
  const deadlines = filedPlanKind.options.map((kind): FilingDeadline => ({
    id: nextId('filing-deadline'),
    kind,
    level: kind === 'joint' ? 'village' : 'township',
    from,
    to,
    due: dateAfter(dueAfterDays),
    synthetic: true,
  }))
  const [first, second] = recordsOf(records, 'unit').filter(({ level }) => level === 'village')
  const planOf = (unitId: PlanOnFile['unitId'], texts: PlanOnFile['texts']): PlanOnFile => ({
    id: nextId('plan-on-file'),
    kind: 'joint',
    unitId,
    from,
    to,
    texts,
    leadingGroup: [],
    workPlan: [],
    synthetic: true,
  })
  const filed = first && planOf(first.id, filedTexts)
  const draft = second && planOf(second.id, { purpose: filedTexts.purpose })
  const filing = filed && filingOf(demonstration, records, filed)
  return [
    ...deadlines.map((record) => ({ kind: 'filing-deadline' as const, record })),
    ...(filed === undefined ? [] : [{ kind: 'plan-on-file' as const, record: filed }]),
    ...(draft === undefined ? [] : [{ kind: 'plan-on-file' as const, record: draft }]),
    ...(filing === undefined ? [] : [{ kind: 'plan-filing' as const, record: filing }]),
  ]
}

/** In both languages, as nobody knows who reads it. */
const filedTexts = {
  purpose:
    '示例：按县指挥部要求，本村责任段每日有人巡逻，夜间不断档。\nExample: as headquarters asks, somebody patrols this ground every day, and at night without a break.',
  contact:
    '示例：出发、到点、返回均向乡值班室报告；发现情况立即报告。\nExample: each team calls the township desk when it sets out, arrives and is back, and at once when it finds something.',
  coordination:
    '示例：每日 12:00 与相邻村在交界处会哨。\nExample: at noon each day the teams meet those of the next village where their ground meets.',
  groundWithout:
    '示例：无巡逻的地段由乡无人机组查看。\nExample: the township’s drone looks at ground without a patrol.',
  supplies: '示例：各组手电、电台、急救包一套。\nExample: each team has lamps, a radio and first aid.',
} satisfies PlanOnFile['texts']

/** Filed on the evening before its first day. */
function filingOf(
  { todayMs, lines, nextId }: Demonstration,
  records: readonly DemonstrationRecord[],
  plan: PlanOnFile,
): PlanFiling {
  const filedMs = todayMs - 6 * hourMs
  const window = daysOfPlan(plan, zone)
  const own = recordsOf(records, 'unit').find(({ id }) => id === plan.unitId)
  const lineIds = new Set<string>((own?.ground ?? []).map(({ lineId }) => lineId))
  const here = lines.filter(({ record }) => lineIds.has(record.id))
  const facts = planFactsOf(
    {
      lines: here.map(({ record, line }) => ({ record, lengthM: line.lengthM })),
      units: recordsOf(records, 'unit'),
      stretches: recordsOf(records, 'stretch'),
      charges: recordsOf(records, 'charge'),
      teams: recordsOf(records, 'team'),
      patrols: recordsOf(records, 'patrol').filter(({ from }) => {
        const beginsMs = Date.parse(from)
        return window.fromMs <= beginsMs && beginsMs < window.toMs
      }),
      checkpoints: recordsOf(records, 'checkpoint'),
      staffNeeds: recordsOf(records, 'staff-need'),
      trails: recordsOf(records, 'trail'),
      trailEvents: groupedBy(recordsOf(records, 'trail-event'), ({ trailId }): string => trailId),
      ports: recordsOf(records, 'port'),
      tradePoints: recordsOf(records, 'trade-point'),
      desks: recordsOf(records, 'desk'),
      policies: recordsOf(records, 'policy'),
      tierOrders: recordsOf(records, 'tier-order'),
    },
    plan,
    { atMs: filedMs, zone },
  )
  const { id: planId, ...text } = plan
  return {
    ...text,
    id: nextId('plan-filing'),
    planId,
    number: 1,
    facts,
    findings: planFindings(text, facts, new Set()),
    filedAt: new Date(filedMs).toISOString(),
    filedBy: 'borderkeep',
    signedById: facts.chiefs.find(({ level }) => level === 'village')?.answers[0]?.personId ?? null,
    state: 'filed',
    decidedAt: null,
    decidedBy: null,
    decisionNote: '',
    remarks: [],
  }
}

const recordsOf = <Kind extends RecordKind>(
  records: readonly DemonstrationRecord[],
  kind: Kind,
): RecordOf<Kind>[] => records.flatMap((one) => (one.kind === kind ? [one.record as RecordOf<Kind>] : []))
