import { z } from 'zod'
import { onDuty } from '../data/model/onDuty.ts'
import { readTogether } from '../data/store/acts.ts'
import type { OneFix } from '../data/store/lastFixes.ts'
import { readPatrolFixes } from '../data/store/patrolFixes.ts'
import { listRecords, recordsOf } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { nextChange } from './collections/collection.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'
import { heardWithinMin, onDutyNow } from './onDutyNow.ts'
import { readSettings } from './settings.ts'
import { readTeams } from './teamShelf.ts'

/** Teams are heard of beside the journal: an answer holds until the next whole minute, when walls ask anyway. */
const minuteMs = 60_000

export const getOnDuty = endpoint({
  summary:
    'Who is on duty now by rosters and assignments: counts of the county and by township, desks with who leads, and checkpoints that are not staffed',
  tag: 'duty',
  query: z.strictObject(asOfQuery),
  answer: onDuty,
  async handle({ app, query }) {
    const { past, sequence: last, nowMs, name, headers, bodies } = await knowledgeOf(app, query.asOf)
    // As the county has it today: what it no longer lets be shown is not shown of the past either.
    const { chiefNames } = (await readSettings(app.db)).record
    const read = async (tx: Reader, sequence: number) => {
      const window = { fromMs: nowMs, toMs: (Math.floor(nowMs / minuteMs) + 1) * minuteMs }
      const shifts = recordsOf(await listRecords(tx, 'shift', { window }))
      const patrols = recordsOf(await listRecords(tx, 'patrol', { window }))
      const isUnderWay = ({ from, to }: { from: string; to: string }) =>
        Date.parse(from) <= nowMs && nowMs < Date.parse(to)
      const isHeard = (fix: OneFix | undefined) =>
        fix !== undefined && nowMs - fix.timeMs <= heardWithinMin * 60_000
      const recorded = await readPatrolFixes(
        tx,
        patrols.filter(isUnderWay).map(({ id }) => id),
        nowMs,
      )
      const records = {
        desks: recordsOf(await listRecords(tx, 'desk')),
        checkpoints: recordsOf(await listRecords(tx, 'checkpoint')),
        shifts: shifts.filter(isUnderWay),
        patrols: patrols.filter(isUnderWay),
        people: recordsOf(await listRecords(tx, 'person')),
        units: recordsOf(await listRecords(tx, 'unit')),
        heardTrackers: new Set(
          (await readTeams(tx, nowMs)).filter(({ fix }) => isHeard(fix)).map(({ tracker }) => tracker.id),
        ),
        heardPatrols: new Set([...recorded].flatMap(([id, fix]) => (isHeard(fix) ? [id] : []))),
      }
      const edges = [...shifts, ...patrols].flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
      return {
        body: onDutyNow(records, nowMs, chiefNames),
        type: 'application/json',
        sequence,
        changesAtMs: past === undefined ? Math.min(window.toMs, nextChange(nowMs, edges)) : Infinity,
      }
    }
    const cached = await bodies.get(`${name}on-duty ${chiefNames ? 'named ' : ''}`, last, nowMs, () =>
      readTogether(app.db, read, past),
    )
    return { cached, headers, settled: past === undefined }
  },
})
