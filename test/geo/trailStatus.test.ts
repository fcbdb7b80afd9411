import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  trailStatusAt,
  unsealedIntervals,
  withdrawnEvents,
  type TrailEventFact,
} from '../../geo/trailStatus.ts'

let nextId = 0
const event = (
  kind: TrailEventFact['kind'],
  observedMs: number,
  rest: Partial<TrailEventFact> = {},
): TrailEventFact => ({
  id: `e${nextId++}`,
  kind,
  observedMs,
  receivedMs: observedMs,
  withdraws: null,
  ...rest,
})

describe('the status of a trail', () => {
  it('is unknown before anything was observed', () => {
    expect(trailStatusAt([], 100)).toBeUndefined()
    expect(trailStatusAt([event('reported', 10)], 9)).toBeUndefined()
    expect(trailStatusAt([event('reported', 10)], 10)?.status).toBe('reported')
  })

  it('is what the last event says, and only some statuses leave it open', () => {
    const open = (['reported', 'sealed', 'verified', 'breached', 'reopened'] as const).map((kind) => {
      const state = trailStatusAt([event('sealed', 1), event('reported', 2), event(kind, 10)], 10)!
      expect(state.status).toBe(kind)
      return [kind, state.unsealed]
    })
    expect(open).toEqual([
      ['reported', true],
      ['sealed', false],
      ['verified', false],
      ['breached', true],
      ['reopened', true],
    ])
  })

  it('goes by when it was observed, not by when it arrived', () => {
    const events = [event('sealed', 20, { receivedMs: 90 }), event('breached', 10, { receivedMs: 95 })]
    expect(trailStatusAt(events, 30)?.status).toBe('sealed')
    expect(trailStatusAt(events, 15)?.status).toBe('breached')
  })

  it('of two observed at one instant the one that arrived last counts, then the greater id', () => {
    const [early, late] = [event('sealed', 10, { receivedMs: 11 }), event('breached', 10, { receivedMs: 12 })]
    expect(trailStatusAt([late, early], 10)?.status).toBe('breached')
    const [a, b] = [event('breached', 10, { id: 'a' }), event('sealed', 10, { id: 'b' })]
    expect(trailStatusAt([b, a], 10)?.status).toBe('sealed')
    expect(trailStatusAt([a, b], 10)?.status).toBe('sealed')
  })

  it('is confirmed and not changed by an inspection', () => {
    const events = [event('breached', 10), event('inspected', 20)]
    expect(trailStatusAt(events, 25)).toEqual({
      status: 'breached',
      sinceMs: 10,
      unsealed: true,
      lastConfirmedMs: 20,
    })
    expect(trailStatusAt([event('inspected', 5)], 25)).toBeUndefined()
  })

  it('has stood since the first of equal events in a row', () => {
    const events = [event('sealed', 10), event('sealed', 20), event('breached', 30), event('sealed', 40)]
    expect(trailStatusAt(events, 25)).toMatchObject({ sinceMs: 10, lastConfirmedMs: 20 })
    expect(trailStatusAt(events, 45)).toMatchObject({ sinceMs: 40, lastConfirmedMs: 40 })
  })

  it('forgets a withdrawn event at every instant, also before its withdrawal', () => {
    const mistake = event('sealed', 20)
    const events = [event('reported', 10), mistake, event('withdrawn', 50, { withdraws: mistake.id })]
    expect(trailStatusAt(events, 30)).toMatchObject({ status: 'reported', lastConfirmedMs: 10 })
    expect(trailStatusAt(events, 60)).toMatchObject({ status: 'reported', lastConfirmedMs: 10 })
  })

  it('counts again what a withdrawn withdrawal took back', () => {
    const seal = event('sealed', 20)
    const withdrawal = event('withdrawn', 30, { withdraws: seal.id })
    const events = [
      event('withdrawn', 40, { withdraws: withdrawal.id }),
      seal,
      withdrawal,
      event('reported', 10),
    ]
    expect(trailStatusAt(events, 60)?.status).toBe('sealed')
  })
})

