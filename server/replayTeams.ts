import { z } from 'zod'
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

async function teamsWithin(
  app: App,
  actor: Actor,
  tx: Reader,
  window: TimeWindow,
  everyMs: number,
): Promise<ReplayTeams['teams']> {
  const trackers = new Map((await listRecords(tx, 'tracker')).map(({ record }) => [record.id, record]))
  const isWithin = await groundWithin(app, tx, actor)
  const teams: ReplayTeams['teams'] = []
  for (const { record: patrol } of await listRecords(tx, 'patrol', { window })) {
    const tracker = patrol.trackerId === null ? undefined : trackers.get(patrol.trackerId)
    const { unitId, name } = tracker ?? { unitId: patrol.unitId, name: patrol.team }
    if (actor.kind !== 'local' && !isWithin('see-positions', [unitId])) continue
    const time = recordTime(patrol)
    const out = { fromMs: Math.max(time.fromMs, window.fromMs), toMs: Math.min(time.toMs, window.toMs) }
    // Of a team that was out before the period began, where it was heard of last before.
    const told = { ...out, fromMs: time.fromMs }
    // Nor does it become theirs who assign it afterwards.
    const sent = tracker && (await fixesOnDuty(tx, actor, patrol, await readFixes(tx, tracker.id, told)))
    // What its own phone recorded stands for a tracker that said nothing.
    const heard = sent !== undefined && sent.count > 0 ? sent : await readFixes(tx, patrol.id, told)
    const fixes = lastOfSteps(heard, out.fromMs, everyMs)
    const trackerId = heard === sent ? tracker!.id : null
    if (fixes.length > 0) teams.push({ patrolId: patrol.id, trackerId, unitId, name, ...out, fixes })
  }
  return teams
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
