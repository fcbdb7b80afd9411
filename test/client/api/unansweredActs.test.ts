import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendAct, type Write } from '../../../client/api/request.ts'
import { UnansweredActs } from '../../../client/api/unansweredActs.ts'

const sent: { actId: string | null; version: string | null }[] = []
let answers: (() => Response)[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.stubGlobal('fetch', async (_address: string, init: RequestInit) => {
    const headers = new Headers(init.headers)
    sent.push({ actId: headers.get('Idempotency-Key'), version: headers.get('If-Match') })
    return (answers.shift() ?? written)()
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const written = () => Response.json({ id: 'one' }, { status: 201, headers: { 'Act-Sequence': '7' } })
const lost = () => {
  throw new TypeError('fetch failed')
}
const refused = () => Response.json({ status: 400 }, { status: 400 })
const broken = () => Response.json({ status: 502 }, { status: 502 })

const act: Write = { method: 'PUT', address: '/patrols/one', body: { toM: 800 }, version: 1 }
const ids = () => new Set(sent.map(({ actId }) => actId)).size

it('an act whose answer was lost is repeated once under the same id', async () => {
  answers = [lost, written]
  expect(await sendAct(act)).toEqual({ answer: { id: 'one' }, sequence: 7 })
  expect([sent.length, ids()]).toEqual([2, 1])
})

it('is not repeated a second time, nor where it was refused', async () => {
  answers = [lost, lost]
  await expect(sendAct(act)).rejects.toThrow('fetch failed')
  answers = [refused]
  await expect(sendAct(act)).rejects.toThrow()
  expect(sent).toHaveLength(3)
})

it('the same act pressed again after no answer has the same id and version, whatever is shown by then', async () => {
  const acts = new UnansweredActs()
  answers = [lost, lost]
  await expect(acts.send(act, sendAct)).rejects.toThrow()
  answers = [broken]
  await expect(acts.send({ ...act, version: 2 }, sendAct)).rejects.toThrow()
  await acts.send({ ...act, version: 2 }, sendAct)
  expect(sent).toHaveLength(4)
  expect(ids()).toBe(1)
  expect(new Set(sent.map(({ version }) => version))).toEqual(new Set(['"1"']))
})

it('another act, and one that was answered, get ids of their own', async () => {
  const acts = new UnansweredActs()
  answers = [lost, lost]
  await expect(acts.send(act, sendAct)).rejects.toThrow()
  await acts.send({ ...act, body: { toM: 900 } }, sendAct)
  await acts.send(act, sendAct)
  await acts.send(act, sendAct)
  answers = [refused]
  await expect(acts.send(act, sendAct)).rejects.toThrow()
  await acts.send(act, sendAct)
  expect(sent).toHaveLength(7)
  expect(ids()).toBe(5)
})
