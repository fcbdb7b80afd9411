import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../../client/api/request.ts'
import { createDelivery, type AskKnown, type SendAct } from '../../../client/field/delivery/delivery.ts'
import type { PressedAct } from '../../../client/field/delivery/outbox.ts'
import { createOutboxStore, type OutboxStore } from '../../../client/field/delivery/outboxStore.ts'
import { takeOverKept } from '../../../client/field/delivery/takeOverKept.ts'
import { waitingAct, type WaitingAct } from '../../../client/field/acts/actKinds.ts'
import { asked, inTransaction, openDatabase } from '../../../client/field/delivery/database.ts'
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

const neverOvertaken = () => Promise.reject(new Error('nothing is changed by two'))

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

type Without<Act, Key extends PropertyKey> = Act extends unknown ? Omit<Act, Key> : never
type EnteredHere = Without<PressedAct, 'pressedAt' | 'pressedBy' | 'broughtFrom'>

const waitingFrom = (act: object): WaitingAct =>
  waitingAct.parse({
    pressedAt: '2026-11-23T00:42:00.000Z',
    attempts: 0,
    trouble: null,
    refusal: null,
    ...act,
  })

/** A device whose disk can be full. */
function fillable() {
  const disk = { isFull: false }
  const store = deviceStore()
  const full: OutboxStore = {
    ...store,
    change: async (change) => {
      if (disk.isFull) throw new DOMException('full', 'QuotaExceededError')
      return store.change(change)
    },
  }
  return { store: full, disk }
}

/** A device of its own. */
const deviceStore = () => createOutboxStore(new IDBFactory())

const deliver = (
  storage: OutboxStore,
  send: SendAct,
  sender = userName,
  askKnown: AskKnown = async (actIds) => actIds,
) => {
  const delivery = createDelivery({
    store: storage,
    send,
    askSender: async () => ({ userName: sender, serverMs: undefined }),
    askKnown,
    askOvertaking: neverOvertaken,
    readClocks: () => ({ saidMs: Date.parse('2026-11-23T00:42:00.000Z'), steadyMs: 0, page: 'page' }),
    alone: (work) => work(),
    tellOthers: () => undefined,
  })
  return { ...delivery, press: (act: EnteredHere) => delivery.press(() => act) }
}

const sealing = (actId: string) => ({
  about: 'trail' as const,
  userName,
  actId,
  trailId: '0199a6a0-0000-7000-8000-000000000017',
  trailNumber: 17,
  observedAt: '2026-11-23T00:40:00.000Z',
  photos: [],
  event: {
    kind: 'sealed' as const,
    position: null,
    accuracyM: null,
    positionSource: null,
    notByGps: null,
    personId: null,
    method: 'wire' as const,
    breach: null,
    peopleSeen: null,
    note: '',
    order: null,
    withdraws: null,
  },
  photoFacts: {},
})

