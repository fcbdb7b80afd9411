import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problem, type Problem } from '../../data/model/problem.ts'
import { currentSequence } from '../../data/store/acts.ts'
import {
  barrierBody,
  checkpointBody,
  deviceBody,
  make,
  name,
  patrolBody,
  policyBody,
  shiftBody,
  shortLine,
  staffingLogBody,
  startSmallCounty,
  tierOrderBody,
  trackerBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
let sequence: number
beforeAll(async () => {
  county = await startSmallCounty()
})
beforeEach(async () => {
  sequence = await currentSequence(county.db)
})
afterAll(() => county.stop())

const nobody = '00000000-0000-4000-8000-000000000000'

/** The problem that an answer carries, having made sure that nothing was written. */
async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
  const body = problem.parse(await answer.json())
  expect(body.status).toBe(answer.status)
  expect(await currentSequence(county.db)).toBe(sequence)
  return body
}

const partsOf = (...path: [number, number][]) => [{ ...barrierBody(county).parts[0], path }]

describe('a body that cannot be taken', () => {
  const badBarriers: [string, () => unknown, string, string][] = [
    ['no parts', () => ({ ...barrierBody(county), parts: [] }), 'field-invalid', 'parts'],
    [
      'a longitude out of range',
      () => ({ ...barrierBody(county), parts: partsOf([104.7, 22.9], [190, 22.9]) }),
      'field-invalid',
      'parts.0.path.1.0',
    ],
    [
      'a position that is null',
      () => ({ ...barrierBody(county), parts: partsOf([104.7, null as unknown as number], [104.71, 22.9]) }),
      'field-invalid',
      'parts.0.path.0.1',
    ],
    [
      'a path of one position',
      () => ({ ...barrierBody(county), parts: partsOf([104.7, 22.9]) }),
      'field-invalid',
      'parts.0.path',
    ],
    [
      'a path of one position twice',
      () => ({ ...barrierBody(county), parts: partsOf([104.7, 22.9], [104.7, 22.9]) }),
      'geometry-invalid',
      'parts.0.path',
    ],
    [
      'a path that crosses itself',
      () => ({
        ...barrierBody(county),
        parts: partsOf([104.7, 22.9], [104.71, 22.91], [104.71, 22.9], [104.7, 22.91]),
      }),
      'geometry-invalid',
      'parts.0.path.3',
    ],
    [
      'a path 300 km away',
      () => ({ ...barrierBody(county), parts: partsOf([104.7, 22.9], [104.7, 25.6]) }),
      'geometry-invalid',
      'parts.0.path.1',
    ],
    ['a field nobody knows', () => ({ ...barrierBody(county), colour: 'red' }), 'field-invalid', 'colour'],
    ['a type that is none', () => ({ ...barrierBody(county), type: 'hedge' }), 'field-invalid', 'type'],
    ['a line nobody knows', () => ({ ...barrierBody(county), lineId: nobody }), 'field-invalid', 'lineId'],
    ['a unit nobody knows', () => ({ ...barrierBody(county), unitId: nobody }), 'field-invalid', 'unitId'],
    [
      'a date that is none',
      () => ({
        ...barrierBody(county),
        parts: [{ path: shortLine.path, statuses: [{ status: 'complete', from: '2026-02-30T00:00:00Z' }] }],
      }),
      'field-invalid',
      'parts.0.statuses.0.from',
    ],
    ['a list instead of an object', () => [], 'field-invalid', ''],
  ]
  it.each(badBarriers)('a barrier with %s is refused', async (_, body, code, field) => {
    const answer = await county.send('POST', '/api/collections/barriers/items', body())
    expect(answer.status).toBe(400)
    expect(await problemOf(answer)).toMatchObject({ code, field })
  })

  const badOthers: [string, string, () => unknown, string, string][] = [
    [
      'a patrol whose time runs backwards',
      '/api/patrols',
      () => ({ ...patrolBody(county), to: '2026-03-09T00:00:00Z' }),
      'field-invalid',
      'to',
    ],
    [
      'a patrol of no time at all',
      '/api/patrols',
      () => ({ ...patrolBody(county), to: patrolBody(county).from }),
      'field-invalid',
      'to',
    ],
    [
      'a patrol of an empty stretch',
      '/api/patrols',
      () => ({ ...patrolBody(county), toM: 0 }),
      'field-invalid',
      'toM',
    ],
    [
      'a patrol beyond the line',
      '/api/patrols',
      () => ({ ...patrolBody(county), toM: county.lengthM + 1 }),
      'chainage-beyond-line',
      'toM',
    ],
    [
      'a patrol with an unknown member',
      '/api/patrols',
      () => ({ ...patrolBody(county), memberIds: [county.personId, nobody] }),
      'field-invalid',
      'memberIds.1',
    ],
    [
      'a shift of an unknown desk',
      '/api/shifts',
      () => ({ ...shiftBody(county), place: { kind: 'desk', id: nobody } }),
      'field-invalid',
      'place.id',
    ],
    [
      'a shift that ends before it begins',
      '/api/shifts',
      () => ({ ...shiftBody(county), from: '2026-03-11T00:00:00Z' }),
      'field-invalid',
      'to',
    ],
    [
      'a checkpoint whose reach leaves the line',
      '/api/collections/checkpoints/items',
      () => ({ ...checkpointBody(county), reach: { fromM: 4000, toM: 9000 } }),
      'chainage-beyond-line',
      'reach.toM',
    ],
    [
      'a checkpoint in another country',
      '/api/collections/checkpoints/items',
      () => ({ ...checkpointBody(county), position: [10, 50] }),
      'geometry-invalid',
      'position',
    ],
    [
      'a device whose range leaves the line',
      '/api/collections/devices/items',
      () => ({ ...deviceBody(county), range: { fromM: 5000, toM: 9000 } }),
      'chainage-beyond-line',
      'range.fromM',
    ],
    [
      'a device of an unknown desk',
      '/api/collections/devices/items',
      () => ({ ...deviceBody(county), deskId: nobody }),
      'field-invalid',
      'deskId',
    ],
    [
      'a trail that meets the line beyond its end',
      '/api/collections/trails/items',
      () => ({ ...trailBody(county), meetsLineAtM: [1026, 99_999] }),
      'chainage-beyond-line',
      'meetsLineAtM.1',
    ],
    [
      'a trail that is nowhere near where it meets the line',
      '/api/collections/trails/items',
      () => ({ ...trailBody(county), meetsLineAtM: [4000] }),
      'geometry-invalid',
      'meetsLineAtM.0',
    ],
    [
      'a border line of one position',
      '/api/collections/border-lines/items',
      () => ({
        ...shortLine,
        path: [
          [104.7, 22.9],
          [104.7, 22.9],
        ],
      }),
      'geometry-invalid',
      'path',
    ],
    [
      'a border line that crosses itself',
      '/api/collections/border-lines/items',
      () => ({
        ...shortLine,
        path: [
          [104.7, 22.9],
          [104.71, 22.91],
          [104.71, 22.9],
          [104.7, 22.91],
        ],
      }),
      'geometry-invalid',
      'path.3',
    ],
    [
      'a border line without a source',
      '/api/collections/border-lines/items',
      () => ({ ...shortLine, source: ' ' }),
      'field-invalid',
      'source',
    ],
    [
      'a staffing log of an unknown checkpoint',
      '/api/staffing-logs',
      () => ({ ...staffingLogBody(county), place: { kind: 'checkpoint', id: nobody } }),
      'field-invalid',
      'place.id',
    ],
    [
      'a staffing log of what has not been yet',
      '/api/staffing-logs',
      () => ({ ...staffingLogBody(county), to: '2026-03-10T09:00:00Z' }),
      'field-invalid',
      'to',
    ],
    [
      'a staffing log with an unknown lead',
      '/api/staffing-logs',
      () => ({ ...staffingLogBody(county), leadId: nobody }),
      'field-invalid',
      'leadId',
    ],
    [
      'a tracker without a key',
      '/api/trackers',
      () => ({ ...trackerBody(county, ' ') }),
      'field-invalid',
      'key',
    ],
    [
      'a track declared lost of no patrol',
      '/api/lost-tracks',
      () => ({ patrolId: nobody, from: '2026-03-10T00:00:00Z', to: '2026-03-10T01:00:00Z', reason: 'lost' }),
      'field-invalid',
      'patrolId',
    ],
    [
      'a policy without the normal tier',
      '/api/policies',
      () => ({ ...policyBody, tiers: [{ id: 'red', name: name('red'), baseLimitMin: 30 }] }),
      'field-invalid',
      'tiers',
    ],
    [
      'a tier that no policy knows',
      '/api/tier-orders',
      () => ({ ...tierOrderBody, tier: 'purple' }),
      'field-invalid',
      'tier',
    ],
  ]
  it.each(badOthers)('%s is refused', async (_, path, body, code, field) => {
    const answer = await county.send('POST', path, body())
    expect(answer.status).toBe(400)
    const said = await problemOf(answer)
    expect(said).toMatchObject({ code })
    expect(said.field).toMatch(new RegExp(`^${field}`))
  })

  it('JSON that breaks off names line and column', async () => {
    const answer = await county.send('POST', '/api/patrols', '{\n  "lineId": "x",\n  "fromM" 12\n}')
    expect(answer.status).toBe(400)
    expect(await problemOf(answer)).toMatchObject({
      code: 'body-malformed',
      detail: 'The body is not JSON: see line 3, column 11.',
    })
  })

  it.each(['', '   ', '{', '[1,]', '{"a":1,}', '{"a" "b"}', 'nul', '"open', '01', '\u0000'])(
    '%j is malformed and does not crash the server',
    async (text) => {
      const answer = await county.send('POST', '/api/patrols', text, { 'Content-Type': 'application/json' })
      expect(answer.status).toBe(400)
      expect((await problemOf(answer)).code).toBe('body-malformed')
    },
  )

  it('a hundred thousand nested lists are refused without exhausting the stack', async () => {
    const nested = `{"lineId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const answer = await county.send('POST', '/api/patrols', nested)
    expect(answer.status).toBe(400)
    expect((await problemOf(answer)).code).toBe('body-malformed')
  })

  it('more than 10 MB is refused', async () => {
    const answer = await county.send('POST', '/api/patrols', ' '.repeat(10 * 1024 * 1024 + 1))
    expect(answer.status).toBe(413)
    expect((await problemOf(answer)).code).toBe('body-too-large')
  })

  it('another content type is refused', async () => {
    const answer = await county.send('POST', '/api/patrols', 'a=1', {
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(answer.status).toBe(415)
    expect((await problemOf(answer)).field).toBe('Content-Type')
  })

  it('a compressed body is refused', async () => {
    const answer = await county.send('POST', '/api/patrols', '{}', { 'Content-Encoding': 'gzip' })
    expect(answer.status).toBe(415)
    expect((await problemOf(answer)).field).toBe('Content-Encoding')
  })
})

describe('an address that cannot be answered', () => {
  it.each([
    ['/api/collections/rivers', 'not-found', 'collectionId'],
    ['/api/collections/rivers/items', 'not-found', 'collectionId'],
    [`/api/collections/trails/items/${nobody}`, 'not-found', 'itemId'],
    ['/api/collections/kilometres/items/7', 'not-found', 'itemId'],
    [`/api/trails/${nobody}/events`, 'not-found', 'id'],
    ['/api/trails/x/events', 'not-found', 'id'],
    [`/api/coverage?line=${nobody}`, 'not-found', 'line'],
    ['/api/nothing', 'route-unknown', undefined],
    ['/api/trails', 'route-unknown', undefined],
    ['/api/collections/trails/items/%E0%A4%A', 'route-unknown', undefined],
  ])('%s is 404', async (path, code, field) => {
    const answer = await county.get(path)
    expect(answer.status).toBe(404)
    const said = await problemOf(answer)
    expect([said.code, said.field]).toEqual([code, field])
  })

  it.each([
    ['/api/collections/trails/items?limit=0', 'limit'],
    ['/api/collections/trails/items?limit=many', 'limit'],
    ['/api/collections/trails/items?offset=-1', 'offset'],
    ['/api/collections/trails/items?limit=1&limit=2', 'limit'],
    ['/api/collections/trails/items?colour=red', 'colour'],
    ['/api/collections/trails/items?bbox=1,2,3', 'bbox'],
    ['/api/collections/trails/items?bbox=5,5,1,1', 'bbox'],
    ['/api/collections/trails/items?bbox=a,b,c,d', 'bbox'],
    ['/api/collections/trails/items?datetime=yesterday', 'datetime'],
    ['/api/collections/trails/items?datetime=2026-01-02T00:00:00Z/2026-01-01T00:00:00Z', 'datetime'],
    ['/api/collections/trails/items?lineId=x', 'lineId'],
    ['/api/coverage?from=2026-03-10T00:00:00Z&to=2026-03-09T00:00:00Z', 'to'],
    ['/api/coverage?from=2026-03-10T00:00:00Z&to=2026-03-10T00:00:00Z', 'to'],
    ['/api/coverage?from=2026-01-01T00:00:00Z&to=2026-12-31T00:00:00Z', 'to'],
    ['/api/coverage?at=1999-01-01T00:00:00Z', 'at'],
    ['/api/coverage?from=tomorrow', 'from'],
    ['/api/coverage?f=pdf', 'f'],
    ['/api/patrols?from=2026-03-10T00:00:00Z&to=2026-03-09T00:00:00Z', 'to'],
    ['/api/acts?limit=1000', 'limit'],
    ['/api/units?x=1', 'x'],
  ])('%s is 400 and names %s', async (path, field) => {
    const answer = await county.get(path)
    expect(answer.status).toBe(400)
    expect(await problemOf(answer)).toMatchObject({ code: 'field-invalid', field })
  })

  it('a method that is not answered is 405 and says which are', async () => {
    const answer = await county.send('DELETE', '/api/county')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
    expect((await problemOf(answer)).code).toBe('method-not-allowed')
    const items = await fetch(`${county.address}/api/collections/barriers/items`, { method: 'PATCH' })
    expect(items.status).toBe(405)
    expect(items.headers.get('Allow')).toBe('GET, HEAD, POST, OPTIONS')
  })

  it('HEAD is answered like GET without a body', async () => {
    for (const path of ['/api', '/api/collections/trails/items']) {
      const answer = await fetch(county.address + path, { method: 'HEAD' })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toBe('')
    }
  })
})

describe('headers of a write', () => {
  it('without an act id it is refused', async () => {
    for (const key of ['', 'seven']) {
      const answer = await county.send('POST', '/api/patrols', patrolBody(county), { 'Idempotency-Key': key })
      expect(answer.status).toBe(400)
      expect(await problemOf(answer)).toMatchObject({ code: 'act-id-missing', field: 'Idempotency-Key' })
    }
  })

  it('without the version it changes it is 428, with another version 412', async () => {
    const path = `/api/patrols/${await make(county, '/api/patrols', patrolBody(county))}`
    sequence = await currentSequence(county.db)
    for (const ifMatch of [undefined, '*', 'one']) {
      const headers = ifMatch === undefined ? {} : { 'If-Match': ifMatch }
      const answer = await county.send('PUT', path, patrolBody(county), headers)
      expect(answer.status).toBe(428)
      expect((await problemOf(answer)).code).toBe('precondition-required')
    }
    const answer = await county.send('PUT', path, patrolBody(county), { 'If-Match': '"7"' })
    expect(answer.status).toBe(412)
    expect((await problemOf(answer)).code).toBe('precondition-failed')
  })

  it('something that does not exist is 404, whatever its version', async () => {
    const answer = await county.send('DELETE', `/api/patrols/${nobody}`, undefined, { 'If-Match': '"1"' })
    expect(answer.status).toBe(404)
    expect((await problemOf(answer)).field).toBe('id')
  })
})

describe('the sentence of a problem', () => {
  it('is in the language of the reader', async () => {
    const ask = async (language: string) =>
      (await (await county.get('/api/acts?limit=0', { 'Accept-Language': language })).json()) as Problem
    expect((await ask('en')).detail).toBe('limit: Too small: expected number to be >=1.')
    expect((await ask('zh-CN,zh;q=0.9,en;q=0.5')).detail).toMatch(/^limit：.*。$/)
    expect((await ask('zh-CN')).title).toBe('字段无效')
  })

  it('is in Chinese for what the schemas say themselves', async () => {
    const answer = await county.send(
      'POST',
      '/api/patrols',
      { ...patrolBody(county), to: patrolBody(county).from },
      { 'Accept-Language': 'zh-CN' },
    )
    expect((await problemOf(answer)).detail).toBe('to：to 必须晚于 from：不接受空的或倒置的时间段。')
  })
})

describe('a request from elsewhere', () => {
  const askAs = (headers: Record<string, string>, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(county.address)
      httpRequest({ hostname, port, path: '/api/county', method, headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })

  it('under a foreign host name is refused: a page of another site could have made its name lead here', async () => {
    expect(await askAs({ Host: 'evil.example' })).toBe(403)
    expect(await askAs({ Host: 'evil.example:8080' })).toBe(403)
    expect(await askAs({ Host: 'localhost:5173' })).toBe(200)
    expect(await askAs({ Host: '[::1]:8080' })).toBe(200)
  })

  it('of a page of another origin may not write', async () => {
    for (const Origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      const answer = await county.send('POST', '/api/patrols', patrolBody(county), { Origin })
      expect(answer.status).toBe(403)
      expect((await problemOf(answer)).code).toBe('host-refused')
    }
    const own = await county.send('POST', '/api/patrols', patrolBody(county), { Origin: county.address })
    expect(own.status).toBe(201)
  })

  it('gets headers that keep the page to itself', async () => {
    const policy = (await county.get('/api/county')).headers.get('Content-Security-Policy')
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("worker-src 'self' blob:")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).toContain("style-src 'self';")
  })
})
