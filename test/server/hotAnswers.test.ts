import { get, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../data/model/account.ts'
import { nobody } from '../../server/access/whoAsks.ts'
import { HotAnswers } from '../../server/hotAnswers.ts'
import { actorAt } from './access/actors.ts'
import { barrierBody, make, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const path = '/api/collections/barriers/items?limit=1000'

/** Node's own client sends no header but those given, so that the same question can be asked again. */
const ask = async (headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      get(county.address + path, { headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        )
      }).on('error', reject)
    },
  )

it('an answer given before is given again with every header it had', async () => {
  const { date: _, ...first } = (await ask()).headers
  const { date: __, ...again } = (await ask()).headers
  expect(again).toEqual(first)
  expect(again['content-security-policy']).toContain("default-src 'self'")
  const unchanged = await ask({ 'If-None-Match': String(first['etag']) })
  expect([unchanged.status, unchanged.text]).toEqual([304, ''])
})

it('is never the old one once an act is acknowledged', async () => {
  for (let round = 0; round < 20; round++) {
    const before = JSON.parse((await ask()).text) as { numberMatched: number }
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    const after = JSON.parse((await ask()).text) as { numberMatched: number }
    expect(after.numberMatched).toBe(before.numberMatched + 1)
  }
})

it('asked by another name, in another coding or by hand anew is looked at again', async () => {
  await ask()
  expect((await ask({ Host: 'elsewhere.example' })).status).toBe(403)
  expect((await ask({ 'Accept-Encoding': 'br' })).headers['content-encoding']).toBe('br')
  expect((await ask()).headers['content-encoding']).toBeUndefined()
  expect((await ask({ 'Cache-Control': 'no-cache' })).status).toBe(200)
})

it('those given longest ago go first where all of them are too large', () => {
  const hot = new HotAnswers(county.db, { now: () => 0, limitBytes: 1000 })
  const asked = (url: string) => {
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url })
    return [request, new ServerResponse(request)] as const
  }
  const sent = (bytes: number) => ({
    etag: '"one"',
    bytes: Buffer.alloc(bytes),
    changesAtMs: Infinity,
    acts: 0,
    access: 'see-line' as const,
  })
  const known = () => ['/a', '/b', '/c', '/d'].filter((url) => hot.answer(...asked(url)))
  hot.keep(...asked('/a'), sent(600))
  hot.keep(...asked('/a'), sent(500))
  hot.keep(...asked('/b'), sent(500))
  expect(known()).toEqual(['/a', '/b'])
  hot.keep(...asked('/c'), sent(400))
  expect(known()).toEqual(['/b', '/c'])
  hot.keep(...asked('/d'), sent(1001))
  expect(known()).toEqual(['/b', '/c'])
})

it('where accounts are on, an answer is given only to whom is known at once and may ask for it', () => {
  const actors: Record<string, Actor> = {
    planner: actorAt('planner', county.unitId),
    nobody,
  }
  const tryKnown = (request: IncomingMessage) => actors[request.headers.cookie ?? '']
  const hot = new HotAnswers(county.db, { now: () => 0, tryKnown })
  const asked = (cookie: string) => {
    const headers = { cookie }
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/a', headers })
    return [request, new ServerResponse(request)] as const
  }
  const sent = { etag: '"one"', bytes: Buffer.from('a'), changesAtMs: Infinity, acts: 0 }
  hot.keep(...asked('planner'), { ...sent, access: 'see-line' })
  expect(['planner', 'nobody', 'unknown', ''].map((by) => hot.answer(...asked(by)))).toEqual([
    true,
    false,
    false,
    false,
  ])
  hot.keep(...asked('planner'), { ...sent, access: 'see-server' })
  expect(hot.answer(...asked('planner'))).toBe(false)
  const [request, response] = asked('planner')
  response.setHeader('Set-Cookie', 'theirs=1')
  hot.keep(request, response, { ...sent, access: 'see-line' })
  expect(hot.answer(...asked('planner'))).toBe(false)
})
