import { expect, it } from 'vitest'
import { readBody } from '../../../data/store/records.ts'

it('an account that was kept when names of accounts had one language has its name in both', () => {
  const kept = { id: 'one', userName: 'li.ming', name: 'Li Ming' }
  expect(readBody('account', JSON.stringify(kept))).toMatchObject({
    userName: 'li.ming',
    name: { en: 'Li Ming', zh: 'Li Ming' },
  })
  const name = { en: 'Li Ming', zh: '李明' }
  expect(readBody('account', JSON.stringify({ ...kept, name }))).toMatchObject({ name })
})

it('a wall that was arranged before it had a language is written in that of its screen', () => {
  const kept = { id: 'five', name: 'Hall', scenes: [] }
  expect(readBody('wall-arrangement', JSON.stringify(kept))).toEqual({ ...kept, language: null })
  const chosen = { ...kept, language: 'zh' }
  expect(readBody('wall-arrangement', JSON.stringify(chosen))).toEqual(chosen)
})

it('a display link that was kept before there were arrangements and approvals shows the built-in scenes and opens', () => {
  const kept = { id: 'two', name: 'Hall', unitId: 'county', networks: [], until: null, synthetic: false }
  expect(readBody('display-link', JSON.stringify(kept))).toEqual({
    ...kept,
    wallId: null,
    madeBy: null,
    approval: 'not-needed',
    approvedBy: null,
  })
  const awaited = { ...kept, wallId: 'three', madeBy: 'four', approval: 'awaited', approvedBy: null }
  expect(readBody('display-link', JSON.stringify(awaited))).toEqual(awaited)
})

it('a patrol that was kept before there were teams names none, nor does what was frozen of it', () => {
  const kept = { id: 'nine', team: { en: 'Team', zh: '队' } }
  const now = { ...kept, trackerId: null, teamId: null, planId: null, planItemId: null }
  expect(readBody('patrol', JSON.stringify(kept))).toEqual(now)
  expect(readBody('patrol-event', JSON.stringify({ id: 'ten', plan: kept }))).toEqual({
    id: 'ten',
    plan: now,
  })
  const named = { ...now, teamId: 'eleven' }
  expect(readBody('patrol', JSON.stringify(named))).toEqual(named)
})

it('a barrier that was kept before its parts had a difficulty stands on ordinary ground', () => {
  const part = { path: [], statuses: [] }
  const kept = { id: 'six', parts: [part, { ...part, difficulty: 'hard' }] }
  const { parts } = readBody('barrier', JSON.stringify(kept))
  expect(parts.map(({ difficulty }) => difficulty)).toEqual(['ordinary', 'hard'])
})

it('a barrier that was kept before there were scenarios is in none', () => {
  const kept = { id: 'seven', parts: [] }
  expect(readBody('barrier', JSON.stringify(kept))).toEqual({ ...kept, scenarioId: null })
  const weighed = { ...kept, scenarioId: 'eight' }
  expect(readBody('barrier', JSON.stringify(weighed))).toEqual(weighed)
})
