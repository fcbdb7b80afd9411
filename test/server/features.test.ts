import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCollections } from '../../server/collections/allCollections.ts'
import { make, name, shiftBody, checkpointBody, deviceBody, barrierBody } from './smallCounty.ts'
import { startSmallCounty, type SmallCounty } from './smallCounty.ts'
import { startApp, type RunningApp } from './startApp.ts'

interface Page {
  numberMatched: number
  numberReturned: number
  links: { rel: string; href: string }[]
  features: {
    id: string
    geometry: { type: string; coordinates: unknown }
    properties: Record<string, never>
  }[]
}

let demonstration: RunningApp
beforeAll(async () => {
  demonstration = await startApp({ demonstration: 'baoshan' })
})
afterAll(() => demonstration.stop())

const page = async (app: RunningApp, path: string): Promise<Page> => {
  const answer = await app.get(`/api/collections/${path}`)
  const body = (await answer.json()) as Page
  if (answer.status !== 200) throw new Error(JSON.stringify(body))
  return body
}

describe('the collections of the demonstration', () => {
  it.each(allCollections.map((collection) => ({ id: collection.id, collection })))(
    '$id: every feature has the properties that are documented, and no others',
    async ({ id, collection }) => {
      const { features } = await page(demonstration, `${id}/items?limit=10000`)
      expect(features.length).toBeGreaterThan(0)
      for (const feature of features) collection.properties.strict().parse(feature.properties)
    },
  )

  it('kilometres are ⌈length ÷ 1000⌉ a line, and their lengths add up to it', async () => {
    const lines = await page(demonstration, 'border-lines/items')
    const kilometres = await page(demonstration, 'kilometres/items?limit=1000')
    expect(lines.features).toHaveLength(2)
    for (const line of lines.features) {
      const lengthM = Number(line.properties['lengthM'])
      const own = kilometres.features.filter((feature) => feature.properties['lineId'] === line.id)
      expect(own).toHaveLength(Math.ceil(lengthM / 1000))
      const sumM = own.reduce((sum, feature) => sum + Number(feature.properties['lengthM']), 0)
      expect(Math.abs(sumM - lengthM)).toBeLessThan(1e-6)
    }
  })

  it('the next links lead through every feature once', async () => {
    const all = await page(demonstration, 'markers/items?limit=10000')
    const seen: string[] = []
    let next: string | undefined = `${demonstration.address}/api/collections/markers/items?limit=70`
    while (next !== undefined) {
      const one = (await (await fetch(next)).json()) as Page
      expect(one.numberMatched).toBe(all.numberMatched)
      expect(one.numberReturned).toBe(one.features.length)
      seen.push(...one.features.map((feature) => feature.id))
      next = one.links.find((link) => link.rel === 'next')?.href
    }
    expect(seen).toEqual(all.features.map((feature) => feature.id))
  })

  it('lineId and bbox select together, and the links keep them', async () => {
    const [line] = (await page(demonstration, 'border-lines/items')).features
    const onLine = await page(demonstration, `trails/items?lineId=${line?.id}`)
    expect(onLine.features.every((feature) => feature.properties['lineId'] === line?.id)).toBe(true)
    const [lon, lat] = (onLine.features[0]?.geometry.coordinates as [number, number][] | undefined)?.[0] ?? [
      0, 0,
    ]
    const box = [lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01].join(',')
    const within = await page(demonstration, `trails/items?lineId=${line?.id}&bbox=${box}&limit=1`)
    expect(within.numberMatched).toBeGreaterThan(0)
    expect(within.numberMatched).toBeLessThan(onLine.numberMatched)
    const self = new URL(within.links.find((link) => link.rel === 'self')?.href ?? '')
    expect(self.searchParams.get('bbox')).toBe(box)
  })
})

