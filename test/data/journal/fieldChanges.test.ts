import { expect, it } from 'vitest'
import { fieldChanges } from '../../../data/journal/fieldChanges.ts'

const name = (text: string) => ({ en: text, zh: text })

it('tells what changed field by field, and leaves whole what people take for one thing', () => {
  const before = { id: 'a', name: name('Post'), reach: { fromM: 0, toM: 10 }, minimumStaff: 2, note: '' }
  const after = { ...before, name: name('Post 1'), reach: { fromM: 0, toM: 20 }, minimumStaff: 3 }
  expect(fieldChanges(before, after)).toEqual([
    { path: 'name', from: name('Post'), to: name('Post 1') },
    { path: 'reach', from: { fromM: 0, toM: 10 }, to: { fromM: 0, toM: 20 } },
    { path: 'minimumStaff', from: 2, to: 3 },
  ])
  expect(fieldChanges(before, before)).toEqual([])
})

it('tells of a dated list what came and went, wherever in time, and of a course how many points it has', () => {
  const draft = { status: 'draft', from: '2026-01-01T00:00:00Z' }
  const complete = { status: 'complete', from: '2026-02-01T00:00:00Z' }
  const path = [
    [1, 2],
    [3, 4],
  ]
  const before = { parts: [{ path, statuses: [draft] }] }
  const after = {
    parts: [
      { path: [...path, [5, 6]], statuses: [draft, complete] },
      { path, statuses: [complete] },
    ],
  }
  expect(fieldChanges(before, after)).toEqual([
    { path: 'parts.0.path', from: { points: 2 }, to: { points: 3 } },
    { path: 'parts.0.statuses', from: null, to: complete },
    { path: 'parts.1', from: null, to: { path: { points: 2 }, statuses: [complete] } },
  ])
})

it('tells of a new record each of its fields, and of what is null that it is nothing', () => {
  expect(fieldChanges(null, { id: 'a', key: 'phone', unitId: null, memberIds: ['x'] })).toEqual([
    { path: 'key', from: null, to: 'phone' },
    { path: 'memberIds', from: null, to: ['x'] },
  ])
})
