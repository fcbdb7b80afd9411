import { describe, expect, it } from 'vitest'
import { sentAct, waitingAct } from '../../../client/field/acts/actKinds.ts'
import {
  actsToSend,
  changeOutbox,
  emptyOutbox,
  waitingFor,
  type Outbox,
} from '../../../client/field/delivery/outbox.ts'

const pressedAt = '2026-11-23T00:42:00.000Z'
const seen = {
  about: 'trail',
  userName: 'officer',
  trailId: 'trail-17',
  trailNumber: 17,
  pressedAt,
  observedAt: '2026-11-23T00:12:00.000Z',
  event: { kind: 'inspected' },
}
const clock = { saidMs: Date.parse(pressedAt), steadyMs: 5, page: 'page', isSettled: false }
const waiting = (actId: string, more: object = {}) =>
  waitingAct.parse({ ...seen, actId, attempts: 0, trouble: null, refusal: null, pressedBy: clock, ...more })
const sent = (actId: string, receivedAt: string) =>
  sentAct.parse({ ...seen, actId, receivedAt, answered: { status: 'sealed' } })

const idsOf = ({ waiting, sent }: Outbox) => [waiting, sent].map((acts) => acts.map(({ actId }) => actId))

describe('the outbox after', () => {
  it('the same act is pressed twice holds it once, waiting or received', () => {
    const once = changeOutbox(emptyOutbox, { kind: 'pressed', act: waiting('a') })
    expect(idsOf(changeOutbox(once, { kind: 'pressed', act: waiting('a') }))).toEqual([['a'], []])
    const received = { waiting: [], sent: [sent('a', pressedAt)] }
    expect(changeOutbox(received, { kind: 'pressed', act: waiting('a') })).toBe(received)
  })

  it('an act is acknowledged holds its receipt, with all that was sent', () => {
    const before = { waiting: [waiting('a'), waiting('b')], sent: [] }
    const acknowledgement = { receivedAt: pressedAt, sequence: 7, answered: { status: 'sealed' } }
    const after = changeOutbox(before, { kind: 'acknowledged', actId: 'a', acknowledgement })
    expect(idsOf(after)).toEqual([['b'], ['a']])
    expect(sentAct.parse(after.sent[0])).toMatchObject({
      event: { kind: 'inspected' },
      sequence: 7,
      isWhole: true,
    })
  })

  it('the clock turned out to be behind has both times moved, once', () => {
    const before = { waiting: [waiting('a')], sent: [] }
    const after = changeOutbox(before, { kind: 'settled', actId: 'a', byMs: 3_600_000 })
    expect(after.waiting).toMatchObject([
      {
        pressedAt: '2026-11-23T01:42:00.000Z',
        observedAt: '2026-11-23T01:12:00.000Z',
        pressedBy: { saidMs: clock.saidMs, isSettled: true },
      },
    ])
    expect(changeOutbox(after, { kind: 'settled', actId: 'a', byMs: 60_000 })).toEqual(after)
  })

  it('acts are found elsewhere holds them beside its own, each once', () => {
    const before = { waiting: [waiting('a')], sent: [sent('b', '2026-11-23T00:50:00.000Z')] }
    const after = changeOutbox(before, {
      kind: 'found',
      waiting: [waiting('a', { attempts: 4 }), waiting('b'), waiting('c')],
      sent: [sent('d', '2026-11-23T00:55:00.000Z')],
    })
    expect(idsOf(after)).toEqual([
      ['a', 'c'],
      ['d', 'b'],
    ])
    expect(after.waiting[0]?.attempts).toBe(0)
  })

  it('a discard keeps what may have arrived, and lets go of what was refused', () => {
    const refusal = { sentence: 'This trail is not in the register.', field: null }
    const before = { waiting: [waiting('a'), waiting('b', { refusal })], sent: [] }
    const after = ['a', 'b'].reduce<Outbox>(
      (outbox, actId) => changeOutbox(outbox, { kind: 'discarded', actId }),
      before,
    )
    expect(idsOf(after)).toEqual([['a'], []])
  })
})

