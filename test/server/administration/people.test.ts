import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PeopleImport } from '../../../data/model/peopleImport.ts'
import type { Problem } from '../../../data/model/problem.ts'
import type { Person } from '../../../data/model/unit.ts'
import { currentSequence } from '../../../data/store/acts.ts'
import { rowsOfTexts, workbookOf } from '../../workbookOf.ts'
import { make, name, patrolBody, shiftBody, startSmallCounty, type SmallCounty } from '../smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

const personBody = (more: object = {}) => ({
  unitId: county.unitId,
  name: name('Wang'),
  post: name('Guide'),
  phone: '13800138000',
  mayLead: false,
  ...more,
})
const end = async (id: string) => county.send('DELETE', `/api/people/${id}`, undefined, { 'If-Match': '"1"' })

describe('a person', () => {
  it('is made, changed and ended', async () => {
    const id = await make(county, '/api/people', personBody())
    const changed = await county.send('PUT', `/api/people/${id}`, personBody({ phone: null }), {
      'If-Match': '"1"',
    })
    expect(await changed.json()).toMatchObject({ id, phone: null, version: 2 })
    const ended = await county.send('DELETE', `/api/people/${id}`, undefined, { 'If-Match': '"2"' })
    expect(ended.status).toBe(204)
  })

  it('belongs to a unit that is there', async () => {
    const answer = await county.send('POST', '/api/people', personBody({ unitId: randomUUID() }))
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: 'unitId' })
  })

  it('is not ended while rosters ahead reckon with them, and they are named', async () => {
    const id = await make(county, '/api/people', personBody())
    const patrol = await make(county, '/api/patrols', { ...patrolBody(county), memberIds: [id] })
    const shift = await make(county, '/api/shifts', { ...shiftBody(county), personIds: [id] })
    const said = (await (await end(id)).json()) as Problem
    expect(said).toMatchObject({ code: 'still-in-use' })
    expect(said.detail).toContain('1 patrol (Team 1), 1 shift (2026-03-10T00:00:00Z)')
    await county.send('DELETE', `/api/patrols/${patrol}`, undefined, { 'If-Match': '"1"' })
    await county.send('DELETE', `/api/shifts/${shift}`, undefined, { 'If-Match': '"1"' })
    expect((await end(id)).status).toBe(204)
    const chief = (await (await end(county.leadId)).json()) as Problem
    expect(chief.detail).toContain('assignment (Township chief)')
  })

  it('who is on a roster is not taken back out of the records', async () => {
    const made = await county.send('POST', '/api/people', personBody({ name: name('Zhao') }))
    const { id } = (await made.json()) as Person
    await make(county, '/api/patrols', { ...patrolBody(county), memberIds: [id] })
    const undone = await county.send('POST', `/api/acts/${made.headers.get('Act-Sequence')}/undo`)
    expect(await undone.json()).toMatchObject({ code: 'still-in-use' })
  })
})

const importing = async (body: string | Uint8Array, preview = false, type = 'text/csv') =>
  fetch(`${county.address}/api/people/import${preview ? '?preview=true' : ''}`, {
    method: 'POST',
    headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': type },
    body: body as BodyInit,
  })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const peopleNow = async () => ((await (await county.get('/api/people')).json()) as { items: Person[] }).items

