import { describe, expect, it } from 'vitest'
import { withPath } from '../../../client/plan/barrierBody.ts'
import {
  emptyShelf,
  historyInHand,
  stepShelf,
  withUnderWay,
  type DraftShelf,
} from '../../../client/plan/draftShelf.ts'
import {
  emptyDraft,
  isUnsaved,
  type DraftStep,
  type WorkingDraft,
} from '../../../client/plan/workingDraft.ts'
import { beside } from './straightLine.ts'

const lineId = '01941f29-7c00-75ae-bd14-f5752c0bbb00'
const empty = emptyDraft(lineId)
const drawn = (draft: WorkingDraft, fromM: number, toM: number): WorkingDraft => ({
  ...draft,
  parts: withPath(draft.parts, beside([fromM, 40], [toM, 40])),
})

function after(shelf: DraftShelf, key: string, ...steps: readonly DraftStep[]): DraftShelf {
  return steps.reduce((at, step) => stepShelf(at, { kind: 'stepped', step, key, nowMs: 1 }), shelf)
}
const openEmpty: DraftStep = { kind: 'opened', draft: empty, saved: null }
const one = after(emptyShelf, 'one', openEmpty, { kind: 'changed', draft: drawn(empty, 1000, 2000) })
const two = after(one, 'two', openEmpty, { kind: 'changed', draft: drawn(empty, 5000, 6000) })
const saved: WorkingDraft = {
  ...drawn(empty, 1000, 2000),
  barrierId: '0194485c-5c31-73e3-9b06-685cb0dea62a',
  version: 1,
}

describe('drafts on the shelf', () => {
  it('holds several at once that are not saved, one of them in hand', () => {
    expect(two.drafts).toHaveLength(2)
    expect(two.inHand).toBe('two')
    expect(historyInHand(stepShelf(two, { kind: 'taken', key: 'one' })).present).toEqual(
      drawn(empty, 1000, 2000),
    )
  })

  it('each keeps its own steps back while another is in hand', () => {
    const back = after(stepShelf(two, { kind: 'taken', key: 'one' }), '', { kind: 'undone' })
    expect(historyInHand(back).present).toEqual(empty)
    const other = stepShelf(back, { kind: 'taken', key: 'two' })
    expect(historyInHand(other).present).toEqual(drawn(empty, 5000, 6000))
  })

  it('keeps what is put aside unsaved, and has no place for what is saved', () => {
    const aside = stepShelf(two, { kind: 'put-aside' })
    expect(aside.drafts).toHaveLength(2)
    expect(aside.inHand).toBeNull()
    const settled = after(two, '', { kind: 'saved', draft: saved })
    expect(stepShelf(settled, { kind: 'put-aside' }).drafts.map(({ key }) => key)).toEqual(['one'])
  })

  it('has no place for a draft in which nothing was drawn', () => {
    expect(after(after(emptyShelf, 'one', openEmpty), 'two', openEmpty).drafts).toHaveLength(1)
  })

  it('takes up what was left unsaved of a barrier instead of beginning beside it', () => {
    const open: DraftStep = { kind: 'opened', draft: saved, saved }
    const edited = after(emptyShelf, 'edit', open, { kind: 'changed', draft: drawn(saved, 3000, 4000) })
    const again = after(after(edited, 'other', openEmpty), 'again', open)
    expect(again.inHand).toBe('edit')
    expect(historyInHand(again).present).toEqual(drawn(saved, 3000, 4000))
  })

  it('lets go of what is thrown away only', () => {
    expect(stepShelf(two, { kind: 'dropped', key: 'one' })).toMatchObject({ inHand: 'two' })
    expect(after(two, '', { kind: 'closed' }).drafts.map(({ key }) => key)).toEqual(['one'])
  })
})

describe('a path under way when the page ended', () => {
  const path = beside([2000, 40], [3000, 60], [3500, 60])

  it('goes on in the draft that was in hand, as a step that can be undone', () => {
    const shelf = withUnderWay(one, { lineId, path }, 'new', 2)
    const history = historyInHand(shelf)
    expect(history.present?.parts).toHaveLength(1)
    expect(history.present?.parts[0]?.path).toHaveLength(4)
    expect(historyInHand(after(shelf, '', { kind: 'undone' })).present).toEqual(drawn(empty, 1000, 2000))
  })

  it('is a draft of its own where none was in hand, or one of another line', () => {
    const alone = withUnderWay(emptyShelf, { lineId, path }, 'new', 2)
    expect(historyInHand(alone).present?.parts).toHaveLength(1)
    expect(isUnsaved(historyInHand(alone))).toBe(true)
    const other = withUnderWay(one, { lineId: '01941f29-7c00-75ae-bd14-f5752c0bbb01', path }, 'new', 2)
    expect(other.drafts).toHaveLength(2)
  })

  it('is nothing with a single point', () => {
    expect(withUnderWay(one, { lineId, path: path.slice(0, 1) }, 'new', 2)).toBe(one)
  })
})
