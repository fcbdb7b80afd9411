import { z } from 'zod'
import { leadsAmong, shiftFact, trailEventFact } from '../data/coverageFacts.ts'
import { groupedBy } from '../geo/groupedBy.ts'
import { replay, type Replay } from '../data/model/replay.ts'
import { staffedIntervals } from '../geo/claims.ts'
import { packStates } from '../geo/packedStates.ts'
import { trailStatusAt, withdrawnEvents, type TrailEventFact } from '../geo/trailStatus.ts'
import type { TimeWindow } from '../geo/units.ts'
import { coverageTimes, readWindow } from './coverageQuery.ts'
import { momentOf, readCoverage, statesOf } from './coverageReading.ts'
import type { ShelvedRecords } from './coverageShelf.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

/** All that changes within a period, so that whoever goes through it asks once and not for every instant. */
export const getReplay = endpoint({
  summary:
    'A period to go through: the state of every place at every instant of it, exactly, how trails stood, when checkpoints were staffed, what was seen on trails',
  tag: 'coverage',
  query: z.strictObject({ ...coverageTimes, ...asOfQuery }),
  answer: replay,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { kind } = query
    const window = readWindow(query, nowMs)
    const moment = await momentOf(app, kind, { known, window, lineId: undefined })
    const key = `replay ${kind} ${moment} ${window.fromMs} ${window.toMs}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const reading = await readCoverage(app, {
        known,
        window,
        lineId: undefined,
        withActual: kind !== 'planned',
      })
      const { records } = reading
      const body: Replay = {
        kind,
        from: iso(window.fromMs),
        to: iso(window.toMs),
        sequence: reading.sequence,
        lines: reading.lines.map((line) => {
          const states = statesOf(kind, line)
          return { lineId: line.entry.record.id, ...states.window, blocks: packStates(states) }
        }),
        ...trailsOf(records, window),
        checkpoints: staffedOf(records, window),
      }
      return { body, type: 'application/json', sequence: reading.sequence, changesAtMs: Infinity }
    })
    return { cached, headers: known.headers }
  },
})

const iso = (atMs: number) => new Date(atMs).toISOString()

function trailsOf(
  { trails, trailEvents }: ShelvedRecords,
  window: TimeWindow,
): Pick<Replay, 'trails' | 'events'> {
  const byTrail = groupedBy(trailEvents, ({ trailId }) => trailId)
  const numbers = new Map(trails.map(({ id, number }) => [id, number]))
  const told = trailEvents.flatMap((event) => {
    const number = numbers.get(event.trailId)
    const observedMs = Date.parse(event.observedAt)
    if (number === undefined || observedMs < window.fromMs || observedMs >= window.toMs) return []
    const { id, trailId, kind, method, observedAt, receivedAt } = event
    return [{ id, trailId, number, kind, method, observedAt, receivedAt }]
  })
  const withdrawn = withdrawnEvents(trailEvents.map(trailEventFact))
  return {
    trails: trails.map(({ id }) => ({
      trailId: id,
      states: trailStates((byTrail.get(id) ?? []).map(trailEventFact), window),
    })),
    events: told
      // What was entered by mistake did not happen.
      .filter(({ id, kind }) => kind !== 'withdrawn' && !withdrawn.has(id))
      .toSorted((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt)),
  }
}

function trailStates(
  events: readonly TrailEventFact[],
  window: TimeWindow,
): Replay['trails'][number]['states'] {
  const within = events
    .map(({ observedMs }) => observedMs)
    .filter((atMs) => window.fromMs < atMs && atMs < window.toMs)
  const states: Replay['trails'][number]['states'] = []
  for (const atMs of [window.fromMs, ...new Set(within)].toSorted((a, b) => a - b)) {
    const { status = null, unsealed = false } = trailStatusAt(events, atMs) ?? {}
    if (states.at(-1)?.status !== status) states.push({ atMs, status, unsealed })
  }
  return states
}

function staffedOf(
  { checkpoints, shifts, people }: ShelvedRecords,
  window: TimeWindow,
): Replay['checkpoints'] {
  const leads = leadsAmong(people)
  const byPlace = groupedBy(shifts, ({ place }) => place.id as string)
  return checkpoints.map((checkpoint) => ({
    checkpointId: checkpoint.id,
    staffed: staffedIntervals(
      checkpoint,
      (byPlace.get(checkpoint.id) ?? []).map((shift) => shiftFact(shift, leads)),
      window,
    ).map(({ fromMs, toMs }) => [fromMs, toMs]),
  }))
}
