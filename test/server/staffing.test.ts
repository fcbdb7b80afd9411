import { afterAll, beforeAll, expect, it } from 'vitest'
import { coverageAnswer } from '../../data/model/coverageAnswer.ts'
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

it('a log is in actual coverage as soon as it is kept, and the line is tracked since the first one', async () => {
  const checkpointId = await make(county, '/api/collections/checkpoints/items', {
    ...checkpointBody(county),
    reach: { fromM: 3600, toM: 3800 },
  })
  const lineNow = async () => {
    const answer = await county.get(
      '/api/coverage?kind=actual&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&at=2026-03-10T03:00:00Z',
    )
    const [line] = coverageAnswer.parse(await answer.json()).lines
    return [line!.trackedSince, line!.runsNow.find((run) => run.toM > 3600)?.state]
  }
  // The log of nobody at the other checkpoint was kept already; this one has no word yet.
  expect(await lineNow()).toEqual(['2026-03-10T00:00:00.000Z', 'gap'])
  for (const [from, to] of [
    ['2026-03-10T02:00:00Z', '2026-03-10T04:00:00Z'],
    ['2026-03-09T20:00:00Z', '2026-03-09T21:00:00Z'],
  ])
    await make(county, '/api/staffing-logs', {
      ...staffingLogBody(county),
      place: { kind: 'checkpoint', id: checkpointId },
      from,
      to,
    })
  expect(await lineNow()).toEqual(['2026-03-09T20:00:00.000Z', 'held'])
})
