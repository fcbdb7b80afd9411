import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../../client/api/request.ts'
import { createDelivery, type AskKnown, type SendAct } from '../../../client/field/delivery.ts'
import type { WaitingAct } from '../../../client/field/acts/actKinds.ts'
import { loadOutbox, type ActStorage } from '../../../client/field/outboxStorage.ts'
import type { ProblemCode } from '../../../data/model/problem.ts'
import { memoryStorage } from './memoryStorage.ts'

/** A server that writes each `actId` once and answers a repeat as the first time. */
function recordingServer() {
  const written = new Map<string, Extract<WaitingAct, { about: 'trail' }>['event']>()
  const arrivals: string[] = []
  const receive: SendAct = async (act) => {
    arrivals.push(act.actId)
    if (act.about === 'trail' && !written.has(act.actId)) written.set(act.actId, act.event)
    return { receivedAt: '2026-11-23T00:42:17.000Z', answered: { status: 'sealed' }, sequence: 7 }
  }
  return { written, arrivals, receive }
}

const cutNetwork: SendAct = async () => {
  throw new TypeError('Failed to fetch')
}

const refusing =
  (status: number, code: ProblemCode): SendAct =>
  async () => {
    throw new ProblemError({
      type: 'about:blank',
      title: 'refused',
      status,
      code,
      detail: 'This trail is not in the register.',
      field: 'trailId',
    })
  }

/** Sends through whichever of several ways is set at the time. */
function switchable(first: SendAct) {
  const route = { send: first }
  return { route, send: ((act) => route.send(act)) satisfies SendAct }
}

const userName = 'officer'

const deliver = (
  storage: ActStorage,
  send: SendAct,
  sender = userName,
  askKnown: AskKnown = async (actIds) => actIds,
) => createDelivery(storage, send, async () => sender, askKnown)

const sealing = (actId: string, pressedAt = '2026-11-23T00:42:00.000Z') => ({
  about: 'trail' as const,
  userName,
  actId,
  trailId: '0199a6a0-0000-7000-8000-000000000017',
  trailNumber: 17,
  pressedAt,
  observedAt: '2026-11-23T00:40:00.000Z',
  photos: [],
  event: {
    kind: 'sealed' as const,
    position: null,
    accuracyM: null,
    positionSource: null,
    method: 'wire' as const,
    note: '',
    order: null,
    withdraws: null,
  },
})

