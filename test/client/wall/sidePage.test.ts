import { expect, it } from 'vitest'
import { sidePageAt, type SidePage } from '../../../client/wall/sidePage.ts'

const pages: SidePage[] = ['hour', 'overdue', 'duty']

it('each card of the side has its turn within a minute, on every display at the same time', () => {
  const seen = Array.from({ length: 60 }, (_, second) =>
    sidePageAt({ pages, nowMs: 1_790_000_000_000 + second * 1000, newestActMs: undefined }),
  )
  expect(new Set(seen)).toEqual(new Set(pages))
})

it('what was just entered is shown at once, for as long as it takes to read', () => {
  for (let nowMs = 1_790_000_000_000; nowMs < 1_790_000_060_000; nowMs += 1000) {
    expect(sidePageAt({ pages, nowMs, newestActMs: nowMs - 19_000 })).toBe('hour')
    // Where the last hour stands beside it, the other cards go on taking turns.
    expect(sidePageAt({ pages: ['overdue', 'duty'], nowMs, newestActMs: nowMs })).not.toBe('hour')
  }
})
