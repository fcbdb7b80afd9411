import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FilingHead, PlanDocumentAnswer } from '../../data/model/planFiling.ts'
import { actorAt, asking } from './access/actors.ts'
import { startTwoTownships, type TwoTownships } from './access/twoTownships.ts'
import {
  deadlineBody,
  emergencyPlanBody,
  filedPlan,
  filePlan,
  jointPlanBody,
  walkWhole,
  wholePlan,
  type PlanGround,
} from './filedPlans.ts'
import { make, name } from './smallCounty.ts'

let county: TwoTownships
let west: PlanGround
let east: PlanGround
beforeAll(async () => {
  county = await startTwoTownships()
  const { lineId } = county
  const of = ({ villageId: unitId, fromM, toM }: TwoTownships['west']) => ({ lineId, unitId, fromM, toM })
  west = of(county.west)
  east = of(county.east)
})
afterAll(() => county.stop())

const document = async (path: string, headers = {}): Promise<PlanDocumentAnswer> =>
  (await (await county.get(`/api/${path}/document`, headers)).json()) as PlanDocumentAnswer
const filings = async (planId: string): Promise<FilingHead[]> =>
  (
    (await (await county.get(`/api/plan-filings?planId=${planId}`)).json()) as { items: FilingHead[] }
  ).items.toSorted((a, b) => a.number - b.number)
const rules = ({ findings }: PlanDocumentAnswer) =>
  findings.map(({ rule, severity, section, at }) => [severity, rule, section ?? at?.fromM].join(' '))
const decide = (id: string, decision: 'return' | 'accept', body: object, headers = {}, version = 1) =>
  county.send('POST', `/api/plan-filings/${id}/${decision}`, body, {
    ...headers,
    'If-Match': `"${version}"`,
  })
const change = (id: string, body: object, version = 1) =>
  county.send('PUT', `/api/plans-on-file/${id}`, body, { 'If-Match': `"${version}"` })

describe('a joint plan', () => {
  it('is filled from the records: ground, neighbours, teams and patrols by the days of the week', async () => {
    await walkWhole(county, { ...west, toM: 1500 }, ['2026-03-16', '2026-03-17', '2026-03-23'])
    const id = await make(county, '/api/plans-on-file', jointPlanBody(west.unitId))
    const { facts } = await document(`plans-on-file/${id}`)
    expect(facts.ground).toEqual([
      {
        lineId: county.lineId,
        fromM: 0,
        toM: 2000,
        before: null,
        after: { id: east.unitId, name: name('East village'), level: 'village' },
      },
    ])
    // The third patrol is a day after the plan's last; times are those of the county's clocks.
    expect(facts.patrols).toMatchObject([
      {
        fromM: 0,
        toM: 1500,
        weekdays: [1, 2],
        startTime: '08:00',
        endTime: '16:00',
        times: 2,
        firstDate: '2026-03-16',
        lastDate: '2026-03-17',
      },
    ])
    expect(facts.teams.map((team) => team.name)).toEqual([name('Village team')])
    expect(facts.above.map(({ level }) => level)).toEqual(['township', 'county'])
  })

  it('is not filed while ground has no patrol and the plan does not say why', async () => {
    const id = await make(county, '/api/plans-on-file', jointPlanBody(west.unitId))
    expect(rules(await document(`plans-on-file/${id}`))).toContain('error unpatrolled groundWithout')
    const refused = await filePlan(county, id)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'rules-broken' })
    expect(await filings(id)).toEqual([])

    const body = jointPlanBody(west.unitId)
    await change(id, { ...body, texts: { ...body.texts, groundWithout: 'A cliff that nobody climbs.' } })
    expect(rules(await document(`plans-on-file/${id}`))).toContain('warning unpatrolled groundWithout')
    expect((await filePlan(county, id, 2)).status).toBe(201)
  })

  it('is not filed while a part that must be there is empty, and that part is named', async () => {
    const { texts, ...body } = jointPlanBody(east.unitId)
    const id = await make(county, '/api/plans-on-file', { ...body, texts: { purpose: texts.purpose } })
    const refused = await filePlan(county, id)
    expect(((await refused.json()) as { detail: string }).detail).toContain('section-empty:contact')
  })

  it('is filed as it was looked at: a change meanwhile refuses it', async () => {
    const id = await wholePlan(county, east)
    await change(id, jointPlanBody(east.unitId))
    expect((await filePlan(county, id, 1)).status).toBe(412)
  })

  it('keeps its days once it was filed, and is not taken out any more', async () => {
    const { planId } = await filedPlan(county, east)
    const moved = await change(planId, { ...jointPlanBody(east.unitId), to: '2026-03-20' })
    expect(await moved.json()).toMatchObject({ field: 'to' })
    const removed = await county.send('DELETE', `/api/plans-on-file/${planId}`, undefined, {
      'If-Match': '"1"',
    })
    expect(removed.status).toBe(409)
  })

  it.each([
    [{ unitId: 'township' }, 'unitId'],
    [{ to: '2026-03-15' }, 'to'],
    [{ to: null }, 'to'],
    [{ texts: { horoscope: 'x' } }, 'texts'],
  ])('with %o is refused at its field', async (wrong, field) => {
    const unit = 'unitId' in wrong ? { unitId: county.west.unitId } : {}
    const answer = await county.send('POST', '/api/plans-on-file', {
      ...jointPlanBody(west.unitId),
      ...wrong,
      ...unit,
    })
    expect([400, 422]).toContain(answer.status)
    expect(((await answer.json()) as { field: string }).field).toMatch(new RegExp(`^${field}`))
  })
})

