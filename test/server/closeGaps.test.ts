import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  closeGapsMessage,
  proposalTeams,
  type CloseGapsAnswer,
  type CloseGapsMessage,
} from '../../data/model/closeGaps.ts'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
import { listRecords } from '../../data/store/records.ts'
import { strikeTeams } from '../../data/model/strikeTeams.ts'
import {
  closeGapsBody,
  make,
  name,
  patrolBody,
  policyBody,
  proposalTeamBody,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'
import { startApp, type RunningApp } from './startApp.ts'

async function messagesOf(response: Response): Promise<CloseGapsMessage[]> {
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toContain('application/x-ndjson')
  const lines = (await response.text()).trim().split('\n')
  return lines.map((line) => closeGapsMessage.parse(JSON.parse(line)))
}

async function propose(app: RunningApp, body: object): Promise<CloseGapsAnswer> {
  const last = (await messagesOf(await app.send('POST', '/api/close-gaps', body))).at(-1)
  if (last?.kind !== 'answer') throw new Error(JSON.stringify(last))
  return last.answer
}

const hourMs = 3_600_000
const hoursOf = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / hourMs

describe('a proposal on a line to reckon by hand', () => {
  let county: SmallCounty
  beforeAll(async () => {
    county = await startSmallCounty()
    await make(county, '/api/policies', {
      ...policyBody,
      validFrom: '2026-03-01T00:00:00Z',
      tiers: policyBody.tiers.map((tier) => ({ ...tier, baseLimitMin: 120 })),
    })
    await make(county, '/api/patrols', {
      ...patrolBody(county),
      from: '2026-03-11T00:00:00Z',
      to: '2026-03-11T08:00:00Z',
    })
  })
  afterAll(() => county.stop())

  it('sends a team where nobody is, for as long as it may, and says how good that is', async () => {
    const answer = await propose(county, closeGapsBody(county))
    expect(answer.isBest).toBe(true)
    expect(answer.worth).toBeCloseTo(answer.boundWorth, 9)
    const [first] = answer.patrols
    expect(first).toMatchObject({ team: 'team', mode: 'foot', speedKmh: null, loop: false })
    expect(first!.toM - first!.fromM).toBe(2500)
    // A day leaves eleven hours of rest between two patrols that make thirteen.
    expect(answer.patrols.reduce((sum, patrol) => sum + hoursOf(patrol), 0)).toBe(13)
    expect(answer.after.heldKmH - answer.before.heldKmH).toBeCloseTo(
      answer.patrols.reduce((sum, { heldKmH }) => sum + heldKmH, 0),
      6,
    )
    expect(answer.leftCount).toBe(answer.left.length)
    expect(answer.left.length).toBeGreaterThan(0)
  })

  it('counts a plan in hand as if it stood, and its teams as on their way', async () => {
    const body = closeGapsBody(county)
    const key = randomUUID()
    const teams = [{ ...proposalTeamBody(county.unitId), key }]
    const alone = await propose(county, { ...body, teams })
    const [first] = alone.patrols
    const { fromM, toM, from, to } = first!
    const item = { id: randomUUID(), teamId: key, fromM, toM, from, to, mode: 'foot' }
    const answer = await propose(county, { ...body, teams, draft: { items: [item], replacedIds: [] } })
    expect(answer.before.heldKmH).toBeCloseTo(alone.before.heldKmH + first!.heldKmH, 6)
    const restMs = 11 * hourMs
    for (const patrol of answer.patrols)
      expect(
        Date.parse(patrol.to) + restMs <= Date.parse(from) ||
          Date.parse(to) + restMs <= Date.parse(patrol.from),
        'they rest from what they are to do',
      ).toBe(true)
    expect(answer.after.heldKmH).toBeCloseTo(alone.after.heldKmH, 6)
    const beyond = { ...item, toM: 1_000_000 }
    const refused = await county.send('POST', '/api/close-gaps', {
      ...body,
      teams,
      draft: { items: [beyond], replacedIds: [] },
    })
    expect([refused.status, ((await refused.json()) as { field: string }).field]).toEqual([
      400,
      'draft.items.0.toM',
    ])
  })

  it('taken, its patrols hold what it said', async () => {
    const before = await propose(county, closeGapsBody(county))
    const ids: string[] = []
    for (const { team: _, revisitMin, heldKmH, gapKmH, worth, ...patrol } of before.patrols) {
      expect([revisitMin, heldKmH, gapKmH, worth].every(Number.isFinite)).toBe(true)
      const { lineId, unitId } = county
      ids.push(await make(county, '/api/patrols', { ...patrol, lineId, unitId, team: name('Team 2') }))
    }
    const { from, to } = before
    const answer = await county.get(`/api/coverage?from=${from}&to=${to}&at=${from}`)
    const coverage = coverageAnswer.parse(await answer.json())
    expect(coverage.lines[0]!.figures.heldKmH).toBeCloseTo(before.after.heldKmH, 6)
    for (const id of ids) await county.send('DELETE', `/api/patrols/${id}`, undefined, { 'If-Match': '"1"' })
  })

  it('knows teams by their assignments, and counts those against their hours and rest', async () => {
    const query = `lineId=${county.lineId}&from=2026-03-11T00:00:00Z&to=2026-03-12T00:00:00Z`
    const { items } = proposalTeams.parse(await (await county.get(`/api/close-gaps/teams?${query}`)).json())
    expect(items).toMatchObject([{ name: name('Team 1'), mode: 'foot', baseM: 500, assignedHours: 8 }])
    const { assignedHours: _, ...team } = items[0]!
    const answer = await propose(county, { ...closeGapsBody(county), teams: [team] })
    expect(answer.patrols).toHaveLength(1)
    expect(Date.parse(answer.patrols[0]!.from)).toBeGreaterThanOrEqual(Date.parse('2026-03-11T19:00:00Z'))
    const worked = { ...closeGapsBody(county), teams: [team], limits: { mostHours: 8 } }
    expect((await propose(county, worked)).patrols).toEqual([])
  })

  it('keeps to hours of the day by the county’s clock, and to what was refused', async () => {
    const body = closeGapsBody(county)
    const byNight = { ...proposalTeamBody(county.unitId), hours: { from: '22:00', to: '04:00' } }
    const night = await propose(county, { ...body, teams: [byNight] })
    // From 22:00 to 04:00 in Shanghai is from 14:00 to 20:00 UTC.
    expect(night.patrols.map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-11T14:00:00.000Z', '2026-03-11T20:00:00.000Z'],
    ])
    const [{ team, fromM, toM, from, to }] = night.patrols as [CloseGapsAnswer['patrols'][number]]
    const refused = [{ team, fromM, toM, from, to }]
    const again = await propose(county, { ...body, teams: [byNight], refused })
    for (const other of again.patrols) expect(other.fromM >= toM || other.toM <= fromM).toBe(true)
  })

  it('ranks what stays open as coverage does, a trail at its very end not counting', async () => {
    const trailId = await make(county, '/api/collections/trails/items', trailBody(county))
    const [{ record: trail } = { record: undefined }] = await listRecords(county.db, 'trail')
    const atM = trail!.meetsLineAtM[0]!
    const day = { from: '2026-03-14T00:00:00Z', to: '2026-03-15T00:00:00Z' }
    const patrolId = await make(county, '/api/patrols', {
      ...patrolBody(county),
      ...day,
      fromM: atM,
      toM: atM + 500,
    })
    const asked = { ...closeGapsBody(county), ...day, unitId: null, limits: { mostHours: 0 } }
    const { left } = await propose(county, asked)
    const coverage = coverageAnswer.parse(
      await (await county.get(`/api/coverage?${new URLSearchParams(day)}`)).json(),
    )
    const gapTo = (one: { toM: number }) => one.toM === atM
    const shown = coverage.lines[0]!.gaps.find(gapTo)
    expect(shown).toMatchObject({ fromM: 0, openTrailIds: [] })
    expect(left.find(gapTo)).toMatchObject({ openTrails: 0, priority: shown!.priority })
    await county.send('DELETE', `/api/patrols/${patrolId}`, undefined, { 'If-Match': '"1"' })
    await county.send('DELETE', `/api/collections/trails/items/${trailId}`, undefined, { 'If-Match': '"1"' })
  })

  it('takes as many patrols in hand as a plan may have', async () => {
    const { from, to } = closeGapsBody(county)
    const item = { teamId: randomUUID(), fromM: 0, toM: 1000, from, to, mode: 'foot' }
    const items = Array.from({ length: 3000 }, () => ({ id: randomUUID(), ...item }))
    items[2999]!.toM = 1_000_000
    const draft = { items, replacedIds: items.map(({ id }) => id) }
    const answer = await county.send('POST', '/api/close-gaps', { ...closeGapsBody(county), draft })
    expect([answer.status, ((await answer.json()) as { field: string }).field]).toEqual([
      400,
      'draft.items.2999.toM',
    ])
  })

  it('refuses what cannot be asked, and names the field', async () => {
    const body = closeGapsBody(county)
    const [team] = body.teams
    for (const [field, wrong] of [
      ['to', { ...body, to: body.from }],
      ['to', { ...body, to: '2026-03-20T00:00:00Z' }],
      ['teams', { ...body, teams: [] }],
      ['teams', { ...body, teams: [team, team] }],
      ['teams.0.baseM', { ...body, teams: [{ ...team, baseM: 99_999 }] }],
      ['teams.0.unitId', { ...body, teams: [{ ...team, unitId: county.lineId }] }],
      ['unitId', { ...body, unitId: county.lineId }],
      ['lineId', { ...body, lineId: county.unitId }],
      ['limits.longestPatrolMin', { ...body, limits: { shortestPatrolMin: 300, longestPatrolMin: 60 } }],
      ['teams.0.hours.from', { ...body, teams: [{ ...team, hours: { from: '25:00', to: '04:00' } }] }],
    ] as const) {
      const answer = await county.send('POST', '/api/close-gaps', wrong)
      expect(answer.status, field).toBe(400)
      expect(await answer.json()).toMatchObject({ field })
    }
  })

  it('says who reaches a gap first and what that leaves open', async () => {
    county.clock.nowMs = Date.parse('2026-03-11T02:00:00Z')
    const { lineId } = county
    const answer = await county.get(`/api/gaps/strike-teams?lineId=${lineId}&fromM=2000&toM=3000`)
    const { items } = strikeTeams.parse(await answer.json())
    expect(items).toHaveLength(1)
    // On patrol from K0 to K1: a kilometre away at the nearest, two at the farthest.
    expect(items[0]).toMatchObject({ name: name('Team 1'), readinessMin: 0, soonestMin: 24, latestMin: 48 })
    expect(items[0]!.holdsGap).toBe(true)
    expect(items[0]!.leaves.heldKmH).toBeCloseTo(6, 6)
    expect(items[0]!.leaves.newGaps).toEqual([{ fromM: 0, toM: 1000 }])
    const beyond = await county.get(`/api/gaps/strike-teams?lineId=${lineId}&fromM=2000&toM=99000`)
    expect(await beyond.json()).toMatchObject({ code: 'chainage-beyond-line', field: 'toM' })
  })

  it('reckons a team without a base from all of its unit’s ground', async () => {
    const { lineId, villageId, lengthM } = county
    const teamId = await make(county, '/api/teams', {
      name: name('Team of the village'),
      unitId: villageId,
      mode: 'foot',
    })
    const answer = await county.get(`/api/gaps/strike-teams?lineId=${lineId}&fromM=0&toM=1000`)
    const team = strikeTeams.parse(await answer.json()).items.find(({ key }) => key === teamId)
    // From K2 to the end of the line, at 24 minutes a kilometre, half an hour after it is called.
    expect(team).toMatchObject({ patrolId: null, fromM: 2000, readinessMin: 30, soonestMin: 54 })
    expect(team!.latestMin).toBeCloseTo(30 + (lengthM + 1 - 1000) * 0.024, 6)
    await county.send('DELETE', `/api/teams/${teamId}`, undefined, { 'If-Match': '"1"' })
  })
})