describe('what an officer has pressed', () => {
  it('is kept before it is sent, repeated with the same act id after a cut network, and written once', async () => {
    const storage = memoryStorage()
    const server = recordingServer()
    const { route, send } = switchable(cutNetwork)
    const delivery = deliver(storage, send)

    delivery.press(sealing('act-1'))
    expect(loadOutbox(storage).waiting.map((act) => act.actId)).toEqual(['act-1'])
    await delivery.sendWaiting()
    expect(delivery.outbox().waiting).toMatchObject([{ actId: 'act-1', attempts: 1, trouble: 'unreachable' }])

    route.send = server.receive
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
    expect(delivery.outbox().waiting).toEqual([])
    expect(delivery.outbox().sent).toMatchObject([
      {
        actId: 'act-1',
        event: { kind: 'sealed' },
        receivedAt: '2026-11-23T00:42:17.000Z',
        answered: { status: 'sealed' },
        sequence: 7,
      },
    ])
  })

  it('is written once when the server had it but the answer was lost', async () => {
    const server = recordingServer()
    const { route, send } = switchable(async (act) => {
      await server.receive(act)
      throw new TypeError('Failed to fetch')
    })
    const delivery = deliver(memoryStorage(), send)
    delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(delivery.outbox().waiting).toHaveLength(1)

    route.send = server.receive
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-1'])
    expect([...server.written.keys()]).toEqual(['act-1'])
    expect(delivery.outbox().waiting).toEqual([])
  })

  it('survives a reload with its act id, observed time and number of attempts', async () => {
    const storage = memoryStorage()
    const before = deliver(storage, cutNetwork)
    before.press(sealing('act-1', '2026-11-23T00:42:00.000Z'))
    before.press(sealing('act-2', '2026-11-23T00:43:00.000Z'))
    await before.sendWaiting()

    const server = recordingServer()
    const after = deliver(storage, server.receive)
    expect(after.outbox()).toEqual(before.outbox())
    await after.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-2'])
    expect(loadOutbox(storage).waiting).toEqual([])
    expect(loadOutbox(storage).sent).toHaveLength(2)
  })

  it('about a gap gets a receipt with what the server clipped it to, and lives beside acts about trails', async () => {
    const storage = memoryStorage()
    const word = {
      lineId: '0199a6a0-0000-7000-8000-000000000001',
      kind: 'planned' as const,
      fromM: 1000,
      toM: 2000,
      unitId: '0199a6a0-0000-7000-8000-000000000002',
      action: 'A team is on its way.',
    }
    const delivery = deliver(storage, async () => ({
      receivedAt: '2026-11-23T00:42:17.000Z',
      sequence: 9,
      answered: { fromM: 1200, toM: 2000 },
    }))
    const pressedAt = '2026-11-23T00:42:00.000Z'
    const forMs = 2 * 3_600_000
    delivery.press({
      about: 'gap',
      userName,
      actId: 'act-2',
      pressedAt,
      observedAt: pressedAt,
      photos: [],
      word,
      forMs,
    })
    expect(loadOutbox(storage).waiting).toMatchObject([{ about: 'gap', word }])
    await delivery.sendWaiting()
    expect(loadOutbox(storage)).toMatchObject({
      waiting: [],
      sent: [{ about: 'gap', actId: 'act-2', word, answered: { fromM: 1200, toM: 2000 } }],
    })
  })

  it('stops a round at the first act that cannot reach the server', async () => {
    const attempts: string[] = []
    const delivery = deliver(memoryStorage(), async (act) => {
      attempts.push(act.actId)
      throw new TypeError('Failed to fetch')
    })
    delivery.press(sealing('act-1'))
    delivery.press(sealing('act-2'))
    await delivery.sendWaiting()
    expect(attempts).toEqual(['act-1'])
  })

  it('is sent only while the one who pressed it is signed in', async () => {
    const server = recordingServer()
    const storage = memoryStorage()
    const delivery = deliver(storage, server.receive, 'another')
    delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual([])
    expect(delivery.outbox().waiting).toMatchObject([{ actId: 'act-1', userName, attempts: 0 }])
    const own = deliver(storage, server.receive)
    await own.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
  })

  it('is kept from before there were accounts until somebody says that it is theirs', async () => {
    const server = recordingServer()
    const storage = memoryStorage()
    const { userName: _nobody, observedAt, photos: _none, event, ...old } = sealing('act-1')
    storage.setItem(
      'borderkeep.field.waiting.act-1',
      JSON.stringify({
        ...old,
        event: { ...event, observedAt },
        attempts: 0,
        trouble: null,
        refusal: null,
      }),
    )
    const delivery = deliver(storage, server.receive)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual([])
    delivery.takeOver('act-1', userName)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
    expect(delivery.outbox().sent).toMatchObject([{ actId: 'act-1', userName }])
  })

  it.each(['forbidden', 'outside-jurisdiction'] as const)('is refused where it is %s', async (code) => {
    const delivery = deliver(memoryStorage(), refusing(403, code))
    delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(delivery.outbox().waiting).toMatchObject([
      { trouble: null, refusal: { sentence: 'This trail is not in the register.' } },
    ])
  })

  it('is not held up by an act that the server cannot digest', async () => {
    const server = recordingServer()
    const failing = refusing(500, 'internal')
    const delivery = deliver(memoryStorage(), (act) =>
      act.actId === 'act-1' ? failing(act) : server.receive(act),
    )
    delivery.press(sealing('act-1'))
    delivery.press(sealing('act-2'))
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-2'])
    expect(delivery.outbox().waiting).toMatchObject([
      { actId: 'act-1', trouble: 'server-failed', refusal: null },
    ])
  })

  it.each([401, 403, 405, 408, 425, 429, 500, 503, 507])('is repeated after a %i answer', async (status) => {
    const server = recordingServer()
    const { route, send } = switchable(refusing(status, 'storage-locked'))
    const delivery = deliver(memoryStorage(), send)
    delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    route.send = server.receive
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
  })

  it.each([400, 404, 409, 422])(
    'stays with the sentence of a %i refusal until it is discarded',
    async (status) => {
      const storage = memoryStorage()
      let attempts = 0
      const refuse = refusing(status, 'field-invalid')
      const delivery = deliver(storage, (act) => {
        attempts += 1
        return refuse(act)
      })
      delivery.press(sealing('act-1'))
      await delivery.sendWaiting()
      await delivery.sendWaiting()
      expect(attempts).toBe(1)
      expect(loadOutbox(storage).waiting).toMatchObject([
        { refusal: { sentence: 'This trail is not in the register.', field: 'trailId' } },
      ])

      delivery.discard('act-1')
      expect(delivery.outbox().waiting).toEqual([])
      expect(loadOutbox(storage).waiting).toEqual([])
    },
  )

  it('cannot be discarded while it may have arrived', async () => {
    const delivery = deliver(memoryStorage(), cutNetwork)
    delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    delivery.discard('act-1')
    expect(delivery.outbox().waiting.map((act) => act.actId)).toEqual(['act-1'])
  })

  it('joins a round that is under way and is sent once by two calls at the same time', async () => {
    const server = recordingServer()
    const delivery = deliver(memoryStorage(), server.receive)
    delivery.press(sealing('act-1'))
    const first = delivery.sendWaiting()
    delivery.press(sealing('act-2'))
    await Promise.all([first, delivery.sendWaiting()])
    expect(server.arrivals).toEqual(['act-1', 'act-2'])
  })

  it('is not lost when two open pages of one device press at the same time', async () => {
    const storage = memoryStorage()
    const one = deliver(storage, cutNetwork)
    const other = deliver(storage, cutNetwork)
    one.press(sealing('act-1'))
    other.press(sealing('act-2'))
    await one.sendWaiting()
    await other.sendWaiting()
    expect(
      loadOutbox(storage)
        .waiting.map((act) => act.actId)
        .sort(),
    ).toEqual(['act-1', 'act-2'])
    one.reload()
    expect(one.outbox().waiting).toHaveLength(2)
  })

  it('is still sent from memory, with a warning, when the device can keep nothing more', async () => {
    const server = recordingServer()
    const storage = memoryStorage()
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const delivery = deliver(storage, server.receive)
    delivery.press(sealing('act-1'))
    expect(delivery.isUnkept()).toBe(true)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
    expect(delivery.isUnkept()).toBe(false)
  })

  it('is kept with the next change that the device can keep, and the warning stands until then', () => {
    const storage = memoryStorage()
    const keep = storage.setItem.bind(storage)
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const delivery = deliver(storage, cutNetwork)
    delivery.press(sealing('act-1', '2026-11-23T00:42:00.000Z'))
    storage.setItem = keep
    expect(delivery.isUnkept()).toBe(true)

    delivery.press(sealing('act-2', '2026-11-23T00:43:00.000Z'))
    expect(delivery.isUnkept()).toBe(false)
    expect(loadOutbox(storage).waiting.map((act) => act.actId)).toEqual(['act-1', 'act-2'])
    delivery.reload()
    expect(delivery.outbox().waiting).toHaveLength(2)
  })

  it('is passed over, not thrown away, where the kept entry cannot be read', () => {
    const storage = memoryStorage()
    storage.setItem('borderkeep.field.waiting.broken', '{"actId":')
    deliver(storage, cutNetwork).press(sealing('act-1'))
    expect(storage.getItem('borderkeep.field.waiting.broken')).toBe('{"actId":')
    expect(loadOutbox(storage).waiting.map((act) => act.actId)).toEqual(['act-1'])
  })
})