describe('the times at which a trail is unsealed', () => {
  const window = { fromMs: 100, toMs: 200 }

  it('run from the event that opens it to the one that seals it', () => {
    const events = [
      event('reported', 120),
      event('inspected', 130),
      event('sealed', 150),
      event('breached', 180),
    ]
    expect(unsealedIntervals(events, window)).toEqual([
      { fromMs: 120, toMs: 150 },
      { fromMs: 180, toMs: 200 },
    ])
  })

  it('reach into the window from before and are clipped to it', () => {
    expect(unsealedIntervals([event('reported', 5), event('sealed', 900)], window)).toEqual([window])
    expect(unsealedIntervals([event('reported', 5), event('sealed', 100)], window)).toEqual([])
    expect(unsealedIntervals([event('reported', 200)], window)).toEqual([])
  })

  it('are none for a trail that nobody has reported', () => {
    expect(unsealedIntervals([], window)).toEqual([])
  })
})

describe('a seal is verified by a second person', () => {
  it('whoever sealed it only inspects it', () => {
    const seal = event('sealed', 10, { by: ['li', 'p1'] })
    expect(trailStatusAt([seal, event('verified', 20, { by: ['p1'] })], 30)).toMatchObject({
      status: 'sealed',
      sinceMs: 10,
      lastConfirmedMs: 20,
    })
    expect(trailStatusAt([seal, event('verified', 20, { by: ['wang'] })], 30)?.status).toBe('verified')
  })

  it('of whom nothing is known it is not said that they are the same', () => {
    const seal = event('sealed', 10, { by: [] })
    expect(trailStatusAt([seal, event('verified', 20, { by: [] })], 30)?.status).toBe('verified')
  })

  it('goes by the seal that stands, however it came to be the last', () => {
    const others = event('sealed', 15, { by: ['wang'], id: 'others' })
    const events = [event('sealed', 10, { by: ['li'] }), others, event('verified', 20, { by: ['li'] })]
    expect(trailStatusAt(events, 30)?.status).toBe('verified')
    const withdrawn = event('withdrawn', 25, { withdraws: 'others' })
    expect(trailStatusAt([...events, withdrawn], 30)?.status).toBe('sealed')
  })

  it('never is verified by the one who sealed, in whatever order events are observed, received and withdrawn', () => {
    const kinds = ['reported', 'sealed', 'verified', 'inspected', 'breached', 'withdrawn'] as const
    const drawn = fc.record({
      kind: fc.constantFrom(...kinds),
      observedMs: fc.integer({ min: 0, max: 12 }),
      receivedMs: fc.integer({ min: 0, max: 20 }),
      by: fc.constantFrom('li', 'wang', 'zhao').map((name) => [name]),
      target: fc.nat({ max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 10 }), (list) => {
        const events = list.map(({ target, ...one }, index) => ({
          ...one,
          id: `e${index}`,
          withdraws: one.kind === 'withdrawn' ? `e${target}` : null,
        }))
        if (trailStatusAt(events, 12)?.status !== 'verified') return
        const gone = withdrawnEvents(events)
        const counts = events
          .filter(({ id, kind }) => kind !== 'withdrawn' && !gone.has(id))
          .sort(
            (a, b) => a.observedMs - b.observedMs || a.receivedMs - b.receivedMs || (a.id < b.id ? -1 : 1),
          )
        const sealed = counts.findLastIndex(({ kind }) => kind === 'sealed')
        // A verification without any seal is an older mistake: it is somebody's word all the same.
        if (sealed === -1) return
        const by = counts.slice(sealed + 1).filter(({ kind }) => kind === 'verified')
        expect(by.length === 0 || by.some((one) => one.by[0] !== counts[sealed]!.by[0])).toBe(true)
      }),
    )
  })
})
