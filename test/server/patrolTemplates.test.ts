import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Problem } from '../../data/model/problem.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import {
  make,
  patrolTemplateBody,
  startSmallCounty,
  surveyedAnew,
  teamBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
let teamId: string
beforeAll(async () => {
  county = await startSmallCounty()
  teamId = await make(county, '/api/teams', teamBody(county))
})
afterAll(() => county.stop())

const refused = async (more: object): Promise<string> => {
  const body = { ...patrolTemplateBody(county, teamId), ...more }
  const answer = await county.send('POST', '/api/patrol-templates', body)
  const { field = '', detail } = (await answer.json()) as Problem
  expect(answer.status, detail).toBe(400)
  return field
}

it('a template of patrols is kept for its unit and tier, and assigns nobody', async () => {
  const id = await make(county, '/api/patrol-templates', patrolTemplateBody(county, teamId))
  const listed = await county.get(`/api/patrol-templates?unitId=${county.unitId}`)
  const { items } = (await listed.json()) as { items: { id: string; tier: string }[] }
  expect(items.find((one) => one.id === id)).toMatchObject({ tier: 'orange', pattern: 'day', version: 1 })
  const others = await county.get(`/api/patrol-templates?unitId=${county.villageId}`)
  expect(((await others.json()) as { items: unknown[] }).items).toEqual([])
  expect(((await (await county.get('/api/patrols')).json()) as { items: unknown[] }).items).toEqual([])
})

it('a template is refused at the field that is wrong', async () => {
  const [item] = patrolTemplateBody(county, teamId).items
  const field = (more: object) => refused({ items: [{ ...item, ...more }] })
  expect(await refused({ tier: 'violet' })).toBe('tier')
  expect(await refused({ items: [] })).toBe('items')
  expect(await field({ startMin: 1440 })).toBe('items')
  expect(await field({ startMin: 7 * 1440 })).toBe('items.0.startMin')
  expect(await field({ lastsMin: 0 })).toBe('items.0.lastsMin')
  expect(await field({ toM: 99_000 })).toBe('items.0.toM')
  expect(await field({ teamId: county.leadId })).toBe('items.0.teamId')
})

it('removing a template is taken back like any act', async () => {
  const id = await make(county, '/api/patrol-templates', patrolTemplateBody(county, teamId))
  const removed = await county.send('DELETE', `/api/patrol-templates/${id}`, undefined, {
    'If-Match': '"1"',
  })
  expect(removed.status).toBe(204)
  expect(await tryGetRecord(county.db, 'patrol-template', id)).toBeUndefined()
  const undone = await county.send('POST', `/api/acts/${removed.headers.get('Act-Sequence')}/undo`)
  expect(undone.status).toBe(201)
  expect((await tryGetRecord(county.db, 'patrol-template', id))?.record.tier).toBe('orange')
})

it('a template goes over to the new survey of its line', async () => {
  const newId = await surveyedAnew(county)
  const line = (await tryGetRecord(county.db, 'border-line', newId))!.record
  const body = { ...patrolTemplateBody(county, teamId), lineId: line.replaces }
  const id = await make(county, '/api/patrol-templates', body)
  const path = `/api/collections/border-lines/items/${newId}/take-over`
  expect((await county.send('POST', path)).status).toBeLessThan(300)
  expect((await tryGetRecord(county.db, 'patrol-template', id))?.record.lineId).toBe(newId)
})