describe('what was sent, once the server stands on a backup', () => {
  /** Two acts that a server had, of which it lost the second; `questions` are what it was asked since. */
  async function sentTwo() {
    const storage = memoryStorage()
    const server = recordingServer()
    const questions: (readonly string[])[] = []
    const askKnown: AskKnown = async (actIds) => {
      questions.push(actIds)
      return actIds.filter((actId) => server.written.has(actId))
    }
    const delivery = deliver(storage, server.receive, userName, askKnown)
    delivery.press(sealing('act-1'))
    delivery.press(sealing('act-2'))
    await delivery.sendWaiting()
    server.written.delete('act-2')
    return { storage, server, questions, delivery }
  }

  it('is looked through once, and what is gone is marked and can be taken back by no number', async () => {
    const { storage, questions, delivery } = await sentTwo()
    await delivery.noteHistory(null)
    expect(questions).toEqual([])
    await Promise.all([delivery.noteHistory('first restore'), delivery.noteHistory('first restore')])
    await delivery.noteHistory('first restore')
    expect(questions).toEqual([['act-2', 'act-1']])
    const kept = new Map(loadOutbox(storage).sent.map((receipt) => [receipt.actId, receipt]))
    expect(kept.get('act-1')).toMatchObject({ lost: false, sequence: 7 })
    expect(kept.get('act-2')).toMatchObject({ lost: true, sequence: null })
    await delivery.noteHistory('second restore')
    expect(questions).toHaveLength(2)
  })

  it('goes again under the same id, and is as it was first pressed', async () => {
    const { storage, server, delivery } = await sentTwo()
    await delivery.noteHistory('first restore')
    delivery.sendAgain('act-1')
    expect(delivery.outbox().waiting).toEqual([])
    delivery.sendAgain('act-2')
    expect(loadOutbox(storage).waiting).toMatchObject([{ ...sealing('act-2'), attempts: 0 }])
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-2', 'act-2'])
    expect(server.written.get('act-2')).toEqual(sealing('act-2').event)
    const { sent } = loadOutbox(storage)
    expect([sent.length, sent.some(({ lost }) => lost)]).toEqual([2, false])
  })

  it('is left out where somebody says so, and cannot be sent where the receipt does not hold all of it', async () => {
    const { storage, delivery, server } = await sentTwo()
    const { event: _unkept, photos: _none, userName, actId, pressedAt, ...said } = sealing('act-2')
    const receipt = {
      ...said,
      userName,
      actId,
      pressedAt,
      kind: 'sealed',
      receivedAt: pressedAt,
      status: null,
    }
    storage.setItem('borderkeep.field.sent.act-2', JSON.stringify(receipt))
    const askKnown: AskKnown = async (actIds) => actIds.filter((actId) => server.written.has(actId))
    const again = deliver(storage, server.receive, userName, askKnown)
    await again.noteHistory('first restore')
    again.sendAgain('act-2')
    expect(again.outbox().waiting).toEqual([])
    again.discard('act-1')
    again.discard('act-2')
    expect(loadOutbox(storage).sent.map(({ actId }) => actId)).toEqual(['act-1'])
    expect(delivery.outbox().sent).toHaveLength(2)
  })

  it('is looked through the next time where the server gave no answer', async () => {
    const { storage, server } = await sentTwo()
    const route = { known: cutNetwork as unknown as AskKnown }
    const delivery = deliver(storage, server.receive, userName, (actIds) => route.known(actIds))
    await delivery.noteHistory('first restore')
    expect(delivery.outbox().sent.some(({ lost }) => lost)).toBe(false)
    route.known = async () => ['act-1']
    await delivery.noteHistory('first restore')
    expect(delivery.outbox().sent.filter(({ lost }) => lost)).toMatchObject([{ actId: 'act-2' }])
  })
})