describe('a proposal in a thread of its own', () => {
  let app: RunningApp
  let body: { lineId: string; from: string; to: string; limits: object; teams: object[] }
  beforeAll(async () => {
    app = await startApp({ demonstration: 'malipo', reading: true })
    const { lines } = (await (await app.get('/api/county')).json()) as { lines: { id: string }[] }
    const asked = { lineId: lines[0]!.id, from: '2026-03-10T16:00:00Z', to: '2026-03-17T16:00:00Z' }
    const found = await app.get(`/api/close-gaps/teams?${new URLSearchParams(asked)}`)
    const { items } = proposalTeams.parse(await found.json())
    expect(items.length).toBeGreaterThan(20)
    // Much to choose from, so that it takes a while.
    const limits = { mostHours: 168, restMin: 0, longestWayMin: 600 }
    body = { ...asked, limits, teams: items.map(({ assignedHours: _, ...team }) => team) }
  })
  afterAll(() => app.stop())

  it('tells how far it is, and answers what the server itself answers', async () => {
    const some = { ...body, to: '2026-03-11T16:00:00Z', teams: body.teams.slice(0, 6) }
    const messages = await messagesOf(await app.send('POST', '/api/close-gaps', some))
    expect(messages.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(2)
    const beside = await startApp({ folder: app.folder })
    const here = await messagesOf(await beside.send('POST', '/api/close-gaps', some))
    await beside.stop()
    expect(messages.at(-1)).toEqual(here.at(-1))
    expect(messages.at(-1)).toMatchObject({ kind: 'answer' })
  })

  it('stops for whoever goes away, so that others may ask', async () => {
    const leave = new AbortController()
    const begin = async () => {
      const response = await fetch(`${app.address}/api/close-gaps`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
        signal: leave.signal,
      })
      const reader = response.body!.getReader()
      await reader.read()
      return reader
    }
    const readers = [await begin(), await begin()]
    const third = await messagesOf(await app.send('POST', '/api/close-gaps', body))
    expect(third).toMatchObject([{ kind: 'problem', problem: { code: 'too-many-requests' } }])
    leave.abort()
    for (const reader of readers) await expect(reader.closed).rejects.toThrow()
    await expect
      .poll(async () => {
        const small = { ...body, to: '2026-03-10T20:00:00Z', teams: body.teams.slice(0, 1) }
        return (await messagesOf(await app.send('POST', '/api/close-gaps', small))).at(-1)?.kind
      })
      .toBe('answer')
  })
})
