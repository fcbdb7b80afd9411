import { expect, it } from 'vitest'
import { sentAct, waitingAct } from '../../../client/field/acts/actKinds.ts'
import { saidOfPatrol } from '../../../client/field/patrol/saidOfPatrol.ts'

const word = (kind: string, observedAt: string) => ({
  about: 'patrol',
  actId: kind,
  userName: 'lina',
  patrolId: 'patrol-1',
  team: { en: 'Team 1', zh: '一组' },
  kind,
  note: '',
  pressedAt: observedAt,
  observedAt,
})
const startedAt = '2026-11-23T00:10:00.000Z'
const started = sentAct.parse({
  ...word('started', startedAt),
  receivedAt: startedAt,
  sequence: 7,
  answered: {},
})
const paused = waitingAct.parse({
  ...word('paused', '2026-11-23T01:00:00.000Z'),
  attempts: 0,
  trouble: null,
  refusal: null,
})
const outbox = { waiting: [paused], sent: [started] }
const event = { patrolId: 'patrol-1', kind: 'started', at: startedAt } as const
const kinds = (known: Parameters<typeof saidOfPatrol>[1]) =>
  saidOfPatrol('patrol-1', known, outbox).map(({ kind }) => kind)

it('what the phone said counts before the server’s list has it, and once when it has', () => {
  expect(kinds(undefined)).toEqual(['started', 'paused'])
  expect(kinds({ events: [], sequence: 6 })).toEqual(['started', 'paused'])
  expect(kinds({ events: [event], sequence: 8 })).toEqual(['started', 'paused'])
})

it('a start that was taken back is said no more', () => {
  expect(kinds({ events: [], sequence: 8 })).toEqual(['paused'])
})
