import { expect, test } from 'vitest'
import { shownEvents } from '../../../client/trails/useShownEvents.ts'
import type { TrailEvent } from '../../../data/model/trail.ts'

const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, '0')}:00:00.000Z`
const untilMs = (hour: number) => Date.parse(at(hour))

const event = (id: string, hour: number, withdraws: string | null = null) =>
  ({
    id,
    kind: withdraws === null ? 'sealed' : 'withdrawn',
    observedAt: at(hour),
    receivedAt: at(hour),
    withdraws,
  }) as unknown as TrailEvent

const ids = (events: readonly TrailEvent[]) => events.map(({ id }) => id)

test('at an instant gone by what was seen later is not listed', () => {
  const stored = [event('early', 8), event('late', 12)]
  expect(ids(shownEvents(stored, untilMs(9)).events)).toEqual(['early'])
  expect(ids(shownEvents(stored, Infinity).events)).toEqual(['early', 'late'])
})

test('what was withdrawn later is struck at every instant, as it counts for no status', () => {
  const stored = [event('wrong', 8), event('taking', 12, 'wrong')]
  expect([...shownEvents(stored, untilMs(9)).withdrawn]).toEqual(['wrong'])
})

test('an entry whose withdrawal was itself withdrawn stands', () => {
  const stored = [event('seal', 8), event('taking', 9, 'seal'), event('back', 10, 'taking')]
  expect([...shownEvents(stored, Infinity).withdrawn]).toEqual(['taking'])
})
