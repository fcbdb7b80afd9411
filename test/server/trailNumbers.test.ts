import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSmallCounty, trailBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const find = async (number?: number) => {
  const { number: _, ...body } = trailBody(county) as { number?: number }
  const sent = number === undefined ? body : { ...body, number }
  const answer = await county.send('POST', '/api/collections/trails/items', sent)
  return { status: answer.status, ...((await answer.json()) as { number?: number; field?: string }) }
}

it('a trail that is found without a number has the next one', async () => {
  expect((await find(7)).number).toBe(7)
  expect((await find()).number).toBe(8)
})

it('a number that nobody counts up to is refused', async () => {
  for (const number of [1_000_000, Number.MAX_SAFE_INTEGER])
    expect(await find(number)).toMatchObject({ status: 400, field: 'number' })
})

it('the highest number there is keeps nobody from finding another trail', async () => {
  expect((await find(999_999)).number).toBe(999_999)
  expect((await find()).number).toBe(1)
  expect((await find()).number).toBe(2)
})
