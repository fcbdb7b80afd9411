import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeEach(async () => {
  county = await startSmallCounty()
})
afterEach(() => county.stop())

const load = (csv: string, language = 'en') =>
  county.send('POST', `/api/collections/border-lines/items/${county.lineId}/markers`, csv, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Accept-Language': language,
  })
const markers = async () =>
  (
    (await (await county.get('/api/collections/markers/items')).json()) as {
      features: { properties: { number: string; chainageM: number; postedM: number } }[]
    }
  ).features.map((feature) => feature.properties)

describe('a file of markers', () => {
  it('is located on the line and calibrates it', async () => {
    const answer = await load(
      '\uFEFFnumber,lon,lat,official_chainage_m\r\n"206, north",104.70,22.9001,0\r\n207,104.71,22.9,2000\r\n208,104.72,22.9,\r\n',
    )
    expect(answer.status).toBe(201)
    const [first, second, third] = await markers()
    expect([first?.number, second?.number, third?.number]).toEqual(['206, north', '207', '208'])
    expect(first?.chainageM).toBeLessThan(0.01)
    expect(Math.abs((second?.chainageM ?? 0) - 1025.9)).toBeLessThan(0.5)
    expect(second?.postedM).toBeCloseTo(2000, 6)
    // Beyond the last official chainage posted metres go on as measured ones.
    expect(third?.postedM).toBeCloseTo(2000 + (third?.chainageM ?? 0) - (second?.chainageM ?? 0), 6)
  })

  it.each([
    ['number,lat\n1,22.9\n', 'line 1: there is no column lon.', 'line 1'],
    ['number,lon,lat,colour\n1,104.7,22.9,red\n', 'line 1: the column colour is not known.', 'line 1'],
    ['number,lon,lat\n1,104.7,22.9\n\n2,x,22.9\n', 'line 4: lon is not a number.', 'line 4'],
    ['number,lon,lat\n1,104.7\n', 'line 2: 2 values stand under 3 columns.', 'line 2'],
    ['number,lon,lat\n1,104.7,222.9\n', 'line 2: lat is out of range.', 'line 2'],
    ['number,lon,lat\n,104.7,22.9\n', 'line 2: number must have 1 to 40 characters.', 'line 2'],
    [
      'number,lon,lat\n1,104.7,22.9\n1,104.71,22.9\n',
      'line 3: marker 1 stands on this line already.',
      'line 3',
    ],
    ['number,lon,lat\n"1,104.7,22.9\n', 'line 2: a quotation mark is not closed.', 'line 2'],
    [
      'number,lon,lat,official_chainage_m\n1,104.7,22.9,-5\n',
      'line 2: official_chainage_m is less than 0.',
      'line 2',
    ],
    ['number,lon,lat\n', 'The file holds no marker: line 2 would be the first.', undefined],
    ['', 'line 1: there is no column number.', 'line 1'],
  ])('%j is refused whole, naming the line', async (csv, detail, field) => {
    const answer = await load(csv)
    expect(answer.status).toBe(400)
    const said = (await answer.json()) as { detail: string; field?: string }
    expect([said.detail, said.field]).toEqual([detail, field])
    expect(await markers()).toEqual([])
  })

  it('is refused whole for one marker 600 m off the line', async () => {
    const answer = await load('number,lon,lat\n1,104.7,22.9\n2,104.71,22.9054\n')
    expect(await answer.json()).toMatchObject({
      code: 'field-invalid',
      field: 'line 3',
      detail: expect.stringMatching(/^line 3: Marker 2 stands 598 m off the line/) as string,
    })
    expect(await markers()).toEqual([])
  })

  it('is refused where official chainages do not rise, also against markers that stand', async () => {
    const within = await load('number,lon,lat,official_chainage_m\n1,104.70,22.9,500\n2,104.71,22.9,400\n')
    expect(await within.json()).toMatchObject({ field: 'line 3' })
    expect((await load('number,lon,lat,official_chainage_m\n1,104.71,22.9,500\n')).status).toBe(201)
    const against = await load('number,lon,lat,official_chainage_m\n2,104.72,22.9,400\n', 'zh-CN')
    expect(await against.json()).toMatchObject({ detail: '第 2 行：界碑 2 的公布里程没有沿线递增。' })
    expect(await markers()).toHaveLength(1)
  })

  it('is blamed for the marker that contradicts the others, not for the first that follows it', async () => {
    const answer = await load(
      'number,lon,lat,official_chainage_m\n1,104.70,22.9,0\n2,104.71,22.9,9000\n3,104.72,22.9,2000\n4,104.73,22.9,3000\n',
    )
    expect(await answer.json()).toMatchObject({ field: 'line 3' })
  })

  it('is blamed for contradicting what stands, wherever along the line that is', async () => {
    expect(
      (await load('number,lon,lat,official_chainage_m\n1,104.72,22.9,500\n2,104.73,22.9,600\n')).status,
    ).toBe(201)
    const answer = await load('number,lon,lat,official_chainage_m\n3,104.70,22.9,0\n4,104.71,22.9,550\n')
    expect(await answer.json()).toMatchObject({ field: 'line 3' })
  })

  it('of a line nobody knows is not found', async () => {
    const path = '/api/collections/border-lines/items/00000000-0000-4000-8000-000000000000/markers'
    const answer = await county.send('POST', path, 'number,lon,lat\n1,104.7,22.9\n', {
      'Content-Type': 'text/csv',
    })
    expect(answer.status).toBe(404)
  })
})