describe('what an officer has pressed', () => {
  it('is kept before it is sent, repeated with the same act id after a cut network, and written once', async () => {
    const storage = deviceStore()
    const server = recordingServer()
    const { route, send } = switchable(cutNetwork)
    const delivery = deliver(storage, send)

    await delivery.press(sealing('act-1'))
    expect((await storage.read()).waiting.map((act) => act.actId)).toEqual(['act-1'])
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
    const delivery = deliver(deviceStore(), send)
    await delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(delivery.outbox().waiting).toHaveLength(1)

    route.send = server.receive
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-1'])
    expect([...server.written.keys()]).toEqual(['act-1'])
    expect(delivery.outbox().waiting).toEqual([])
  })

  it('survives a reload with its act id, observed time and number of attempts', async () => {
    const storage = deviceStore()
    const before = deliver(storage, cutNetwork)
    await before.press(sealing('act-1'))
    await before.press(sealing('act-2'))
    await before.sendWaiting()

    const server = recordingServer()
    const after = deliver(storage, server.receive)
    await after.reload()
    expect(after.outbox()).toEqual(before.outbox())
    await after.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-2'])
    expect((await storage.read()).waiting).toEqual([])
    expect((await storage.read()).sent).toHaveLength(2)
  })

  it('about a gap gets a receipt with what the server clipped it to, and lives beside acts about trails', async () => {
    const storage = deviceStore()
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
    const forMs = 2 * 3_600_000
    await delivery.press({
      about: 'gap',
      userName,
      actId: 'act-2',
      observedAt: '2026-11-23T00:42:00.000Z',
      photos: [],
      word,
      forMs,
    })
    expect((await storage.read()).waiting).toMatchObject([{ about: 'gap', word }])
    await delivery.sendWaiting()
    expect(await storage.read()).toMatchObject({
      waiting: [],
      sent: [{ about: 'gap', actId: 'act-2', word, answered: { fromM: 1200, toM: 2000 } }],
    })
  })

  it('stops a round at the first act that cannot reach the server', async () => {
    const attempts: string[] = []
    const delivery = deliver(deviceStore(), async (act) => {
      attempts.push(act.actId)
      throw new TypeError('Failed to fetch')
    })
    await delivery.press(sealing('act-1'))
    await delivery.press(sealing('act-2'))
    await delivery.sendWaiting()
    expect(attempts).toEqual(['act-1'])
  })

  it('is sent only while the one who pressed it is signed in', async () => {
    const server = recordingServer()
    const storage = deviceStore()
    const delivery = deliver(storage, server.receive, 'another')
    await delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual([])
    expect(delivery.outbox().waiting).toMatchObject([{ actId: 'act-1', userName, attempts: 0 }])
    const own = deliver(storage, server.receive)
    await own.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
  })

  it('is kept from before there were accounts until somebody says that it is theirs', async () => {
    const server = recordingServer()
    const storage = deviceStore()
    await storage.change({
      kind: 'found',
      waiting: [waitingFrom({ ...sealing('act-1'), userName: undefined })],
      sent: [],
    })
    const delivery = deliver(storage, server.receive)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual([])
    await delivery.takeOver('act-1', userName)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
    expect(delivery.outbox().sent).toMatchObject([{ actId: 'act-1', userName }])
  })

  it('is taken over from where an earlier version kept it, once, and leaves that place only then', async () => {
    const before = memoryStorage()
    const old = { ...waitingFrom(sealing('act-1')), pressedAt: '2026-11-23T00:42:00.000Z' }
    before.setItem('borderkeep.field.waiting.act-1', JSON.stringify(old))
    before.setItem('borderkeep.field.waiting.broken', '{"actId":')
    before.setItem('borderkeep.field.history', 'first restore')
    const refusing = {
      ...deviceStore(),
      change: async () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    }
    await expect(takeOverKept(before, refusing)).rejects.toThrow('full')
    expect(before.length).toBe(3)

    const storage = deviceStore()
    await takeOverKept(before, storage)
    before.setItem('borderkeep.field.waiting.act-1', JSON.stringify(old))
    await takeOverKept(before, storage)
    expect((await storage.read()).waiting).toEqual([old])
    expect(await storage.mark('looked-through-at')).toBe('first restore')
    expect([before.length, before.getItem('borderkeep.field.waiting.broken')]).toEqual([1, '{"actId":'])
  })

  it.each(['forbidden', 'outside-jurisdiction'] as const)('is refused where it is %s', async (code) => {
    const delivery = deliver(deviceStore(), refusing(403, code))
    await delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    expect(delivery.outbox().waiting).toMatchObject([
      { trouble: null, refusal: { sentence: 'This trail is not in the register.' } },
    ])
  })

  it('is not held up by an act that the server cannot digest', async () => {
    const server = recordingServer()
    const failing = refusing(500, 'internal')
    const delivery = deliver(deviceStore(), (act) =>
      act.actId === 'act-1' ? failing(act) : server.receive(act),
    )
    await delivery.press(sealing('act-1'))
    await delivery.press(sealing('act-2'))
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-2'])
    expect(delivery.outbox().waiting).toMatchObject([
      { actId: 'act-1', trouble: 'server-failed', refusal: null },
    ])
  })

  it.each([401, 403, 405, 408, 425, 429, 500, 503, 507])('is repeated after a %i answer', async (status) => {
    const server = recordingServer()
    const { route, send } = switchable(refusing(status, 'storage-locked'))
    const delivery = deliver(deviceStore(), send)
    await delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    route.send = server.receive
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
  })

  it.each([400, 404, 409, 422])(
    'stays with the sentence of a %i refusal until it is discarded',
    async (status) => {
      const storage = deviceStore()
      let attempts = 0
      const refuse = refusing(status, 'field-invalid')
      const delivery = deliver(storage, (act) => {
        attempts += 1
        return refuse(act)
      })
      await delivery.press(sealing('act-1'))
      await delivery.sendWaiting()
      await delivery.sendWaiting()
      expect(attempts).toBe(1)
      expect((await storage.read()).waiting).toMatchObject([
        { refusal: { sentence: 'This trail is not in the register.', field: 'trailId' } },
      ])

      await delivery.discard('act-1')
      expect(delivery.outbox().waiting).toEqual([])
      expect((await storage.read()).waiting).toEqual([])
    },
  )

  it('cannot be discarded while it may have arrived', async () => {
    const delivery = deliver(deviceStore(), cutNetwork)
    await delivery.press(sealing('act-1'))
    await delivery.sendWaiting()
    await delivery.discard('act-1')
    expect(delivery.outbox().waiting.map((act) => act.actId)).toEqual(['act-1'])
  })

  it('joins a round that is under way and is sent once by two calls at the same time', async () => {
    const server = recordingServer()
    const delivery = deliver(deviceStore(), server.receive)
    await delivery.press(sealing('act-1'))
    const first = delivery.sendWaiting()
    await delivery.press(sealing('act-2'))
    await Promise.all([first, delivery.sendWaiting()])
    expect(server.arrivals).toEqual(['act-1', 'act-2'])
  })

  it('is not lost when two open pages of one device press at the same time', async () => {
    const storage = deviceStore()
    const one = deliver(storage, cutNetwork)
    const other = deliver(storage, cutNetwork)
    await one.press(sealing('act-1'))
    await other.press(sealing('act-2'))
    await one.sendWaiting()
    await other.sendWaiting()
    expect((await storage.read()).waiting.map((act) => act.actId).sort()).toEqual(['act-1', 'act-2'])
    await one.reload()
    expect(one.outbox().waiting).toHaveLength(2)
  })

  it('is still sent from memory, with a warning, when the device can keep nothing more', async () => {
    const server = recordingServer()
    const { store, disk } = fillable()
    const delivery = deliver(store, server.receive)
    disk.isFull = true
    await delivery.press(sealing('act-1'))
    expect(delivery.isUnkept()).toBe(true)
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1'])
    expect(delivery.isUnkept()).toBe(false)
  })

  it('is kept with the next change that the device can keep, and the warning stands until then', async () => {
    const { store, disk } = fillable()
    const delivery = deliver(store, cutNetwork)
    disk.isFull = true
    await delivery.press(sealing('act-1'))
    disk.isFull = false
    expect(delivery.isUnkept()).toBe(true)

    await delivery.press(sealing('act-2'))
    expect(delivery.isUnkept()).toBe(false)
    expect((await store.read()).waiting.map((act) => act.actId)).toEqual(['act-1', 'act-2'])
    await delivery.reload()
    expect(delivery.outbox().waiting).toHaveLength(2)
  })

  it('is passed over, not thrown away, where the kept entry cannot be read', async () => {
    const factory = new IDBFactory()
    const storage = createOutboxStore(factory)
    await storage.read()
    const database = await openDatabase(factory, 'borderkeep.field', () => undefined)
    const broken = { act: { actId: 'broken', about: 'what a later version keeps' } }
    await inTransaction(database, ['waiting'], 'readwrite', (transaction) =>
      asked(transaction.objectStore('waiting').put(broken)),
    )
    await deliver(storage, cutNetwork).press(sealing('act-1'))
    expect((await storage.read()).waiting.map((act) => act.actId)).toEqual(['act-1'])
    const kept = await inTransaction(database, ['waiting'], 'readonly', (transaction) =>
      asked(transaction.objectStore('waiting').getAll()),
    )
    expect(kept).toMatchObject([broken, { act: { actId: 'act-1' } }])
  })
})

