import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  barrierBody,
  checkpointBody,
  crossingBody,
  deviceBody,
  incidentBody,
  name,
  patrolBody,
  shortLine,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
beforeEach(async () => {
  county = await startSmallCounty()
})
afterEach(() => county.stop())

/** The short line surveyed anew: some 1.1 km of bends in its first half, and the same end. */
const newSurvey = {
  ...shortLine,
  name: name('Short line, surveyed anew'),
  path: [
    [104.7, 22.9],
    [104.71, 22.904],
    [104.72, 22.9],
    [104.74, 22.91],
  ],
}
const markers = 'number,lon,lat\n206,104.72,22.9\n'

const answered = async <Answer>(response: Promise<Response>): Promise<Answer> => {
  const answer = await response
  expect(answer.status, await answer.clone().text()).toBeLessThan(300)
  return (await answer.json()) as Answer
}
const items = async (collection: string) =>
  (
    await answered<{ features: { properties: Record<string, unknown> }[] }>(
      county.get(`/api/collections/${collection}/items`),
    )
  ).features.map(({ properties }) => properties)

async function loadMarkers(lineId: string, csv = markers) {
  return county.send('POST', `/api/collections/border-lines/items/${lineId}/markers`, csv, {
    'Content-Type': 'text/csv; charset=utf-8',
  })
}

async function loadNewSurvey(): Promise<string> {
  const { id } = await answered<{ id: string }>(
    county.send('POST', '/api/collections/border-lines/items', { ...newSurvey, replaces: county.lineId }),
  )
  return id
}

interface TakeOver {
  before: { lengthM: number }
  after: { id: string; lengthM: number }
  anchors: { number: string | null; beforeM: number; afterM: number }[]
  moves: Record<string, number>
  apart: { kind: string; movedM: number; surveyedM: number }[]
}

const takeOver = (lineId: string) => `/api/collections/border-lines/items/${lineId}/take-over`

describe('a new survey of a line', () => {
  it('takes the place of the line, and all that lay there moves by its markers', async () => {
    const made = [
      ['barriers', barrierBody(county)],
      ['trails', trailBody(county)],
      ['checkpoints', checkpointBody(county)],
      ['ports', crossingBody(county)],
      ['devices', deviceBody(county)],
    ] as const
    for (const [collection, body] of made)
      await answered(county.send('POST', `/api/collections/${collection}/items`, body))
    await answered(county.send('POST', '/api/patrols', patrolBody(county)))
    await answered(county.send('POST', '/api/incidents', incidentBody(county)))
    await loadMarkers(county.lineId)
    const newId = await loadNewSurvey()
    await loadMarkers(newId)

    const preview = await answered<TakeOver>(county.get(takeOver(newId)))
    const [, marker, end] = preview.anchors
    expect(preview.anchors.map(({ number }) => number)).toEqual([null, '206', null])
    expect(marker!.afterM - marker!.beforeM).toBeGreaterThan(150)
    expect(end!.beforeM).toBeCloseTo(county.lengthM, 6)
    expect(preview.moves).toEqual({
      unit: 3,
      stretch: 1,
      patrol: 1,
      barrier: 1,
      trail: 1,
      checkpoint: 1,
      port: 1,
      device: 1,
      incident: 1,
    })
    // Nothing has moved yet.
    expect((await items('checkpoints'))[0]).toMatchObject({ lineId: county.lineId })

    const taken = await answered<TakeOver>(county.send('POST', takeOver(newId), {}))
    expect(taken).toEqual(preview)
    const { lines } = await answered<{ lines: { id: string }[] }>(county.get('/api/county'))
    expect(lines.map(({ id }) => id)).toEqual([newId])
    const scale = marker!.afterM / marker!.beforeM
    const beyond = marker!.afterM - marker!.beforeM
    const [checkpoint] = await items('checkpoints')
    const reach = checkpoint!['reach'] as { fromM: number; toM: number }
    expect(checkpoint!['lineId']).toBe(newId)
    expect([reach.fromM, reach.toM]).toEqual([
      expect.closeTo(1400 * scale, 3),
      expect.closeTo(1700 * scale, 3),
    ])
    const [device] = await items('devices')
    const range = device!['range'] as { fromM: number; toM: number }
    expect(range).toEqual({
      fromM: expect.closeTo(3000 + beyond, 3) as number,
      toM: expect.closeTo(3500 + beyond, 3) as number,
    })
    const stretches = await items('stretches')
    expect(stretches[0]).toMatchObject({
      lineId: newId,
      fromM: 0,
      toM: expect.closeTo(preview.after.lengthM, 3) as number,
    })
    const patrols = await answered<{ items: { lineId: string; toM: number }[] }>(county.get('/api/patrols'))
    expect(patrols.items[0]).toMatchObject({ lineId: newId, toM: expect.closeTo(1000 * scale, 3) as number })
  })

  it('shows the line before as of then, and takes everything back with the act', async () => {
    await loadMarkers(county.lineId)
    const newId = await loadNewSurvey()
    await loadMarkers(newId)
    const taken = await county.send('POST', takeOver(newId), {})
    const sequence = Number(taken.headers.get('Act-Sequence'))
    const before = await answered<{ lines: { id: string }[] }>(county.get(`/api/county?asOf=${sequence - 1}`))
    expect(before.lines.map(({ id }) => id).sort()).toEqual([county.lineId, newId].sort())
    await answered(county.send('POST', `/api/acts/${sequence}/undo`, {}))
    const [stretch] = await items('stretches')
    expect(stretch).toMatchObject({ lineId: county.lineId, fromM: 0, toM: county.lengthM })
    expect((await items('markers')).filter(({ lineId }) => lineId === county.lineId)).toHaveLength(1)
  })

  it('says which places stand elsewhere along it than the markers put them', async () => {
    await answered(
      county.send('POST', '/api/collections/checkpoints/items', {
        ...checkpointBody(county),
        position: [104.71, 22.9041],
      }),
    )
    await loadMarkers(county.lineId)
    const newId = await loadNewSurvey()
    await loadMarkers(newId, 'number,lon,lat\n206,104.712,22.9032\n')
    const { apart } = await answered<TakeOver>(county.get(takeOver(newId)))
    expect(apart).toMatchObject([{ kind: 'checkpoint' }])
    expect(Math.abs(apart[0]!.movedM - apart[0]!.surveyedM)).toBeGreaterThan(50)
  })

  it('is not put in place by guessing', async () => {
    const newId = await loadNewSurvey()
    const refused = async (lineId: string) => {
      const answer = await county.send('POST', takeOver(lineId), {})
      return [answer.status, ((await answer.json()) as { detail: string }).detail]
    }
    expect(await refused(newId)).toEqual([400, 'No marker has the same number on both lines.'])
    expect(await refused(county.lineId)).toEqual([409, 'This line does not say which one it replaces.'])
    await loadMarkers(county.lineId)
    await loadMarkers(newId)
    expect((await county.send('POST', takeOver(newId), {})).status).toBe(200)
    expect(await refused(newId)).toEqual([
      409,
      'The line that this one replaces is gone: it has taken its place already.',
    ])
  })
})
