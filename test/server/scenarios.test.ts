import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tryGetRecord } from '../../data/store/records.ts'
import { barrierBody, make, scenarioBody, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const scenarioOf = async (barrierId: string) =>
  (await tryGetRecord(county.db, 'barrier', barrierId))?.record.scenarioId
const undo = (answer: Response) => county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`)

describe('a scenario', () => {
  it('that a barrier is in is not taken back from under it', async () => {
    const answer = await county.send('POST', '/api/scenarios', scenarioBody(county))
    const { id: scenarioId } = (await answer.json()) as { id: string }
    const drawn = await county.send('POST', '/api/collections/barriers/items', {
      ...barrierBody(county),
      scenarioId,
    })
    const refused = await undo(answer)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'still-in-use' })
    expect((await undo(drawn)).status).toBe(201)
    expect((await undo(answer)).status).toBe(201)
  })

  it('is left by its barriers when it ends, and has them again when that is taken back', async () => {
    const scenarioId = await make(county, '/api/scenarios', scenarioBody(county))
    const inIt = await make(county, '/api/collections/barriers/items', { ...barrierBody(county), scenarioId })
    const beside = await make(county, '/api/collections/barriers/items', barrierBody(county))
    const ended = await county.send('DELETE', `/api/scenarios/${scenarioId}`, undefined, {
      'If-Match': '"1"',
    })
    expect(ended.status).toBe(204)
    expect([await scenarioOf(inIt), await scenarioOf(beside)]).toEqual([null, null])
    expect((await tryGetRecord(county.db, 'barrier', beside))?.version).toBe(1)
    expect((await undo(ended)).status).toBe(201)
    expect(await scenarioOf(inIt)).toBe(scenarioId)
  })

  it('is named by no barrier where it is not there', async () => {
    const answer = await county.send('POST', '/api/collections/barriers/items', {
      ...barrierBody(county),
      scenarioId: county.unitId,
    })
    expect(await answer.json()).toMatchObject({ status: 400, field: 'scenarioId' })
  })
})
