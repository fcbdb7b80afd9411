import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tryGetRecord } from '../../data/store/records.ts'
import { make, patrolBody, startSmallCounty, teamBody, trackerBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty({ nowMs: Date.parse('2026-03-09T12:00:00Z') })
})
afterAll(() => county.stop())

const refusalOf = async (body: object) => (await county.send('POST', '/api/teams', body)).json()
const undo = (answer: Response) => county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`)

describe('a team', () => {
  it('is listed under its unit with all that was entered of it', async () => {
    const id = await make(county, '/api/teams', teamBody(county))
    const listed = async (unitId: string) =>
      ((await (await county.get(`/api/teams?unitId=${unitId}`)).json()) as { items: { id: string }[] }).items
    expect((await listed(county.unitId)).find((one) => one.id === id)).toMatchObject(teamBody(county))
    expect(await listed(county.villageId)).toEqual([])
  })

  it('says how soon it sets out if it is a strike team, and only then', async () => {
    const late = await refusalOf({ ...teamBody(county), readinessMin: null })
    expect(late).toMatchObject({ status: 400, field: 'readinessMin' })
    const idle = await refusalOf({ ...teamBody(county), isStrike: false })
    expect(idle).toMatchObject({ status: 400, field: 'readinessMin' })
  })

  it('names its lead once, and nobody who is not on record', async () => {
    const twice = await refusalOf({ ...teamBody(county), memberIds: [county.leadId] })
    expect(twice).toMatchObject({ status: 400, field: 'memberIds' })
    const unknown = await refusalOf({ ...teamBody(county), memberIds: [county.unitId] })
    expect(unknown).toMatchObject({ status: 400, field: 'memberIds.0' })
  })

  it('sets out from somewhere on the line or near it', async () => {
    const beyond = { kind: 'chainage', lineId: county.lineId, chainageM: 1e6 }
    expect(await refusalOf({ ...teamBody(county), base: beyond })).toMatchObject({ field: 'base.chainageM' })
    const far = { kind: 'position', position: [10, 50] }
    expect(await refusalOf({ ...teamBody(county), base: far })).toMatchObject({ field: 'base.position' })
  })

  it('is named by a patrol, which keeps it when somebody changes it who knows of none', async () => {
    const teamId = await make(county, '/api/teams', teamBody(county))
    const patrolId = await make(county, '/api/patrols', { ...patrolBody(county), teamId })
    await county.send('PUT', `/api/patrols/${patrolId}`, patrolBody(county), { 'If-Match': '"1"' })
    expect((await tryGetRecord(county.db, 'patrol', patrolId))?.record.teamId).toBe(teamId)
    const unknown = { ...patrolBody(county), teamId: county.unitId }
    const refused = await county.send('POST', '/api/patrols', unknown)
    expect(await refused.json()).toMatchObject({ status: 400, field: 'teamId' })
  })

  it('stays while a patrol ahead is its own, and goes when that is over or gone', async () => {
    const made = await county.send('POST', '/api/teams', teamBody(county))
    const { id: teamId } = (await made.json()) as { id: string }
    const patrolId = await make(county, '/api/patrols', { ...patrolBody(county), teamId })
    const remove = () => county.send('DELETE', `/api/teams/${teamId}`, undefined, { 'If-Match': '"1"' })
    expect(await (await remove()).json()).toMatchObject({ status: 409, code: 'still-in-use' })
    expect(await (await undo(made)).json()).toMatchObject({ status: 409, code: 'still-in-use' })
    await county.send('DELETE', `/api/patrols/${patrolId}`, undefined, { 'If-Match': '"1"' })
    const removed = await remove()
    expect(removed.status).toBe(204)
    expect((await undo(removed)).status).toBe(201)
    expect((await tryGetRecord(county.db, 'team', teamId))?.record.name).toEqual(teamBody(county).name)
  })

  it('holds on to its people and its tracker', async () => {
    const trackerId = await make(county, '/api/trackers', trackerBody(county, 'team-phone'))
    await make(county, '/api/teams', { ...teamBody(county), trackerId })
    for (const path of [`/api/people/${county.personId}`, `/api/trackers/${trackerId}`]) {
      const refused = await county.send('DELETE', path, undefined, { 'If-Match': '"1"' })
      expect(await refused.json(), path).toMatchObject({ status: 409, code: 'still-in-use' })
    }
  })
})
