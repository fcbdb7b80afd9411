import { describe, expect, it } from 'vitest'
import { barrierBody, withPath } from '../../../client/plan/barrierBody.ts'
import { barrierStandingAt } from '../../../client/plan/barrierStanding.ts'
import {
  emptyDraft,
  isUnsaved,
  noDraft,
  stepDraft,
  type DraftHistory,
  type DraftStep,
  type WorkingDraft,
} from '../../../client/plan/workingDraft.ts'
import { barrier } from '../../../data/model/barrier.ts'
import { beside } from './straightLine.ts'

const lineId = '01941f29-7c00-75ae-bd14-f5752c0bbb00'
const empty = emptyDraft(lineId)
const drawn = (draft: WorkingDraft, fromM: number, toM: number): WorkingDraft => ({
  ...draft,
  parts: withPath(draft.parts, beside([fromM, 40], [toM, 40])),
})
const one = drawn(empty, 1000, 2000)
const two = drawn(one, 5000, 6000)

const stepped = (...steps: readonly DraftStep[]): DraftHistory => steps.reduce(stepDraft, noDraft)
const openEmpty: DraftStep = { kind: 'opened', draft: empty, saved: null }

describe('a draft in hand', () => {
  it('goes back and forth through its steps', () => {
    const history = stepped(openEmpty, { kind: 'changed', draft: one }, { kind: 'changed', draft: two })
    const back = stepDraft(history, { kind: 'undone' })
    expect(back.present).toEqual(one)
    expect(stepDraft(back, { kind: 'redone' }).present).toEqual(two)
    expect(stepDraft(stepDraft(back, { kind: 'undone' }), { kind: 'undone' }).present).toEqual(empty)
  })

  it('forgets what was undone once something else is drawn', () => {
    const other = drawn(one, 8000, 9000)
    const history = stepped(
      openEmpty,
      { kind: 'changed', draft: one },
      { kind: 'changed', draft: two },
      { kind: 'undone' },
      { kind: 'changed', draft: other },
      { kind: 'redone' },
    )
    expect(history.present).toEqual(other)
  })

  const saved = { ...one, barrierId: '0194485c-5c31-73e3-9b06-685cb0dea62a', version: 1 }

  it('has no step back behind what was saved, only to it', () => {
    const history = stepped(
      openEmpty,
      { kind: 'changed', draft: one },
      { kind: 'saved', draft: saved },
      { kind: 'undone' },
    )
    expect(history.present).toEqual(saved)
    expect(isUnsaved(history)).toBe(false)
    const wider = drawn(saved, 5000, 6000)
    const back = [{ kind: 'changed', draft: wider } as const, { kind: 'undone' } as const].reduce(
      stepDraft,
      history,
    )
    expect(back.present).toEqual(saved)
    expect(stepDraft(back, { kind: 'undone' }).present).toEqual(saved)
  })

  it('does again after saving what was undone before, as an unsaved edit of what is saved', () => {
    const history = stepped(
      openEmpty,
      { kind: 'changed', draft: one },
      { kind: 'changed', draft: two },
      { kind: 'undone' },
      { kind: 'saved', draft: saved },
      { kind: 'redone' },
    )
    expect(history.present).toMatchObject({ ...two, barrierId: saved.barrierId, version: 1 })
    expect(isUnsaved(history)).toBe(true)
    expect(stepDraft(history, { kind: 'undone' }).present).toEqual(saved)
  })

  it('is nothing to lose before anything is drawn', () => {
    expect(isUnsaved(stepped(openEmpty))).toBe(false)
  })
})

describe('what is drawn', () => {
  it('lengthens the part at whose end it goes on, from either end', () => {
    const ahead = withPath(one.parts, beside([2000, 40], [3000, 60]))
    expect(ahead).toHaveLength(1)
    expect(ahead[0]?.path).toEqual(beside([1000, 40], [2000, 40], [3000, 60]))
    const behind = withPath(one.parts, beside([1000, 40], [500, 60]))
    expect(behind[0]?.path).toEqual(beside([500, 60], [1000, 40], [2000, 40]))
  })

  it('is a part of its own elsewhere', () => {
    expect(two.parts).toHaveLength(2)
  })

  it('is sent as the API takes it, new parts as drafts from now', () => {
    const named = { ...two, name: { en: 'Pass', zh: '垭口' } }
    const nowMs = Date.parse('2026-11-23T00:00:00Z')
    const body = barrierBody(named, nowMs)
    const parsed = barrier.safeParse({ ...body, id: '0194485c-5c31-73e3-9b06-685cb0dea62a' })
    expect(parsed.error).toBeUndefined()
    expect(body.parts[1]?.statuses).toEqual([{ status: 'draft', from: '2026-11-23T00:00:00.000Z' }])
  })
})

describe('where a barrier stands', () => {
  const draftFrom = { status: 'draft' as const, from: '2026-01-01T00:00:00Z' }
  const parts = two.parts.map((part) => ({ ...part, statuses: [draftFrom] }))
  const saved = { ...two, parts }
  const juneMs = Date.parse('2026-06-01T00:00:00Z')
  const julyMs = Date.parse('2026-07-01T00:00:00Z')

  /** With the parts at some places complete from a date. */
  const completeFrom = (fromMs: number, places: readonly number[]) =>
    saved.parts.map((part, index) =>
      places.includes(index)
        ? {
            ...part,
            statuses: [
              ...part.statuses,
              { status: 'complete' as const, from: new Date(fromMs).toISOString() },
            ],
          }
        : part,
    )

  it('moves on from a date, all of it or one part', () => {
    const complete = completeFrom(juneMs, [0])
    expect(barrierStandingAt(complete, julyMs)).toMatchObject({ status: 'draft' })
    expect(barrierStandingAt(complete, julyMs).completeM).toBeCloseTo(1000, 0)
    expect(barrierStandingAt(completeFrom(juneMs, [0, 1]), julyMs).status).toBe('complete')
  })

  it('is what it was before that date', () => {
    const complete = completeFrom(julyMs, [0, 1])
    expect(barrierStandingAt(complete, juneMs)).toMatchObject({ status: 'draft', completeM: 0 })
  })

  it('is not complete before the date of its first status', () => {
    const from = new Date(julyMs).toISOString()
    const ahead = two.parts.map((part) => ({ ...part, statuses: [{ status: 'complete' as const, from }] }))
    expect(barrierStandingAt(ahead, juneMs)).toMatchObject({ status: 'draft', completeM: 0 })
    expect(barrierStandingAt(ahead, julyMs).status).toBe('complete')
  })
})
