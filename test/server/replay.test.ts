import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openPeriod,
  figuresOfAll,
  gapsAmong,
  isStaffedAt,
  runsAt,
  teamsAt,
  trailAt,
} from '../../client/replay/replayPeriod.ts'
import { county as countySchema } from '../../data/model/county.ts'
import { coverageAnswer, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { replay, replayTeams } from '../../data/model/replay.ts'
import { teamsNow } from '../../data/model/teamsNow.ts'
import { seededRandom } from '../../data/demo/seededRandom.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { startApp, type RunningApp } from './startApp.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
const nowMs = Date.parse('2025-11-23T09:40:00+08:00')
const day = { fromMs: nowMs - 24 * hourMs, toMs: nowMs }
const iso = (atMs: number) => new Date(atMs).toISOString()
const window = { from: iso(day.fromMs), to: iso(day.toMs) }

let app: RunningApp
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', nowMs })
})
afterAll(() => app.stop())

const ask = async (path: string): Promise<unknown> => {
  const answer = await app.get(path)
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json()
}
const query = (of: Record<string, string>) => new URLSearchParams(of).toString()

async function askPeriod(kind: CoverageKind) {
  const { lines } = countySchema.parse(await ask('/api/county'))
  const compiled = lines.map(({ id, path, homeSide }) => compileBorderLine({ id, positions: path, homeSide }))
  const answer = replay.parse(await ask(`/api/replay?${query({ kind, ...window })}`))
  const { teams } = replayTeams.parse(await ask(`/api/replay/teams?${query(window)}`))
  return openPeriod(answer, teams, compiled)
}

/** Whole minutes of the day, the first and the last among them, and some instants between minutes. */
function instants(seed: string, count: number): number[] {
  const random = seededRandom(seed)
  return [
    day.fromMs,
    day.toMs - 1,
    ...Array.from({ length: count }, (_, index) => {
      const atMs = day.fromMs + Math.floor(random.next() * 24 * 60) * minuteMs
      return index % 3 === 0 ? atMs + Math.floor(random.next() * minuteMs) : atMs
    }),
  ]
}

interface Stretch {
  fromM: number
  toM: number
  state: string
}
const joined = (runs: readonly Stretch[]): Stretch[] => {
  const result: Stretch[] = []
  for (const { fromM, toM, state } of runs) {
    const last = result.at(-1)
    if (last?.state === state && last.toM === fromM) last.toM = toM
    else result.push({ fromM, toM, state })
  }
  return result
}

describe.each(['planned', 'actual', 'compared'] as const)('a replay of %s coverage', (kind) => {
  it('shows at random instants what is answered for each of them', async () => {
    const period = await askPeriod(kind)
    for (const atMs of instants(kind, 12)) {
      const answer = coverageAnswer.parse(
        await ask(`/api/coverage?${query({ kind, ...window, at: iso(atMs) })}`),
      )
      for (const { lineId, runsNow, gapsNow } of answer.lines) {
        const states = period.lines.find(({ line }) => line.id === lineId)!
        const runs = runsAt(states, atMs)
        expect(runs).toEqual(joined(runsNow))
        expect(gapsAmong(runs, kind).map(({ fromM, toM }) => [fromM, toM])).toEqual(
          gapsNow.map(({ fromM, toM }) => [fromM, toM]),
        )
      }
      const shown = figuresOfAll(period, atMs)
      expect(shown.shareHeld).toBe(answer.county.shareHeldNow)
      expect(shown.gap).toBe(answer.county.figuresNow.gapM)
      expect(shown.unknown).toBe(answer.county.figuresNow.unknownM)
    }
  })
})

describe('beside coverage, a replay', () => {
  interface Item {
    id: string
    properties: { status: string | null; unsealed: boolean; staffedNow: boolean }
  }
  const items = async (collection: string, atMs: number) =>
    (
      (await ask(`/api/collections/${collection}/items?limit=1000&datetime=${iso(atMs)}`)) as {
        features: Item[]
      }
    ).features

  it('shows trails and checkpoints as they are answered for an instant', async () => {
    const trail = (await items('trails', nowMs)).find(({ properties }) => properties.status === 'sealed')!
    const breached = await app.send('POST', `/api/trails/${trail.id}/events`, {
      kind: 'breached',
      observedAt: iso(nowMs - 5 * hourMs),
    })
    expect(breached.status).toBe(201)
    const period = await askPeriod('planned')
    expect(trailAt(period, trail.id, nowMs - 5 * hourMs - 1).status).toBe('sealed')
    expect(trailAt(period, trail.id, nowMs - 5 * hourMs).status).toBe('breached')
    const told = period.events.filter(({ trailId }) => trailId === trail.id)
    expect(told.at(-1)).toMatchObject({
      kind: 'breached',
      number: expect.any(Number),
      receivedAt: iso(nowMs),
    })
    for (const atMs of instants('trails', 6)) {
      for (const { id, properties } of await items('trails', atMs)) {
        const { status, unsealed } = trailAt(period, id, atMs)
        expect([id, status, unsealed]).toEqual([id, properties.status, properties.unsealed])
      }
      for (const { id, properties } of await items('checkpoints', atMs))
        expect([id, isStaffedAt(period, id, atMs)]).toEqual([id, properties.staffedNow])
    }
  })

  it('shows teams where they were last heard of at a full minute of their patrol', async () => {
    const period = await askPeriod('planned')
    const shown = teamsAt(period, nowMs)
    expect(shown).toEqual([])
    const { features } = teamsNow.parse(await ask('/api/teams-now'))
    const before = teamsAt(
      { ...period, teams: period.teams.map((team) => ({ ...team, toMs: nowMs + 1 })) },
      nowMs,
    )
    const onPatrol = features.filter(({ properties }) => properties.patrolId !== null)
    expect(onPatrol.length).toBeGreaterThan(3)
    for (const { properties, geometry } of onPatrol) {
      const team = before.find(({ patrolId }) => patrolId === properties.patrolId)
      if (team !== undefined) expect([...team.position]).toEqual(geometry.coordinates)
    }
  })

  it('refuses a period of teams that is too long, and one that runs backward', async () => {
    const long = { from: iso(nowMs - 15 * 24 * hourMs), to: iso(nowMs) }
    expect((await app.get(`/api/replay/teams?${query(long)}`)).status).toBe(400)
    expect((await app.get(`/api/replay?${query({ from: iso(nowMs), to: iso(nowMs - 1) })}`)).status).toBe(400)
  })

  it('is told the acts that arrived within its hours', async () => {
    const acts = async (of: Record<string, string>) =>
      (
        (await ask(`/api/acts?${query({ limit: '200', ...of })}`)) as { items: { receivedAt: string }[] }
      ).items.map(({ receivedAt }) => Date.parse(receivedAt))
    const all = await acts({})
    const [fromMs, toMs] = [nowMs - 6 * hourMs, nowMs - hourMs]
    const within = await acts({ from: iso(fromMs), to: iso(toMs) })
    expect(within.length).toBeGreaterThan(0)
    expect(within).toEqual(all.filter((atMs) => fromMs < atMs && atMs <= toMs))
    expect(await acts({ from: iso(nowMs) })).toEqual([])
  })
})
