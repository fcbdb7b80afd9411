import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyDay } from '../../geo/copyDay.ts'

const dayMs = 24 * 3_600_000
const item = fc
  .record({
    teamId: fc.constantFrom('a', 'b'),
    fromMs: fc.integer({ min: 0, max: 3 * dayMs }),
    lengthMs: fc.integer({ min: 1, max: dayMs / 2 }),
  })
  .map(({ teamId, fromMs, lengthMs }) => ({ teamId, fromMs, toMs: fromMs + lengthMs }))

it('copies what begins on the day to the others, and never sends a team to two places', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const day = { fromMs: 0, toMs: dayMs }
      const shiftsMs = [dayMs, 2 * dayMs]
      const { copies, clashing } = copyDay(items, day, shiftsMs)
      const copied = items.filter(({ fromMs }) => fromMs < dayMs)
      expect(copies.length + clashing).toBe(copied.length * shiftsMs.length)
      for (const copy of copies) {
        const others = [...items, ...copies.filter((other) => other !== copy)]
        const clash = others.find(
          ({ teamId, fromMs, toMs }) => teamId === copy.teamId && fromMs < copy.toMs && copy.fromMs < toMs,
        )
        expect(clash).toBeUndefined()
      }
      expect(copyDay([...items, ...copies], day, shiftsMs).copies).toEqual([])
    }),
  )
})