describe('a filing', () => {
  it('says for ever what the records said when it was filed', async () => {
    const { planId, filingId } = await filedPlan(county, east)
    const before = await document(`plan-filings/${filingId}`)
    await walkWhole(county, east, ['2026-03-18'])
    await change(planId, { ...jointPlanBody(east.unitId), texts: {} })
    const after = await document(`plan-filings/${filingId}`)
    expect(after.facts).toEqual(before.facts)
    expect(after.text).toEqual(before.text)
    const draft = await document(`plans-on-file/${planId}`)
    const walks = ({ facts }: PlanDocumentAnswer) => facts.patrols.reduce((sum, { times }) => sum + times, 0)
    expect(walks(draft)).toBe(walks(before) + 1)
  })

  it('names people as they were then, to whoever may see them, and keeps no name itself', async () => {
    const { unitId, personId, helperPhone, leadId } = county.west
    const team = { unitId: west.unitId, name: name('Named team'), mode: 'foot', leadId: personId }
    await make(county, '/api/teams', { ...team, memberIds: [leadId] })
    const { filingId } = await filedPlan(county, west)
    const path = `plan-filings/${filingId}`
    const phones = async (headers: object) => (await document(path, headers)).people.map(({ phone }) => phone)
    expect(await phones({})).toContain(helperPhone)
    expect(await phones(asking(actorAt('segment-chief', unitId)))).toContain(helperPhone)
    expect(await phones(asking(actorAt('segment-chief', county.east.unitId)))).not.toContain(helperPhone)
    const kept = await county.db
      .selectFrom('record_version')
      .select('body')
      .where('kind', '=', 'plan-filing')
      .execute()
    expect(kept.some(({ body }) => body.includes(helperPhone) || body.includes('West helper'))).toBe(false)

    const person = { unitId: west.unitId, name: name('Renamed'), post: name('Officer'), mayLead: false }
    await county.send('PUT', `/api/people/${personId}`, { ...person, phone: null }, { 'If-Match': '"1"' })
    const names = (await document(path)).people.map((one) => one.name.en)
    expect(names).toContain('West helper')
    expect(names).not.toContain('Renamed')
  })

  it('is returned with remarks, filed again as the next, and accepted', async () => {
    const { planId, filingId } = await filedPlan(county, west)
    const remarks = [{ section: 'contact', text: 'Say which channel.' }]
    const returned = await decide(filingId, 'return', { remarks })
    expect(await returned.json()).toMatchObject({ state: 'returned', remarks })
    expect((await decide(filingId, 'accept', {}, {}, 2)).status).toBe(409)
    const again = (await (await filePlan(county, planId)).json()) as FilingHead
    expect(again).toMatchObject({ number: 2, state: 'filed' })
    const accepted = await decide(again.id, 'accept', { note: 'Good' })
    expect(await accepted.json()).toMatchObject({ state: 'accepted', decisionNote: 'Good' })
    expect((await filings(planId)).map(({ state }) => state)).toEqual(['returned', 'accepted'])
  })

  it('takes the place of one that waits still', async () => {
    const { planId } = await filedPlan(county, west)
    await filePlan(county, planId)
    expect((await filings(planId)).map(({ state }) => state)).toEqual(['replaced', 'filed'])
  })

  it('is decided by a unit above alone, and by nobody who filed it', async () => {
    const { filingId, planId } = await filedPlan(county, west)
    const by = (role: 'commander' | 'approver', unitId: string) => asking(actorAt(role, unitId))
    const own = await decide(filingId, 'accept', {}, by('commander', west.unitId))
    expect(await own.json()).toMatchObject({ code: 'outside-jurisdiction' })
    const beside = await decide(filingId, 'accept', {}, by('approver', county.east.unitId))
    expect(beside.status).toBe(403)
    const above = by('commander', county.west.unitId)
    const filedAbove = await county.send(
      'POST',
      `/api/plans-on-file/${planId}/file`,
      {},
      {
        ...above,
        'If-Match': '"1"',
      },
    )
    const { id } = (await filedAbove.json()) as FilingHead
    expect(await (await decide(id, 'accept', {}, above)).json()).toMatchObject({ code: 'forbidden' })
    expect((await decide(id, 'accept', {}, by('approver', county.west.unitId))).status).toBe(200)
  })

  it('is taken back until it is decided on, and a decision by the unit above alone', async () => {
    const planId = await wholePlan(county, west)
    const sequenceOf = (answer: Response) => answer.headers.get('Act-Sequence')
    const undo = (sequence: string | null, headers = {}) =>
      county.send('POST', `/api/acts/${sequence}/undo`, {}, { Reason: 'Slip', ...headers })
    const filed = await filePlan(county, planId)
    const { id } = (await filed.json()) as FilingHead
    const accepted = await decide(id, 'accept', {})
    expect((await undo(sequenceOf(filed))).status).toBe(412)
    const ownChief = asking(actorAt('commander', west.unitId))
    expect((await undo(sequenceOf(accepted), ownChief)).status).toBe(403)
    const above = asking(actorAt('commander', county.countyId))
    expect((await undo(sequenceOf(accepted), above)).status).toBe(201)
    expect((await filings(planId)).map(({ state }) => state)).toEqual(['filed'])
    expect((await undo(sequenceOf(filed))).status).toBe(201)
    expect(await filings(planId)).toEqual([])
  })
})

