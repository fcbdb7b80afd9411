import { z } from 'zod'
import type { Patrol } from '../data/model/patrol.ts'
import { replayTeams, type ReplayTeams } from '../data/model/replay.ts'
import { recordTime } from '../data/recordTime.ts'
import { readTogether } from '../data/store/acts.ts'
import { isAhead } from '../data/store/lastFixes.ts'
import type { KeptFixes } from '../data/store/keptFixes.ts'
import { listRecords } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { readFixes } from '../data/store/tracks.ts'
import type { TimeWindow } from '../geo/units.ts'
import type { Actor } from '../data/model/account.ts'
import { groundWithin } from './access/groundWithin.ts'
import { fixesOnDuty } from './access/onDuty.ts'
import type { App } from './appContext.ts'
import { coverageTimes, readWindow } from './coverageQuery.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

const longestMs = 14 * 24 * 3_600_000

/** Where somebody was off duty is nobody's to see again: of each team its patrols alone are told. */
export const getReplayTeams = endpoint({
  summary: 'Where teams on patrol were heard of within a period, by full minutes or longer steps',
  tag: 'tracks',
  query: z.strictObject({
    from: coverageTimes.from,
    to: coverageTimes.to,
    every: z.coerce
      .number()
      .int()
      .min(60)
      .max(3600)
      .default(60)
      .meta({ description: 'Seconds; of each step the last fix is told' }),
    ...asOfQuery,
  }),
  answer: replayTeams,
  async handle({ app, query, request: { actor } }) {
    const known = await knowledgeOf(app, query.asOf)
    const window = readWindow(query, known.nowMs)
    if (window.toMs - window.fromMs > longestMs)
      throw fieldInvalid('to', 'the window may be at most 14 days long', '时间段最长 14 天')
    return readTogether(
      app.db,
      async (tx, sequence) => ({
        headers: { ...known.headers, Sequence: String(sequence) },
        body: {
          from: new Date(window.fromMs).toISOString(),
          to: new Date(window.toMs).toISOString(),
          teams: await teamsWithin(app, actor, tx, window, query.every * 1000),
        } satisfies ReplayTeams,
      }),
      known.past,
    )
  },
})

/** Whose positions were heard of, by their tracker or by what their own phone recorded. */
type Heard = Pick<ReplayTeams['teams'][number], 'trackerId' | 'unitId' | 'name'> & {
  readonly fixes: KeptFixes
}

async function teamsWithin(
  app: App,
  actor: Actor,
  tx: Reader,
  window: TimeWindow,
  everyMs: number,
): Promise<ReplayTeams['teams']> {
  const trackers = new Map((await listRecords(tx, 'tracker')).map(({ record }) => [record.id, record]))
  const isWithin = await groundWithin(app, tx, actor)
  const seesPositionsOf = (unitId: string) => actor.kind === 'local' || isWithin('see-positions', [unitId])
  const teams: ReplayTeams['teams'] = []
  for (const { record: patrol } of await listRecords(tx, 'patrol', { window })) {
    const time = recordTime(patrol)
    const out = { fromMs: Math.max(time.fromMs, window.fromMs), toMs: Math.min(time.toMs, window.toMs) }
    // Of a team that was out before the period began, where it was heard of last before.
    const told = { ...out, fromMs: time.fromMs }
    // What its own phone recorded stands for a tracker that said nothing.
    const heard = (await sentBy(patrol, told)) ?? (await recordedBy(patrol, told))
    if (heard === undefined) continue
    const { fixes: kept, ...team } = heard
    const fixes = lastOfSteps(kept, out.fromMs, everyMs)
    if (fixes.length > 0) teams.push({ patrolId: patrol.id, ...team, ...out, fixes })
  }
  return teams

  async function sentBy(patrol: Patrol, during: TimeWindow): Promise<Heard | undefined> {
    const tracker = patrol.trackerId === null ? undefined : trackers.get(patrol.trackerId)
    if (tracker === undefined || !seesPositionsOf(tracker.unitId)) return undefined
    const { id: trackerId, unitId, name } = tracker
    // Nor does it become theirs who assign it afterwards.
    const fixes = await fixesOnDuty(tx, actor, patrol, await readFixes(tx, trackerId, during))
    return fixes.count === 0 ? undefined : { trackerId, unitId, name, fixes }
  }

  async function recordedBy(patrol: Patrol, during: TimeWindow): Promise<Heard | undefined> {
    const { id, unitId, team: name } = patrol
    if (!seesPositionsOf(unitId)) return undefined
    return { trackerId: null, unitId, name, fixes: await readFixes(tx, id, during) }
  }
}

/** A fix at the full step ends it; all before the first are one step. One that is ahead of the clock is nowhere. */
function lastOfSteps(heard: KeptFixes, fromMs: number, everyMs: number): [number, number, number][] {
  const fixes: [number, number, number][] = []
  let lastStep = NaN
  for (let index = 0; index < heard.count; index++) {
    const timeMs = heard.timeMs[index]!
    if (isAhead(timeMs, heard.receivedMs[index]!)) continue
    const step = Math.max(Math.ceil(timeMs / everyMs), Math.ceil(fromMs / everyMs))
    const fix: [number, number, number] = [timeMs, heard.lonLat[2 * index]!, heard.lonLat[2 * index + 1]!]
    // Of several of one time the one that came first.
    if (timeMs === fixes.at(-1)?.[0]) continue
    if (step === lastStep) fixes[fixes.length - 1] = fix
    else fixes.push(fix)
    lastStep = step
  }
  return fixes
}
