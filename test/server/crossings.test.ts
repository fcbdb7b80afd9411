import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBody } from '../../data/store/records.ts'
import { chargeBody, make, name, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const portBody = () => ({
  lineId: county.lineId,
  name: name('Tianbao port'),
  localNames: { vi: 'cửa khẩu Thiên Bảo' },
  position: [104.705, 22.9005],
  open: true,
})
const passage = (passes: boolean) => ({
  passes,
  since: '2026-03-01T00:00:00Z',
  orderedBy: name('Headquarters'),
  hours: { opens: '08:00', closes: '18:00' },
})

it('it is not known whether people pass at a port until somebody says so, and who changed it stays', async () => {
  const address = `/api/collections/ports/items/${await make(county, '/api/collections/ports/items', portBody())}`
  const properties = async () =>
    ((await (await county.get(address)).json()) as { properties: object }).properties
  expect(await properties()).toMatchObject({ passage: null, localNames: { vi: 'cửa khẩu Thiên Bảo' } })

  const body = { ...portBody(), passage: passage(false) }
  const changed = await county.send('PUT', address, body, { 'If-Match': '"1"' })
  expect(changed.status).toBe(200)
  expect(await properties()).toMatchObject({ passage: { passes: false, hours: { closes: '18:00' } } })

  const late = await county.send('PUT', address, { ...body, passage: passage(true) }, { 'If-Match': '"1"' })
  expect(late.status).toBe(412)

  const history = await county.get(`/api/history/port/${address.split('/').at(-1)}`)
  const { items } = (await history.json()) as { items: { kind: string; sequence: number }[] }
  expect(items.map(({ kind }) => kind)).toEqual(['crossing-changed', 'crossing-created'])

  expect((await county.send('POST', `/api/acts/${items[0]?.sequence}/undo`)).status).toBe(201)
  expect(await properties()).toMatchObject({ passage: null })
})

it('with a port that is taken out ends who was named for it, and comes back with it', async () => {
  const id = await make(county, '/api/collections/ports/items', portBody())
  const of = { kind: 'port', id }
  const charge = await make(county, '/api/charges', { ...chargeBody(county), of })
  const stands = async () =>
    ((await (await county.get('/api/charges')).json()) as { items: { id: string }[] }).items.some(
      (one) => one.id === charge,
    )
  expect(await stands()).toBe(true)
  const headers = { 'If-Match': '"1"', Reason: 'closed' }
  const removed = await county.send('DELETE', `/api/collections/ports/items/${id}`, undefined, headers)
  expect(removed.status).toBe(204)
  expect(await stands()).toBe(false)
  const { items } = (await (await county.get('/api/acts?limit=1')).json()) as {
    items: { sequence: number }[]
  }
  expect((await county.send('POST', `/api/acts/${items[0]?.sequence}/undo`)).status).toBe(201)
  expect(await stands()).toBe(true)
})

it.each([
  [{ passage: { ...passage(true), hours: { opens: '8', closes: '18:00' } } }, 'passage.hours.opens'],
  [{ passage: { ...passage(true), since: '2126-03-01T00:00:00Z' } }, 'passage.since'],
  [{ localNames: { fr: 'port' } }, 'localNames'],
  [{ position: [10, 50] }, 'position'],
])('what cannot be is refused at its field: %o', async (wrong, field) => {
  const answer = await county.send('POST', '/api/collections/ports/items', { ...portBody(), ...wrong })
  const problem = (await answer.json()) as { field: string }
  expect(answer.status).toBe(400)
  expect(problem.field.startsWith(field)).toBe(true)
})

it('a crossing that was kept before reads as one of which it is not known', () => {
  const kept = { ...portBody(), id: '00000000-0000-7000-8000-0000000000aa', chainageM: 5, unitId: null }
  const { localNames: _, ...before } = kept
  expect(readBody('port', JSON.stringify(before))).toMatchObject({ passage: null, localNames: {} })
})