describe('people from a file', () => {
  it('are looked at first, with what is wrong by row and column, and nothing is written', async () => {
    const before = await currentSequence(county.db)
    const file =
      'Name,Unit,Post,Telephone,May lead\n' +
      'Chen,North township,Officer,13900139000,yes\n' +
      ',North township,Officer,,\n' +
      'Wu,Nowhere,Officer,,perhaps\n' +
      '\n' +
      'Chen,North township,Guide,,no\n' +
      `${'x'.repeat(201)},${county.villageId},,,\n`
    const answer = await importing(file, true)
    expect(answer.status).toBe(200)
    const { rows, ok, made } = (await answer.json()) as PeopleImport
    expect(ok).toBe(false)
    expect(made).toBe(1)
    expect(rows.map(({ row, errors, becomes }) => [row, errors.map(({ field }) => field), becomes])).toEqual([
      [2, [], 'made'],
      [3, ['nameEn', 'name'], null],
      [4, ['unit', 'mayLead'], null],
      [6, ['name'], null],
      [7, ['nameEn', 'name', 'postEn', 'post'], null],
    ])
    expect(rows[0]?.person).toMatchObject({ name: name('Chen'), phone: '13900139000', mayLead: true })
    expect(await currentSequence(county.db)).toBe(before)
  })

  it('are taken all or none', async () => {
    const before = await peopleNow()
    const answer = await importing('name,unit,post\nSun,North township,Officer\nQian,Nowhere,Officer\n')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: 'rows.3.unit' })
    expect(await peopleNow()).toEqual(before)
  })

  it('are taken as one act, which is taken back as one', async () => {
    const before = await peopleNow()
    // GBK, as Chinese spreadsheets save it: 姓名,单位,职务,电话,可带班 / 张三,East village,护林员,13700137000,是
    const gbk = Buffer.from(
      'd0d5c3fb2cb5a5cebb2cd6b0cef12cb5e7bbb02cbfc9b4f8b0e00ad5c5c8fd2c456173742076696c6c6167652cbba4c1d6d4b12c31333730303133373030302ccac70a',
      'hex',
    )
    const answer = await importing(gbk)
    expect(await answer.json()).toEqual({ rows: [], ok: true, made: 1, changed: 0, unchanged: 0 })
    const zhang = (await peopleNow()).find((person) => person.name.zh === '张三')
    expect(zhang).toMatchObject({
      unitId: county.villageId,
      post: name('护林员'),
      phone: '13700137000',
      mayLead: true,
    })
    const undone = await county.send('POST', `/api/acts/${answer.headers.get('Act-Sequence')}/undo`)
    expect(undone.status).toBe(201)
    expect(await peopleNow()).toEqual(before)
  })

  it('come from a workbook, and what looks like a formula is a name', async () => {
    const sheet = rowsOfTexts([
      ['姓名', '英文姓名', '单位', '职务', '备注'],
      ['=HYPERLINK("http://evil.example","x")', 'Formula', county.villageId, '+1', 'not read'],
    ])
    const answer = await importing(workbookOf(sheet), false, xlsx)
    expect(answer.status, await answer.clone().text()).toBe(201)
    const made = (await peopleNow()).find(({ name }) => name.en === 'Formula')
    expect(made?.name.zh).toBe('=HYPERLINK("http://evil.example","x")')
    expect(made?.post).toEqual(name('+1'))
  })

  it('who are in the records are changed, and stay as they are where nothing differs', async () => {
    const file = "name,unit,post,phone\nLi,North township,Captain,'+8613600136000\n"
    expect(await (await importing(file)).json()).toMatchObject({ made: 0, changed: 1, unchanged: 0 })
    expect(await (await importing(file, true)).json()).toMatchObject({ made: 0, changed: 0, unchanged: 1 })
    const li = (await peopleNow()).find(({ id }) => id === county.leadId)
    expect(li).toMatchObject({ post: name('Captain'), phone: '+8613600136000', mayLead: true })
  })

  it.each([
    ['no text', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'text/csv', 400],
    ['no workbook', Buffer.from('name,unit,post'), xlsx, 400],
    ['no header', Buffer.from('a,b\n1,2\n'), 'text/csv', 400],
    ['two columns of one kind', Buffer.from('name,姓名,unit,post\na,b,c,d\n'), 'text/csv', 400],
    ['nobody', Buffer.from('name,unit,post\n\n'), 'text/csv', 400],
    ['more than are taken', Buffer.from(`name,unit,post\n${'a,b,c\n'.repeat(5001)}`), 'text/csv', 400],
    ['JSON', Buffer.from('{}'), 'application/json', 415],
  ])('are refused where there is %s', async (_, body, type, status) => {
    const before = await currentSequence(county.db)
    const answer = await importing(body, false, type)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await currentSequence(county.db)).toBe(before)
  })

  it('are told in Chinese to who reads Chinese', async () => {
    const answer = await fetch(`${county.address}/api/people/import?preview=true`, {
      method: 'POST',
      headers: { 'Idempotency-Key': randomUUID(), 'Content-Type': 'text/csv', 'Accept-Language': 'zh' },
      body: '姓名,单位,职务\n张三,无此单位,员\n',
    })
    const { rows } = (await answer.json()) as PeopleImport
    expect(rows[0]?.errors).toEqual([{ field: 'unit', message: '没有单位“无此单位”' }])
  })
})
