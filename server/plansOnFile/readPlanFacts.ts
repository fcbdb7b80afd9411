import type { PlanFacts } from '../../data/model/planFacts.ts'
import { groupedBy } from '../../geo/groupedBy.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'
import { groundOf, meetsGround } from '../../data/plansOnFile/planGroundOf.ts'
import { daysOfPlan, planFactsOf, type PlanQuestion } from '../../data/plansOnFile/planFactsOf.ts'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { LineEntry } from '../lineShelf.ts'

interface Moment {
  readonly lines: readonly LineEntry[]
  readonly nowMs: number
  readonly timeZone: string
}

export interface ReadFacts {
  readonly facts: PlanFacts
  /** Something that it is filled from was made up for a demonstration. */
  readonly isSynthetic: boolean
}

/** What the records say of a plan's unit and days, as the reader has them. */
export async function readPlanFacts(
  tx: Reader,
  question: PlanQuestion,
  { lines, nowMs, timeZone }: Moment,
): Promise<ReadFacts> {
  const units = recordsOf(await listRecords(tx, 'unit'))
  const own = units.find(({ id }) => id === question.unitId)
  const lineIds = new Set<string>((own?.ground ?? []).map(({ lineId }) => lineId))
  const here = lines.filter(({ record }) => lineIds.has(record.id))
  const all = async <Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[]> =>
    recordsOf(await listRecords(tx, kind))
  const onLines = async <Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[]> => {
    const found = []
    for (const { record } of here) found.push(...(await listRecords(tx, kind, { lineId: record.id })))
    return recordsOf(found)
  }
  const linesHere = here.map(({ record, line }) => ({ record, lengthM: line.lengthM }))
  const ground = own === undefined ? [] : groundOf(own, linesHere)
  // Of a long line most trails are others'; their entries are many.
  const trails = (await onLines('trail')).filter((trail) => meetsGround(ground, trail))
  const events = []
  for (const { id } of trails) events.push(...(await listRecords(tx, 'trail-event', { parentId: id })))
  const records = {
    lines: linesHere,
    units,
    stretches: await onLines('stretch'),
    charges: await all('charge'),
    teams: question.kind === 'joint' ? await all('team') : [],
    patrols: question.kind === 'joint' ? await patrolsOf(tx, here, question, timeZone) : [],
    checkpoints: await onLines('checkpoint'),
    staffNeeds: await all('staff-need'),
    trails,
    trailEvents: groupedBy(recordsOf(events), ({ trailId }): string => trailId),
    ports: await onLines('port'),
    tradePoints: await onLines('trade-point'),
    desks: await all('desk'),
    policies: await all('policy'),
    tierOrders: await all('tier-order'),
  }
  return {
    facts: planFactsOf(records, question, { atMs: nowMs, zone: timeZone }),
    isSynthetic: [own, ...records.stretches, ...records.patrols, ...records.teams].some(
      (one) => one?.synthetic === true,
    ),
  }
}

/** Those that begin within the plan's days. */
async function patrolsOf(
  tx: Reader,
  lines: readonly LineEntry[],
  question: PlanQuestion,
  timeZone: string,
): Promise<RecordOf<'patrol'>[]> {
  const window = daysOfPlan(question, timeZone)
  const found = []
  for (const { record } of lines)
    found.push(...recordsOf(await listRecords(tx, 'patrol', { lineId: record.id, window })))
  return found.filter(({ from }) => Date.parse(from) >= window.fromMs)
}
