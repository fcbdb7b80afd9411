import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FeatureOf } from '../../client/api/collections.ts'
import { planRecordsOf } from '../../client/plan/planRecords.ts'
import type { DraftAnswer } from '../../data/model/draftAnswer.ts'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import type { RuleLayer } from '../../data/model/ruleLayer.ts'
import { planGround } from '../../data/planGround.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { positionBeside } from '../../geo/chainage.ts'
import { draftFigures } from '../../geo/draftFigures.ts'
import { draftFindings } from '../../geo/draftFindings.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import {
  barrierBody,
  draftBody,
  make,
  name,
  ruleLayerBody,
  shortLine,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
  await make(county, '/api/collections/barriers/items', barrierBody(county))
  await make(county, '/api/collections/trails/items', trailBody(county))
  await make(county, '/api/rule-layers', ruleLayerBody)
  const { lineId } = county
  await county.send(
    'POST',
    `/api/collections/border-lines/items/${lineId}/markers`,
    'number,lon,lat\n1,104.7001,22.9\n2,104.715,22.9\n3,104.735,22.9075\n',
    { 'Content-Type': 'text/csv' },
  )
  await county.keep([
    {
      kind: 'port',
      record: {
        id: randomUUID(),
        lineId,
        name: name('Port'),
        position: [104.708, 22.9],
        chainageM: 820,
        open: true,
        unitId: null,
        synthetic: false,
      } as { id: string },
    },
  ])
})
afterAll(() => county.stop())

const line = compileBorderLine({
  id: 'short',
  positions: shortLine.path as [number, number][],
  homeSide: 'left',
})
const beside = (...places: [number, number][]): Position[] =>
  places.map(([chainageM, offsetM]) => positionBeside(line, chainageM, offsetM))

async function asked(body: object): Promise<DraftAnswer> {
  const answer = await county.send('POST', '/api/barriers/figures', body)
  if (answer.status !== 200) throw new Error(await answer.text())
  return (await answer.json()) as DraftAnswer
}

/** The ground as a page has it: what the collections answer. */
async function groundOfPage() {
  const of = async (id: string) => {
    const { features } = (await (await county.get(`/api/collections/${id}/items?limit=10000`)).json()) as {
      features: never[]
    }
    return features
  }
  const rules = (await (await county.get('/api/planning-rules')).json()) as PlanningRules
  const layers = ((await (await county.get('/api/rule-layers')).json()) as { items: RuleLayer[] }).items
  const features = {
    barriers: (await of('barriers')) as FeatureOf<'barriers'>[],
    trails: (await of('trails')) as FeatureOf<'trails'>[],
    ports: (await of('ports')) as FeatureOf<'ports'>[],
    tradePoints: (await of('trade-points')) as FeatureOf<'trade-points'>[],
    markers: (await of('markers')) as FeatureOf<'markers'>[],
  }
  const own = compileBorderLine({ ...line, id: county.lineId, positions: line.positions })
  return planGround(
    { line: own, policy: defaultPolicy, rules, layers, ...planRecordsOf(features) },
    county.clock.nowMs,
  )
}

describe('the figures of a draft', () => {
  it.each([
    ['along the line', [beside([300, 40], [1500, 60], [2600, 30])]],
    ['over the line and back', [beside([300, 40], [900, -30], [1500, 60])]],
    ['that crosses itself', [beside([300, 40], [900, 90], [900, 40], [300, 90])]],
    [
      'in two parts with a gap nobody means',
      [beside([300, 50], [1000, 50]), beside([1000.6, 50], [1700, 50])],
    ],
    ['on the line itself', [beside([300, 0.4], [1500, 0.4])]],
    ['behind fields and past the end', [beside([200, 150], [1500, 150], [4300, 150])]],
    ['of three metres', [beside([3000, 50], [3003, 50])]],
  ])('%s are the same by the server and by a page', async (_, paths) => {
    const { lineId } = county
    const answer = await asked({ lineId, type: 'fence', parts: paths.map((path) => ({ path })) })
    const ground = (await groundOfPage())(null)
    const figures = draftFigures(ground, paths)
    expect(answer.figures).toEqual(JSON.parse(JSON.stringify(figures)))
    const findings = draftFindings(ground, { type: 'fence', paths }, figures)
    expect(answer.findings).toEqual(JSON.parse(JSON.stringify(findings)))
  })

  it('leave out the barrier that the draft is itself', async () => {
    const { items } = await itemsOf('barriers')
    const [path] = [items[0]!.properties.parts[0]!.path]
    const question = { lineId: county.lineId, type: 'fence', parts: [{ path }] }
    expect((await asked(question)).figures.newlyBarredM).toBe(0)
    const own = await asked({ ...question, exceptBarrierId: items[0]!.id })
    expect(own.figures.newlyBarredM).toBeGreaterThan(700)
  })

  it('cost what the county says a metre costs on such ground', async () => {
    const before = await asked(draftBody(county))
    expect(before).toMatchObject({ planningVersion: 0, cost: { currency: 'CNY' } })
    expect(Math.abs(before.cost.total - before.figures.lengthM * 960)).toBeLessThan(0.01)
    const rules = (await (await county.get('/api/planning-rules')).json()) as Record<string, unknown>
    const { id: _, version: __, synthetic: ___, ...body } = rules
    const prices = { ...(body['prices'] as object), fence: { easy: 100, ordinary: 200, hard: 300 } }
    const set = await county.send(
      'PUT',
      '/api/planning-rules',
      { ...body, prices, currency: 'LAK' },
      { 'If-Match': '"0"' },
    )
    expect(set.status).toBe(200)
    const after = await asked(draftBody(county))
    expect(after).toMatchObject({ planningVersion: 1, cost: { currency: 'LAK' } })
    expect(Math.abs(after.cost.total - after.figures.lengthM * 300)).toBeLessThan(0.01)
  })

  it('are refused of a line that is not there and of a path far from it', async () => {
    const nowhere = await county.send('POST', '/api/barriers/figures', {
      ...draftBody(county),
      lineId: randomUUID(),
    })
    expect(await nowhere.json()).toMatchObject({ status: 400, field: 'lineId' })
    const far = await county.send('POST', '/api/barriers/figures', {
      ...draftBody(county),
      parts: [
        {
          path: [
            [10, 50],
            [10.1, 50],
          ],
        },
      ],
    })
    expect(await far.json()).toMatchObject({ code: 'geometry-invalid', field: 'parts.0.path.0' })
  })
})

