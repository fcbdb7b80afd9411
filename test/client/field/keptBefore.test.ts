import { describe, expect, it } from 'vitest'
import { sentAct, waitingAct } from '../../../client/field/acts/actKinds.ts'
import { keptNow } from '../../../client/field/acts/keptBefore.ts'

const pressedAt = '2026-11-23T00:42:00.000Z'
const seenAt = '2026-11-23T00:40:00.000Z'
const untried = { actId: 'act-1', userName: 'officer', pressedAt, attempts: 0, trouble: null, refusal: null }
const received = { actId: 'act-1', userName: 'officer', pressedAt, receivedAt: '2026-11-23T00:43:00.000Z' }
const sealed = { kind: 'sealed', method: 'wire', note: 'Two coils', order: null, withdraws: null }
const word = { lineId: 'line', kind: 'planned', fromM: 1000, toM: 2000, unitId: 'unit', action: 'On the way' }

const waitingNow = (value: unknown) => waitingAct.parse(keptNow(value))
const sentNow = (value: unknown) => sentAct.parse(keptNow(value))

describe('what an earlier version kept', () => {
  it('waits as an act about a trail though it says nothing of being one, its time beside the event', () => {
    const kept = { ...untried, trailId: 'trail', trailNumber: 17, event: { ...sealed, observedAt: seenAt } }
    expect(waitingNow(kept)).toEqual({
      ...untried,
      about: 'trail',
      trailId: 'trail',
      trailNumber: 17,
      pressedBy: null,
      broughtFrom: null,
      observedAt: seenAt,
      enteredBy: null,
      photos: [],
      photoFacts: {},
      event: {
        ...sealed,
        position: null,
        accuracyM: null,
        positionSource: null,
        notByGps: null,
        personId: null,
        breach: null,
        peopleSeen: null,
      },
    })
  })

  it('of a gap lasts as long as was said when it was pressed', () => {
    const kept = { ...untried, about: 'gap', word: { ...word, until: '2026-11-23T02:42:00.000Z' } }
    expect(waitingNow(kept)).toMatchObject({ about: 'gap', word, forMs: 7_200_000, observedAt: pressedAt })
  })

  it('of a barrier keeps its photos and its time', () => {
    const report = { where: { kind: 'whole' }, at: seenAt, note: 'Posts fell' }
    const barrierName = { en: 'Fence 31', zh: '围栏 31' }
    const kept = { ...untried, about: 'damage', barrierId: 'barrier', barrierName, report, photos: ['photo'] }
    expect(waitingNow(kept)).toMatchObject({
      report: { where: { kind: 'whole' }, note: 'Posts fell' },
      observedAt: seenAt,
      photos: ['photo'],
    })
  })

  it('is a receipt that can be sent again where it held all that was sent, and one that cannot where not', () => {
    const trail = { trailId: 'trail', trailNumber: 17, kind: 'sealed', observedAt: seenAt, status: 'sealed' }
    expect(sentNow({ ...received, ...trail, event: { ...sealed, observedAt: seenAt } })).toMatchObject({
      event: { method: 'wire', note: 'Two coils' },
      answered: { status: 'sealed' },
      isWhole: true,
    })
    expect(sentNow({ ...received, ...trail })).toMatchObject({
      event: { kind: 'sealed' },
      observedAt: seenAt,
      isWhole: false,
    })
  })

  it('is a receipt of a gap with what was asked for beside what the server clipped it to', () => {
    const until = '2026-11-23T01:42:00.000Z'
    const clipped = { ...word, fromM: 1200, until }
    expect(sentNow({ ...received, about: 'gap', word: clipped, asked: { ...word, until } })).toMatchObject({
      word,
      forMs: 3_600_000,
      answered: { fromM: 1200, toM: 2000 },
      isWhole: true,
    })
    expect(sentNow({ ...received, about: 'gap', word: clipped }).isWhole).toBe(false)
  })

  it('is left as it is where this version kept it', () => {
    const now = {
      ...untried,
      about: 'trail',
      trailId: 'trail',
      trailNumber: 17,
      observedAt: seenAt,
      event: sealed,
    }
    expect(keptNow(now)).toBe(now)
  })
})
