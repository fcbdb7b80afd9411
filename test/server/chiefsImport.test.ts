import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChiefsImport } from '../../data/model/chiefsImport.ts'
import type { StretchRecord } from '../../data/model/chief.ts'
import { currentSequence } from '../../data/store/acts.ts'
import { rowsOfTexts, workbookOf } from '../workbookOf.ts'
import { make, name, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
  await county.send(
    'POST',
    `/api/collections/border-lines/items/${county.lineId}/markers`,
    'number,lon,lat\n208,104.71,22.9\n209,104.73,22.905\n',
    { 'Content-Type': 'text/csv' },
  )
  for (const [who, phone] of [
    ['李四', '13700137001'],
    ['李四', '13700137002'],
    ['张三', '13700137003'],
  ] as const)
    await make(county, '/api/people', {
      unitId: county.villageId,
      name: name(who),
      post: name('护林员'),
      phone,
      mayLead: false,
    })
})
afterAll(() => county.stop())

const importing = async (body: string | Uint8Array, preview = false, type = 'text/csv') =>
  fetch(`${county.address}/api/chiefs/import?lineId=${county.lineId}${preview ? '&preview=true' : ''}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': type },
    body: body as BodyInit,
  })
const looking = async (body: string | Uint8Array, type?: string) => {
  const answer = await importing(body, true, type)
  expect(answer.status, await answer.clone().text()).toBe(200)
  return (await answer.json()) as ChiefsImport
}
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const header = 'level,unit,from,to,name,post,telephone,start,end\n'
const villageChiefs = async () => {
  const answer = await county.get('/api/collections/stretches/items')
  const { features } = (await answer.json()) as { features: { properties: StretchRecord }[] }
  return features.map(({ properties }) => properties).filter(({ level }) => level === 'village')
}

describe('chiefs from a file', () => {
  it('are looked at first, with every fault of every row, and nothing is written', async () => {
    const before = await currentSequence(county.db)
    const { rows, ok, made } = await looking(
      header +
        'village,East village,K2+000,K2+400,张三,Chief,,2026-01-01,\n' +
        'hamlet,Nowhere,K2+900,K2+500,Nobody Known,,,2026-02-30,2025-01-01\n' +
        'village,East village,K2+400,K9+000,张三,Chief,,2026/1/1,\n' +
        'village,East village,K2+300,K3+000,李四,Chief,13700137002,2026年1月1日,长期\n' +
        'village,East village,marker 7,K3+000,李四,Chief,,,\n' +
        'village,East village,K3+000,K3+500,,Chief,,2026-01-01,2025-12-31\n',
    )
    expect(ok).toBe(false)
    expect(made).toBe(1)
    expect(rows.map(({ row, errors }) => [row, errors.map(({ field }) => field)])).toEqual([
      [2, []],
      [3, ['level', 'unit', 'toM', 'from', 'name', 'post']],
      [4, ['toM']],
      [5, ['fromM']],
      [6, ['fromM', 'from', 'name']],
      [7, ['to']],
    ])
    expect(rows[3]?.errors[0]?.message).toContain('row 2')
    expect(rows[2]?.errors[0]?.message).toContain('beyond the line')
    expect(await currentSequence(county.db)).toBe(before)
  })

  it('are taken all or none', async () => {
    const answer = await importing(
      `${header}village,East village,K2+000,K2+400,张三,Chief,,2026-01-01,\nvillage,East village,K2+400,K2+600,Nobody,Chief,,2026-01-01,\n`,
    )
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: 'rows.3.name' })
    expect(await villageChiefs()).toEqual([])
  })

  it('come in GBK with Chinese headers, as one act that is taken back as one', async () => {
    // 级别,单位,起点,终点,姓名,职务,开始日期,结束日期 / 村级,East village,K2+000,K2+400,张三,村级段长,2026-01-01,2026-12-31
    const gbk = Buffer.from(
      'bcb6b1f02cb5a5cebb2cc6f0b5e32cd6d5b5e32cd0d5c3fb2cd6b0cef12cbfaacabcc8d5c6da2cbde1caf8c8d5c6da0a' +
        'b4e5bcb62c456173742076696c6c6167652c4b322b3030302c4b322b3430302cd5c5c8fd2cb4e5bcb6b6ceb3a42c323032362d30312d30312c323032362d31322d33310a',
      'hex',
    )
    const answer = await importing(gbk)
    expect(answer.status, await answer.clone().text()).toBe(201)
    const [chief] = await villageChiefs()
    // Days are the county's own, and the last one counts.
    expect(chief).toMatchObject({
      fromM: 2000,
      toM: 2400,
      post: name('村级段长'),
      from: '2025-12-31T16:00:00.000Z',
      to: '2026-12-31T16:00:00.000Z',
    })
    await county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`, { reason: 'a test' })
    expect(await villageChiefs()).toEqual([])
  })

  it('come from a workbook with merged cells, dates kept as numbers and markers as places', async () => {
    const rows = rowsOfTexts([
      ['级别', '单位', '起点', '终点', '姓名', '职务', '电话', '任职日期'],
      ['村', 'East village', '209号界碑', '209号界碑 +300米', '张三', '段长', '', '46023'],
      ['', '', '界碑209+300', 'K4+203', '李四', '段长', '137 0013 7001', '46023'],
    ])
    const merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>'
    const { rows: read, ok } = await looking(workbookOf(rows, '', 'sheet1.xml', '', merged), xlsx)
    expect(ok, JSON.stringify(read)).toBe(true)
    const [first, second] = read.map(({ stretch }) => stretch)
    expect(first?.from).toBe('2025-12-31T16:00:00.000Z')
    expect(first!.toM - first!.fromM).toBeCloseTo(300, 6)
    expect(second?.fromM).toBe(first?.toM)
    expect(second?.level).toBe('village')
  })

  it('who stand in the records so already stay, and whoever overlaps with them is refused', async () => {
    const row = 'village,East village,K2+000,K2+400,张三,Chief,,2026-01-01,\n'
    expect((await importing(header + row)).status).toBe(201)
    expect(await looking(header + row)).toMatchObject({ ok: true, made: 0, unchanged: 1 })
    const { rows } = await looking(`${header}village,East village,K2+300,K2+700,张三,Chief,,2026-03-01,\n`)
    expect(rows[0]?.errors.map(({ field, message }) => [field, message])).toEqual([
      ['fromM', expect.stringContaining('K2+000 – K2+400')],
    ])
  })

  it('whose term ends otherwise than on record are refused, not passed over', async () => {
    const { rows, unchanged } = await looking(
      `${header}village,East village,K2+000,K2+400,张三,Chief,,2026-01-01,2026-06-30\n`,
    )
    expect(unchanged).toBe(0)
    expect(rows[0]?.errors.map(({ field }) => field)).toEqual(['fromM'])
  })

  it('are refused by the column that is too long', async () => {
    const office = 'x'.repeat(201)
    const { rows } = await looking(
      `level,unit,from,to,name,post,office,start\nvillage,East village,K3+000,K3+100,张三,Chief,${office},2026-01-01\n`,
    )
    expect(rows[0]?.errors.map(({ field }) => field)).toEqual(['department'])
  })

  it('are none where a column is missing', async () => {
    expect(await (await importing('level,unit,from,to,name,post\nvillage,,,,,\n')).json()).toMatchObject({
      code: 'field-invalid',
      field: 'header',
    })
  })
})
