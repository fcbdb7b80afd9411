import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRecords, recordsOf } from '../../data/store/records.ts'
import { make, startSmallCounty, wallBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

async function settings(changes: object): Promise<void> {
  const { headers } = await county.get('/api/settings')
  const version = { 'If-Match': headers.get('ETag') ?? '' }
  const answer = await county.send('PUT', '/api/settings', changes, version)
  expect(answer.status, await answer.text()).toBe(200)
}

const refusedField = async (answer: Response) => {
  const { code, field } = (await answer.json()) as { code: string; field?: string }
  return [answer.status, code, field]
}

describe('how a wall is arranged', () => {
  it('is kept, listed with what was not said, and changed by whoever read it last', async () => {
    const id = await make(county, '/api/walls', wallBody(county))
    const body = { ...wallBody(county), dim: { from: '22:00', to: '06:00', brightness: 0.7 } }
    const changed = await county.send('PUT', `/api/walls/${id}`, body, { 'If-Match': '"1"' })
    expect(changed.status).toBe(200)
    expect((await county.send('PUT', `/api/walls/${id}`, body, { 'If-Match': '"1"' })).status).toBe(412)
    const { items } = (await (await county.get('/api/walls')).json()) as { items: { id: string }[] }
    expect(items.find((item) => item.id === id)).toMatchObject({
      coverage: 'planned',
      newGapSignal: 'none',
      language: null,
      dim: { brightness: 0.7 },
      version: 2,
    })
  })

  it.each([
    ['no scene at all', { scenes: [] }, 'scenes'],
    ['a scene of no time', { scenes: [{ kind: 'whole', seconds: 0 }] }, 'scenes.0.seconds'],
    [
      'a unit that is not there',
      { scenes: [{ kind: 'unit', unitId: '00000000-0000-4000-8000-000000000000', seconds: 10 }] },
      'scenes.0.unitId',
    ],
    ['a language that nobody wrote it in', { language: 'fr' }, 'language'],
    ['an hour that is none', { dim: { from: '25:00', to: '06:00', brightness: 0.5 } }, 'dim.from'],
    ['a wall as dark as night', { dim: { from: '22:00', to: '06:00', brightness: 0 } }, 'dim.brightness'],
  ])('is refused with %s, at its field', async (_, part, field) => {
    const answer = await county.send('POST', '/api/walls', { ...wallBody(county), ...part })
    const [status, , named] = await refusedField(answer)
    expect([named, status === 400 || status === 422]).toEqual([field, true])
  })

  it('stays while a display shows it', async () => {
    const wallId = await make(county, '/api/walls', wallBody(county))
    await make(county, '/api/displays', { name: 'Duty room', unitId: county.unitId, wallId })
    const refused = await county.send('DELETE', `/api/walls/${wallId}`, undefined, { 'If-Match': '"1"' })
    expect(await refusedField(refused)).toEqual([409, 'still-in-use', undefined])
    const unknown = { name: 'Duty room', unitId: county.unitId, wallId: county.unitId }
    expect((await refusedField(await county.send('POST', '/api/displays', unknown)))[2]).toBe('wallId')
  })
})

describe('a display link', () => {
  it('shows another arrangement from then on, with the address that it has', async () => {
    const wallId = await make(county, '/api/walls', wallBody(county))
    const id = await make(county, '/api/displays', { name: 'Hall', unitId: county.unitId })
    const changed = await county.send(
      'PUT',
      `/api/displays/${id}`,
      { name: 'Hall, left', wallId },
      { 'If-Match': '"1"' },
    )
    expect([changed.status, await changed.json()]).toMatchObject([200, { name: 'Hall, left', wallId }])
  })

  it('is not let in from elsewhere by being changed', async () => {
    const id = await make(county, '/api/displays', { name: 'Hall', unitId: county.unitId })
    const more = { name: 'Hall', wallId: null, networks: ['0.0.0.0/0'] }
    const refused = await county.send('PUT', `/api/displays/${id}`, more, { 'If-Match': '"1"' })
    expect((await refusedField(refused))[2]).toBe('networks')
  })
})

describe('names of chiefs', () => {
  it('are told only where the county lets walls show them, and then of chiefs alone', async () => {
    const names = async () =>
      ((await (await county.get('/api/chief-names')).json()) as { items: { personId: string }[] }).items
    expect(await names()).toEqual([])
    await settings({ chiefNames: true })
    const stretches = recordsOf(await listRecords(county.db, 'stretch'))
    const chiefs = new Set(stretches.map(({ personId }) => personId).filter((id) => id !== null))
    expect(chiefs.size).toBeGreaterThan(0)
    expect(new Set((await names()).map(({ personId }) => personId))).toEqual(chiefs)
    expect(JSON.stringify(await names())).not.toContain('phone')
    const { sequence } = (await (await county.get('/api/county')).json()) as { sequence: number }
    await settings({ chiefNames: false })
    const then = (await (await county.get(`/api/chief-names?asOf=${sequence}`)).json()) as {
      items: unknown[]
    }
    expect(then.items).toEqual([])
  })
})