describe('a layer of rules', () => {
  const loaded = (change: (feature: Record<string, unknown>) => object, kind = 'fields') => {
    const [feature] = ruleLayerBody.geojson.features
    const geojson = { ...ruleLayerBody.geojson, features: [feature, change({ ...feature })] }
    return county.send('POST', '/api/rule-layers', { ...ruleLayerBody, kind, geojson })
  }

  it.each([
    ['no geometry', () => ({ type: 'Feature', properties: {}, geometry: null }), 'geojson.features.1'],
    [
      'a line where areas are wanted',
      (one: Record<string, unknown>) => ({ ...one, geometry: { type: 'LineString', coordinates: [[1, 2]] } }),
      'geojson.features.1.geometry.type',
    ],
    [
      'an open ring',
      (one: Record<string, unknown>) => ({
        ...one,
        geometry: { type: 'Polygon', coordinates: [[[104, 22], [104, 23], [105, 23], [105, 22]]] }, // prettier-ignore
      }),
      'geojson.features.1.geometry.coordinates',
    ],
    [
      'metres for degrees',
      (one: Record<string, unknown>) => ({
        ...one,
        geometry: { type: 'Polygon', coordinates: [[[5e5, 2e6], [5e5, 3e6], [6e5, 3e6], [5e5, 2e6]]] }, // prettier-ignore
      }),
      'geojson.features.1.geometry',
    ],
    [
      'households that are no number',
      (one: Record<string, unknown>) => ({ ...one, properties: { name: 'Upper field', households: 'many' } }),
      'geojson.features.1.properties.households',
    ],
  ])('is refused with %s, naming the feature', async (_, change, field) => {
    const answer = await loaded(change)
    const problem = (await answer.json()) as { status: number; field: string; detail: string }
    expect([problem.status, problem.field]).toEqual([400, field])
    expect(problem.detail).toContain('feature 2')
  })

  it('has a width where it is a boundary river, and nowhere else', async () => {
    const refused = await county.send('POST', '/api/rule-layers', { ...ruleLayerBody, widthM: 30 })
    expect(await refused.json()).toMatchObject({ status: 400, field: 'widthM' })
    const river = { ...ruleLayerBody, kind: 'boundary-river', widthM: 30 }
    const id = await make(county, '/api/rule-layers', river)
    const { items } = (await (await county.get('/api/rule-layers')).json()) as { items: RuleLayer[] }
    expect(items.find((layer) => layer.id === id)).toMatchObject({ kind: 'boundary-river', widthM: 30 })
    const gone = await county.send('DELETE', `/api/rule-layers/${id}`, undefined, { 'If-Match': '"1"' })
    expect(gone.status).toBe(204)
  })

  it('keeps its areas while it is named anew, and takes others from a file', async () => {
    const id = await make(county, '/api/rule-layers', ruleLayerBody)
    const { geojson: _, ...named } = { ...ruleLayerBody, name: name('Fields of the village') }
    const changed = await county.send('PUT', `/api/rule-layers/${id}`, named, { 'If-Match': '"1"' })
    expect(await changed.json()).toMatchObject({
      name: { en: 'Fields of the village' },
      features: [{ name: 'Lower field', households: 12, gateType: 'farm gate', reviewDate: '2026-09-01' }],
    })
    const gone = await county.send('DELETE', `/api/rule-layers/${id}`, undefined, { 'If-Match': '"2"' })
    expect(gone.status).toBe(204)
  })
})

async function itemsOf(id: 'barriers'): Promise<{ items: FeatureOf<'barriers'>[] }> {
  const answer = await county.get(`/api/collections/${id}/items`)
  const { features } = (await answer.json()) as { features: FeatureOf<'barriers'>[] }
  return { items: features }
}
