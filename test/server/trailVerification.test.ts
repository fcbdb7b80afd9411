import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../data/model/account.ts'
import { accountWith, actorOf, asking } from './access/actors.ts'
import {
  accountBody,
  make,
  policyBody,
  startSmallCounty,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

let county: SmallCounty
let trailId: string
/** Two officers who sign in; of them only the first is on the list of people. */
let first: Actor
let second: Actor
beforeAll(async () => {
  county = await startSmallCounty({ actorOf })
  const account = async (userName: string, personId: string | null) => {
    const body = { ...accountBody(county, userName), roles: ['duty-officer'], personId }
    const id = await make(county, '/api/accounts', body)
    return { ...accountWith(['duty-officer'], county.unitId, id), userName }
  }
  first = await account('first.officer', county.leadId)
  second = await account('second.officer', null)
})
beforeEach(async () => {
  county.clock.nowMs = Date.parse('2026-03-10T04:00:00Z')
  trailId = await make(county, '/api/collections/trails/items', trailBody(county))
  county.clock.nowMs += 60_000
})
afterAll(() => county.stop())

const send = async (body: object, by?: Actor) => {
  const answer = await county.send(
    'POST',
    `/api/trails/${trailId}/events`,
    body,
    by === undefined ? {} : asking(by),
  )
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** On the trail, which runs north and south at 104.71. */
const onTheSpot = { position: [104.7101, 22.901], accuracyM: 8, positionSource: 'gps' }
const seal = { kind: 'sealed', method: 'wire', observedAt: '2026-03-10T04:00:20Z', ...onTheSpot }
const verification = { kind: 'verified', observedAt: '2026-03-10T04:00:40Z', ...onTheSpot }

describe('a seal is verified by a second person', () => {
  it('who signs in', async () => {
    await send(seal, first)
    const { status, body } = await send(verification, second)
    expect([status, body]).toMatchObject([201, { trailState: { status: 'verified' } }])
  })

  it('never by the account that sealed it', async () => {
    await send(seal, first)
    const { status, body } = await send(verification, first)
    expect([status, body]).toMatchObject([
      403,
      {
        code: 'forbidden',
        detail: 'You sealed this trail yourself: a second person verifies it, on the spot.',
      },
    ])
  })

  it('and it is the last seal that counts: whoever closed the trail before it may verify it', async () => {
    await send(seal, first)
    await send({ ...seal, observedAt: '2026-03-10T04:00:30Z' }, second)
    expect((await send(verification, second)).status).toBe(403)
    expect((await send(verification, first)).status).toBe(201)
  })

  it('also where the seal arrives after the verification, it is none by the same person', async () => {
    await send(seal, second)
    expect((await send(verification, first)).body).toMatchObject({ trailState: { status: 'verified' } })
    const late = await send({ ...seal, observedAt: '2026-03-10T04:00:30Z' }, first)
    expect(late.body).toMatchObject({ trailState: { status: 'sealed' } })
  })

  it('who is named from the list of people where nobody signs in', async () => {
    await send(seal)
    expect(await send(verification)).toMatchObject({
      status: 400,
      body: { code: 'field-invalid', field: 'personId' },
    })
    expect(await send({ ...verification, personId: randomUUID() })).toMatchObject({
      status: 400,
      body: { field: 'personId' },
    })
    expect((await send({ ...verification, personId: county.personId })).body).toMatchObject({
      personId: county.personId,
      trailState: { status: 'verified' },
    })
  })

  it('and not by whoever is named to have sealed it, nor by the person that an account is', async () => {
    await send({ ...seal, personId: county.personId })
    expect(await send({ ...verification, personId: county.personId })).toMatchObject({
      status: 403,
      body: { field: 'personId' },
    })
    await send({ ...seal, observedAt: '2026-03-10T04:00:30Z' }, first)
    expect((await send({ ...verification, personId: county.leadId })).status).toBe(403)
  })

  it('in nobody else’s name', async () => {
    await send(seal, first)
    expect(await send({ ...verification, personId: county.personId }, second)).toMatchObject({
      status: 400,
      body: { field: 'personId' },
    })
  })
})

describe('a seal is verified on the spot', () => {
  beforeEach(() => send(seal, first))

  it('by a position within the policy’s reach of the trail', async () => {
    // Some 205 m east of it.
    const far = { ...verification, position: [104.712, 22.901], accuracyM: 8 }
    expect(await send(far, second)).toMatchObject({
      status: 400,
      body: {
        code: 'field-invalid',
        field: 'position',
        detail: expect.stringContaining('within 150 m') as string,
      },
    })
  })

  it('with the accuracy of the receiver allowed for, as far as the reach itself', async () => {
    const position = [104.712, 22.901]
    expect((await send({ ...verification, position, accuracyM: 60 }, second)).status).toBe(201)
    const lost = { ...verification, position: [104.73, 22.91], accuracyM: 5000 }
    expect((await send(lost, second)).status).toBe(400)
  })

  it('by no position but that of a receiver, unless somebody says why there is none', async () => {
    const guessed = { ...verification, positionSource: 'map', accuracyM: null }
    expect(await send(guessed, second)).toMatchObject({ status: 400, body: { field: 'notByGps' } })
    const told = await send({ ...guessed, notByGps: 'no signal in the gorge' }, second)
    expect(told.body).toMatchObject({
      notByGps: 'no signal in the gorge',
      trailState: { status: 'verified' },
    })
  })

  it('within the reach of the rules that were in force when it was seen', async () => {
    await county.send('POST', '/api/policies', {
      ...policyBody,
      validFrom: '2026-03-10T04:00:35Z',
      verificationReachM: 300,
    })
    const far = { ...verification, position: [104.712, 22.901], accuracyM: 8 }
    expect((await send({ ...far, observedAt: '2026-03-10T04:00:30Z' }, second)).status).toBe(400)
    expect((await send(far, second)).status).toBe(201)
  })
})
