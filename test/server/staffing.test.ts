import { afterAll, beforeAll, expect, it } from 'vitest'
import { listActs } from '../../data/store/acts.ts'
import { checkpointBody, make, staffingLogBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const logsOf = async (query: string) =>
  (
    (await (await county.get(`/api/staffing-logs?${query}`)).json()) as {
      items: { id: string; leadId: string | null }[]
    }
  ).items

it('a log of who was there is an act, and is listed by place and time', async () => {
  const id = await make(county, '/api/staffing-logs', staffingLogBody(county))
  const [act] = await listActs(county.db, { limit: 1 })
  expect(act).toMatchObject({
    kind: 'staffing-logged',
    changes: [{ kind: 'staffing-log', id, before: null }],
  })
  expect(await logsOf(`placeId=${county.deskId}&from=2026-03-10T03:59:00Z`)).toMatchObject([
    { id, leadId: county.leadId },
  ])
  expect(await logsOf(`placeId=${county.deskId}&from=2026-03-10T04:00:00Z`)).toEqual([])
  expect(await logsOf(`placeId=${county.unitId}`)).toEqual([])
})

it('a log without anybody says that nobody was there', async () => {
  const checkpointId = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
  const { from, to } = staffingLogBody(county)
  const id = await make(county, '/api/staffing-logs', {
    place: { kind: 'checkpoint', id: checkpointId },
    from,
    to,
  })
  expect(await logsOf(`placeId=${checkpointId}`)).toMatchObject([{ id, leadId: null, personIds: [] }])
})