const found = (actId: string, trailId: string, more: object = {}) =>
  waitingAct.parse({
    ...seen,
    about: 'found',
    actId,
    trailId,
    way: {
      lineId: '0199a6a0-0000-7000-8000-000000000001',
      name: { en: 'Way', zh: '便道' },
      kind: 'foot-trail',
      course: 'spot',
      path: [[104.7, 22.9]],
    },
    report: { kind: 'reported' },
    seal: null,
    attempts: 0,
    trouble: null,
    refusal: null,
    ...more,
  })

describe('what is sent of the outbox', () => {
  const sendable = (outbox: Outbox, userName = 'officer') =>
    actsToSend(outbox, userName).map(({ actId }) => actId)

  it('begins with a way that was found, and what was done there waits for it, whosever it is', () => {
    const there = waiting('b', { trailId: 'new', trailNumber: null })
    const another = waiting('c', { trailId: 'new', trailNumber: null, userName: 'chief' })
    const outbox = { waiting: [found('a', 'new'), there, another, waiting('d')], sent: [] }
    expect(sendable(outbox)).toEqual(['a', 'd'])
    expect(sendable(outbox, 'chief')).toEqual([])
    const acknowledgement = {
      receivedAt: pressedAt,
      sequence: 7,
      answered: { number: 64, status: 'reported' },
    }
    const after = changeOutbox(outbox, { kind: 'acknowledged', actId: 'a', acknowledgement })
    expect(sendable(after)).toEqual(['b', 'd'])
    expect(sendable(after, 'chief')).toEqual(['c'])
  })

  it('is neither a note nor an incident of a way that is not sent yet', () => {
    const spot = { lineId: null, position: null, accuracyM: null, positionSource: null, chainageM: null }
    const onWay = '0199a6a0-0000-7000-8000-00000000000a'
    const note = { ...spot, about: { kind: 'trail', id: onWay }, text: '新踩出的路' }
    const people = { ...spot, trailId: onWay, direction: 'towards-home', people: 2, note: '' }
    const waitingThere = [
      waiting('b', { about: 'note', told: note }),
      waiting('c', { about: 'incident', told: people }),
      waiting('d', { about: 'note', told: { ...note, about: { kind: 'ground' } } }),
    ]
    expect(sendable({ waiting: [found('a', onWay), ...waitingThere], sent: [] })).toEqual(['a', 'd'])
    expect(sendable({ waiting: waitingThere, sent: [] })).toEqual(['b', 'c', 'd'])
  })

  it('is not what rests on a way that the server refused', () => {
    const refusal = { sentence: 'path: too far from the line', field: 'path' }
    const there = waiting('b', { trailId: 'new', trailNumber: null })
    const way = found('a', 'new', { refusal })
    const outbox = { waiting: [way, there, waiting('c')], sent: [] }
    expect(sendable(outbox)).toEqual(['c'])
    expect(waitingFor(outbox, way)).toEqual([there])
    expect(waitingFor(outbox, there)).toEqual([])
  })

  it('is nothing that another entered, until whose it is takes it up; either may discard it', () => {
    const outbox = { waiting: [waiting('a', { userName: 'chief', enteredBy: 'officer' })], sent: [] }
    expect(sendable(outbox, 'chief')).toEqual([])
    const taken = changeOutbox(outbox, { kind: 'taken-over', actId: 'a', userName: 'chief' })
    expect(sendable(taken, 'chief')).toEqual(['a'])
    expect(changeOutbox(taken, { kind: 'discarded', actId: 'a' })).toEqual(taken)
    expect(changeOutbox(outbox, { kind: 'discarded', actId: 'a' }).waiting).toEqual([])
    // Nobody takes up what is a third one's.
    expect(changeOutbox(outbox, { kind: 'taken-over', actId: 'a', userName: 'inspector' })).toEqual(outbox)
  })
})