describe('an emergency plan', () => {
  it('tells crossings by how far they are, measures by tier, and is filed with a leader and tasks', async () => {
    const { unitId, leadId, at } = county.west
    const [lon, lat] = at
    await make(county, '/api/collections/ports/items', {
      lineId: county.lineId,
      position: [lon, lat + 0.0005],
      name: name('Port'),
      open: true,
      unitId,
    })
    const id = await make(county, '/api/plans-on-file', emergencyPlanBody(unitId, leadId))
    const found = await document(`plans-on-file/${id}`)
    expect(found.facts.crossings).toMatchObject([{ kind: 'port', awayM: 0, passage: null }])
    expect(found.facts.below.map((unit) => unit.name.en)).toEqual(['West village'])
    expect(rules(found)).toContain('error nobody-told ')
    await make(county, '/api/collections/stretches/items', {
      lineId: county.lineId,
      fromM: 0,
      toM: 2000,
      level: 'township',
      unitId,
      personId: leadId,
      post: name('Township chief'),
      from: '2026-01-01T00:00:00Z',
    })
    expect((await filePlan(county, id)).status).toBe(201)
  })

  it('lacks a leader, a task, and whoever went since', async () => {
    const { unitId, leadId } = county.west
    const gone = await make(county, '/api/people', {
      unitId,
      name: name('Going'),
      post: name('Clerk'),
      mayLead: false,
    })
    const body = emergencyPlanBody(unitId, leadId)
    const id = await make(county, '/api/plans-on-file', {
      ...body,
      workPlan: [],
      leadingGroup: [{ role: 'member', personId: gone }],
    })
    await county.send('DELETE', `/api/people/${gone}`, undefined, { 'If-Match': '"1"' })
    const found = rules(await document(`plans-on-file/${id}`))
    for (const rule of ['no-leader', 'work-plan-empty', 'member-gone'])
      expect(found).toContain(`error ${rule} `)
  })
})

describe('a deadline', () => {
  it('stands once for plans of a kind, a level and some days', async () => {
    await make(county, '/api/filing-deadlines', deadlineBody())
    const again = await county.send('POST', '/api/filing-deadlines', deadlineBody('2026-03-09'))
    expect(await again.json()).toMatchObject({ code: 'field-invalid', field: 'from' })
  })

  it('is of a level whose units have such plans', async () => {
    const answer = await county.send('POST', '/api/filing-deadlines', { ...deadlineBody(), level: 'county' })
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: 'level' })
  })
})