describe('a collection of the small county', () => {
  let county: SmallCounty
  beforeAll(async () => {
    county = await startSmallCounty()
  })
  afterAll(() => county.stop())

  it('bbox takes what meets the box, not what only has a box that does', async () => {
    const path: [number, number][] = [
      [104.702, 22.901],
      [104.71, 22.909],
    ]
    const part = { path, statuses: [{ status: 'draft', from: '2026-01-01T00:00:00Z' }] }
    await make(county, '/api/collections/barriers/items', { ...barrierBody(county), parts: [part] })
    const matched = async (bbox: string) => (await page(county, `barriers/items?bbox=${bbox}`)).numberMatched
    expect(await matched('104.702,22.907,104.704,22.909')).toBe(0)
    expect(await matched('104.705,22.904,104.707,22.906')).toBe(1)
    expect(await matched('104.71,22.909,104.8,23')).toBe(1)
    expect(await matched('104.7100001,22.9090001,104.8,23')).toBe(0)
  })

  it('datetime selects stretches by when they hold, half-open, with open ends', async () => {
    const stretch = async (from: string, to: string | null) => {
      const id = crypto.randomUUID()
      const record = {
        id,
        lineId: county.lineId,
        fromM: 0,
        toM: 100,
        level: 'village',
        unitId: county.unitId,
        personId: null,
        post: name('Chief'),
        from,
        to,
      }
      await county.keep([{ kind: 'stretch', record }])
      return id
    }
    const january = await stretch('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')
    const since = await stretch('2026-02-01T00:00:00Z', null)
    const selected = async (datetime: string) => {
      const { features } = await page(county, `stretches/items?datetime=${datetime}`)
      return [january, since].filter((id) => features.some((feature) => feature.id === id))
    }
    expect(await selected('2026-01-31T23:59:59.999Z')).toEqual([january])
    expect(await selected('2026-02-01T00:00:00Z')).toEqual([since])
    expect(await selected('2026-02-01T08:00:00%2B08:00')).toEqual([since])
    expect(await selected('../2026-02-01T00:00:00Z')).toEqual([january])
    expect(await selected('2026-01-15T00:00:00Z/..')).toEqual([january, since])
    expect(await selected('2025-01-01T00:00:00Z/2025-12-31T00:00:00Z')).toEqual([])
  })

  it('who is on duty and what works follows the clock without anything being written', async () => {
    const checkpoint = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
    const device = await make(county, '/api/collections/devices/items', {
      ...deviceBody(county),
      states: [
        { working: true, from: '2026-01-01T00:00:00Z' },
        { working: false, from: '2026-03-10T08:00:00Z' },
      ],
    })
    await make(county, '/api/shifts', { ...shiftBody(county), place: { kind: 'checkpoint', id: checkpoint } })
    const now = async () => {
      const { features } = await page(county, 'checkpoints/items')
      const { properties } = features.find((feature) => feature.id === checkpoint) ?? {}
      const devices = await page(county, 'devices/items')
      const working = devices.features.find((feature) => feature.id === device)?.properties['workingNow']
      return [properties?.['staffedNow'], properties?.['onDutyNow'], working]
    }
    county.clock.nowMs = Date.parse('2026-03-09T23:59:59Z')
    expect(await now()).toEqual([false, 0, true])
    county.clock.nowMs = Date.parse('2026-03-10T00:00:00Z')
    expect(await now()).toEqual([true, 2, true])
    county.clock.nowMs = Date.parse('2026-03-10T08:00:00Z')
    expect(await now()).toEqual([false, 0, false])
  })

  it('a checkpoint with shifts ahead cannot be ended', async () => {
    county.clock.nowMs = Date.parse('2026-03-10T04:00:00Z')
    const checkpoint = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
    await make(county, '/api/shifts', { ...shiftBody(county), place: { kind: 'checkpoint', id: checkpoint } })
    const path = `/api/collections/checkpoints/items/${checkpoint}`
    const answer = await county.send('DELETE', path, undefined, { 'If-Match': '"1"' })
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'still-in-use' }])
  })

  it('the chainage of a checkpoint is where it stands, whatever was sent', async () => {
    const body = { ...checkpointBody(county), position: [104.71, 22.901], chainageM: 4000 }
    const answer = await county.send('POST', '/api/collections/checkpoints/items', body)
    const { chainageM } = (await answer.json()) as { chainageM: number }
    // 0.01° of longitude along 22.9° N is 1,025.9 m; the parallel is no geodesic, by centimetres here.
    expect(Math.abs(chainageM - 1025.9)).toBeLessThan(1)
  })

  it('is sent from one compressed body until something is written', async () => {
    const path = '/api/collections/barriers/items'
    const first = await county.get(path, { 'Accept-Encoding': 'br' })
    const etag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Content-Encoding')).toBe('br')
    const text = await first.text()
    expect(await (await county.get(path, { 'Accept-Encoding': 'gzip' })).text()).toBe(text)
    const plain = await county.get(path, { 'Accept-Encoding': 'identity' })
    expect([plain.headers.get('Content-Encoding'), await plain.text()]).toEqual([null, text])
    // fetch itself would add `no-cache`, which asks for the whole body.
    const fresh = await county.get(path, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })
    expect([fresh.status, await fresh.text()]).toEqual([304, ''])
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    const later = await county.get(path, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })
    expect(later.status).toBe(200)
    expect(Number(later.headers.get('Sequence'))).toBe(Number(first.headers.get('Sequence')) + 1)
  })

  it('that is not touched by what is written stays as it is for who has it', async () => {
    const path = '/api/collections/kilometres/items'
    const first = await county.get(path)
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    county.clock.nowMs += 1000
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '', 'Cache-Control': 'max-age=0' }
    const later = await county.get(path, headers)
    expect([later.status, Number(later.headers.get('Sequence'))]).toEqual([
      304,
      Number(first.headers.get('Sequence')) + 1,
    ])
  })

  it('shows what was written in the very next answer', async () => {
    const before = (await page(county, 'barriers/items')).numberMatched
    await make(county, '/api/collections/barriers/items', barrierBody(county))
    expect((await page(county, 'barriers/items')).numberMatched).toBe(before + 1)
  })

  it('one feature carries its version as ETag, and is always sent: its status may change under one version', async () => {
    const id = await make(county, '/api/collections/barriers/items', barrierBody(county))
    const path = `/api/collections/barriers/items/${id}`
    const first = await county.get(path, { 'If-None-Match': '"1"', 'Cache-Control': 'max-age=0' })
    expect([first.status, first.headers.get('ETag')]).toEqual([200, '"1"'])
    await county.send('PUT', path, { ...barrierBody(county), note: 'mended' }, { 'If-Match': '"1"' })
    const changed = await county.get(path)
    expect(changed.headers.get('ETag')).toBe('"2"')
    expect(await changed.json()).toMatchObject({
      id,
      properties: { note: 'mended', version: 2, status: 'complete' },
    })
  })

  it('a complete barrier says what it bars; a draft bars nothing', async () => {
    const bars = async (status: string) => {
      const parts = [
        { ...barrierBody(county).parts[0], statuses: [{ status, from: '2026-01-01T00:00:00Z' }] },
      ]
      const id = await make(county, '/api/collections/barriers/items', { ...barrierBody(county), parts })
      const answer = await county.get(`/api/collections/barriers/items/${id}`)
      return ((await answer.json()) as { properties: { barredHulls: { fromM: number; toM: number }[] } })
        .properties.barredHulls
    }
    expect(await bars('draft')).toEqual([])
    const [hull] = await bars('complete')
    // From 0.002° to 0.01° of longitude east of the start of the line.
    expect(Math.abs((hull?.fromM ?? 0) - 205.2)).toBeLessThan(1)
    expect(Math.abs((hull?.toM ?? 0) - 1025.9)).toBeLessThan(1)
  })
})
