import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { batches, keepFix } from '../../../client/field/patrol/trackStore.ts'
import { sendTrack } from '../../../client/field/patrol/sendTrack.ts'
import { me } from '../../../data/model/signIn.ts'

const lina = me.parse({
  actor: { kind: 'account', id: '1', userName: 'lina', name: { en: 'Li Na', zh: '李娜' }, grants: [] },
  account: null,
  unitName: null,
  wallId: null,
  mustChangePassword: false,
  secondFactor: false,
  secondFactorRequired: false,
  mustAddSecondFactor: false,
  accounts: 'on',
})
const tooLate = {
  type: 'about:blank',
  title: 'refused',
  status: 422,
  code: 'field-invalid',
  detail: 'fixes: of another day',
}

/** Who sent what, by the names that came with it. */
const arrived: (string | null)[] = []
let answer: () => Response | Promise<Response>

const server = async (path: string, { headers }: { headers?: HeadersInit } = {}) => {
  if (path === '/api/me') return Response.json(lina)
  arrived.push(new Headers(headers).get('Acting-As'))
  return answer()
}

beforeEach(async () => {
  arrived.length = 0
  answer = () => Response.json({})
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('document', { documentElement: { lang: 'zh' } })
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', server)
  for (const userName of ['lina', 'wang'])
    await keepFix({ patrolId: 'patrol-1', userName, atMs: 1, lonLat: [97.85, 24.01], accuracyM: 5 })
})
afterEach(() => vi.unstubAllGlobals())

const namesLeft = async () => (await batches()).map(({ userName, refusal }) => [userName, refusal] as const)

it('a track is sent by whoever recorded it, and another one’s stays on the phone', async () => {
  expect(await sendTrack(() => undefined)).toBe(false)
  expect(arrived).toEqual(['lina'])
  expect(await namesLeft()).toEqual([['wang', null]])
})

it('a track that was refused is kept with the server’s sentence and not repeated', async () => {
  answer = () => Response.json(tooLate, { status: 422 })
  expect(await sendTrack(() => undefined)).toBe(false)
  expect(await sendTrack(() => undefined)).toBe(false)
  expect(arrived).toEqual(['lina'])
  expect(new Map(await namesLeft())).toEqual(
    new Map([
      ['lina', 'fixes: of another day'],
      ['wang', null],
    ]),
  )
})

it('a track that did not reach the server is said to be left, and goes the next time', async () => {
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  expect(await sendTrack(() => undefined)).toBe(true)
  answer = () => Response.json({})
  expect(await sendTrack(() => undefined)).toBe(false)
  expect(await namesLeft()).toEqual([['wang', null]])
})