describe('a damage to a barrier', () => {
  const damage = {
    about: 'damage' as const,
    userName,
    actId: 'act-damage',
    barrierId: '0199a6a0-0000-7000-8000-000000000031',
    barrierName: { en: 'Fence 31', zh: '围栏 31' },
    pressedAt: '2026-11-23T00:42:00.000Z',
    report: {
      where: { kind: 'near' as const, position: [104.7, 22.9] as [number, number], lengthM: 20 },
      note: 'Posts fell',
    },
    observedAt: '2026-11-23T00:41:00.000Z',
    photos: ['photo-1'],
  }

  it('waits with its photos over a restart, is repeated under the same act id, and leaves a receipt', async () => {
    const storage = memoryStorage()
    const arrived: unknown[] = []
    // The first answer is lost on the way back.
    const { route, send } = switchable(async (act) => {
      arrived.push(act)
      throw new TypeError('Failed to fetch')
    })
    const delivery = deliver(storage, send)
    delivery.press(damage)
    await delivery.sendWaiting()
    expect(loadOutbox(storage).waiting).toMatchObject([{ ...damage, trouble: 'unreachable', attempts: 1 }])

    route.send = async (act) => {
      arrived.push(act)
      return { receivedAt: '2026-11-23T00:43:00.000Z', sequence: 9, answered: {} }
    }
    const restarted = deliver(storage, send)
    await restarted.sendWaiting()
    expect(arrived).toMatchObject([
      { actId: 'act-damage', report: damage.report },
      { actId: 'act-damage', report: damage.report },
    ])
    const { waiting, sent } = loadOutbox(storage)
    expect(waiting).toEqual([])
    expect(sent).toMatchObject([{ about: 'damage', photos: ['photo-1'], sequence: 9, lost: false }])
  })

  it('that the server lost goes again whole, photos and all', async () => {
    const storage = memoryStorage()
    const send: SendAct = async () => ({ receivedAt: '2026-11-23T00:43:00.000Z', sequence: 9, answered: {} })
    const delivery = deliver(storage, send, userName, async () => [])
    delivery.press(damage)
    await delivery.sendWaiting()
    await delivery.noteHistory('2026-11-24T00:00:00.000Z')
    expect(delivery.outbox().sent).toMatchObject([{ lost: true, sequence: null }])
    delivery.sendAgain('act-damage')
    expect(delivery.outbox().waiting).toMatchObject([damage])
  })
})