describe('what was sent, once the server stands on a backup', () => {
  /** Two acts that a server had, of which it lost the second; `questions` are what it was asked since. */
  async function sentTwo() {
    const storage = deviceStore()
    const server = recordingServer()
    const questions: (readonly string[])[] = []
    const askKnown: AskKnown = async (actIds) => {
      questions.push(actIds)
      return actIds.filter((actId) => server.written.has(actId))
    }
    const delivery = deliver(storage, server.receive, userName, askKnown)
    await delivery.press(sealing('act-1'))
    await delivery.press(sealing('act-2'))
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
    expect(questions.map((ids) => ids.toSorted())).toEqual([['act-1', 'act-2']])
    const kept = new Map((await storage.read()).sent.map((receipt) => [receipt.actId, receipt]))
    expect(kept.get('act-1')).toMatchObject({ lost: false, sequence: 7 })
    expect(kept.get('act-2')).toMatchObject({ lost: true, sequence: null })
    await delivery.noteHistory('second restore')
    expect(questions).toHaveLength(2)
  })

  it('goes again under the same id, and is as it was first pressed', async () => {
    const { storage, server, delivery } = await sentTwo()
    await delivery.noteHistory('first restore')
    await delivery.sendAgain('act-1')
    expect(delivery.outbox().waiting).toEqual([])
    await delivery.sendAgain('act-2')
    expect((await storage.read()).waiting).toMatchObject([{ ...sealing('act-2'), attempts: 0 }])
    await delivery.sendWaiting()
    expect(server.arrivals).toEqual(['act-1', 'act-2', 'act-2'])
    expect(server.written.get('act-2')).toEqual(sealing('act-2').event)
    const { sent } = await storage.read()
    expect([sent.length, sent.some(({ lost }) => lost)]).toEqual([2, false])
  })

  it('is left out where somebody says so, and cannot be sent where the receipt does not hold all of it', async () => {
    const { storage: before, delivery, server } = await sentTwo()
    const { sent } = await before.read()
    const storage = deviceStore()
    const kept = sent.map((receipt) => ({ ...receipt, isWhole: receipt.actId === 'act-1' }))
    await storage.change({ kind: 'found', waiting: [], sent: kept })
    const askKnown: AskKnown = async (actIds) => actIds.filter((actId) => server.written.has(actId))
    const again = deliver(storage, server.receive, userName, askKnown)
    await again.noteHistory('first restore')
    await again.sendAgain('act-2')
    expect(again.outbox().waiting).toEqual([])
    await again.discard('act-1')
    await again.discard('act-2')
    expect((await storage.read()).sent.map(({ actId }) => actId)).toEqual(['act-1'])
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

describe('the clock of a phone', () => {
  const hourMs = 3_600_000
  const trueMs = Date.parse('2026-11-23T00:42:00.000Z')

  /** A phone that is two hours behind; each page of it has a steady clock of its own. */
  function slowPhone(storage: OutboxStore, send: SendAct, page = 'page') {
    const now = { ms: trueMs }
    const delivery = createDelivery({
      store: storage,
      send,
      askSender: async () => ({ userName, serverMs: now.ms - 500 }),
      askKnown: async (actIds) => actIds,
      askOvertaking: neverOvertaken,
      readClocks: () => ({ saidMs: now.ms - 2 * hourMs, steadyMs: now.ms - trueMs, page }),
      alone: (work) => work(),
      tellOthers: () => undefined,
    })
    const press = (actId: string) =>
      delivery.press((pressedMs) => ({
        ...sealing(actId),
        observedAt: new Date(pressedMs - 600_000).toISOString(),
      }))
    return { ...delivery, press, now }
  }

  it('is put right at the first contact in what was pressed before it, before that is sent', async () => {
    const arrived: WaitingAct[] = []
    const phone = slowPhone(deviceStore(), async (act) => {
      arrived.push(act)
      return { receivedAt: act.pressedAt, answered: { status: 'sealed' }, sequence: 7 }
    })
    await phone.press('act-1')
    expect(phone.outbox().waiting).toMatchObject([{ pressedAt: '2026-11-22T22:42:00.000Z' }])
    phone.now.ms += hourMs
    await phone.sendWaiting()
    await phone.press('act-2')
    await phone.sendWaiting()
    expect(arrived).toMatchObject([
      { pressedAt: '2026-11-23T00:42:00.000Z', observedAt: '2026-11-23T00:32:00.000Z' },
      { pressedAt: '2026-11-23T01:42:00.000Z', observedAt: '2026-11-23T01:32:00.000Z' },
    ])
    expect(arrived.map(({ pressedBy }) => pressedBy?.saidMs)).toEqual([trueMs - 2 * hourMs, trueMs - hourMs])
  })

  it('says the same at each repeat, whatever later contacts say', async () => {
    const arrived: string[] = []
    const phone = slowPhone(deviceStore(), async (act) => {
      arrived.push(act.observedAt)
      throw new TypeError('Failed to fetch')
    })
    await phone.press('act-1')
    await phone.sendWaiting()
    phone.now.ms += 10 * hourMs
    await phone.sendWaiting()
    expect(arrived).toEqual(['2026-11-23T00:32:00.000Z', '2026-11-23T00:32:00.000Z'])
  })

  it('says nothing of what came from another phone', async () => {
    const storage = deviceStore()
    const arrived: WaitingAct[] = []
    const phone = slowPhone(storage, async (act) => {
      arrived.push(act)
      return { receivedAt: act.pressedAt, answered: { status: 'sealed' }, sequence: 7 }
    })
    const pressedBy = { saidMs: trueMs, steadyMs: 0, page: 'of the other phone', isSettled: false }
    const brought = waitingFrom({ ...sealing('act-1'), broughtFrom: 'li', pressedBy })
    expect(await phone.takeIn([brought])).toBe(1)
    expect(await phone.takeIn([brought])).toBe(0)
    await phone.sendWaiting()
    expect(arrived).toMatchObject([{ observedAt: brought.observedAt, pressedBy: { isSettled: false } }])
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
    const storage = deviceStore()
    const arrived: unknown[] = []
    // The first answer is lost on the way back.
    const { route, send } = switchable(async (act) => {
      arrived.push(act)
      throw new TypeError('Failed to fetch')
    })
    const delivery = deliver(storage, send)
    await delivery.press(damage)
    await delivery.sendWaiting()
    expect((await storage.read()).waiting).toMatchObject([{ ...damage, trouble: 'unreachable', attempts: 1 }])

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
    const { waiting, sent } = await storage.read()
    expect(waiting).toEqual([])
    expect(sent).toMatchObject([{ about: 'damage', photos: ['photo-1'], sequence: 9, lost: false }])
  })

  it('that the server lost goes again whole, photos and all', async () => {
    const storage = deviceStore()
    const send: SendAct = async () => ({ receivedAt: '2026-11-23T00:43:00.000Z', sequence: 9, answered: {} })
    const delivery = deliver(storage, send, userName, async () => [])
    await delivery.press(damage)
    await delivery.sendWaiting()
    await delivery.noteHistory('2026-11-24T00:00:00.000Z')
    expect(delivery.outbox().sent).toMatchObject([{ lost: true, sequence: null }])
    await delivery.sendAgain('act-damage')
    expect(delivery.outbox().waiting).toMatchObject([damage])
  })
})
