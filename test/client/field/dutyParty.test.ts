import { describe, expect, it } from 'vitest'
import { handover } from '../../../data/model/handover.ts'
import { shift } from '../../../data/model/shift.ts'
import { nextParty, sizeOf, tryPartyOn } from '../../../client/field/handover/dutyParty.ts'

const id = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`
const at = (hour: number) => Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000
const iso = (hour: number) => new Date(at(hour)).toISOString()
const place = { kind: 'checkpoint', id: id(1) }
const shiftOf = (from: number, to: number, leadId: string) =>
  shift.parse({ id: id(50 + from), place, from: iso(from), to: iso(to), leadId, personIds: [id(9)] })
const handedAt = (hour: number, incoming: object) =>
  handover.parse({
    id: id(90 + hour),
    place,
    at: iso(hour),
    incoming,
    logId: null,
    receivedAt: iso(hour),
    actor: 'li',
  })

describe('who is on', () => {
  it('is who took over last, since then', () => {
    const on = tryPartyOn([handedAt(2, { leadId: id(5), others: 2 })], [shiftOf(0, 8, id(4))], [], at(3))
    expect(on).toEqual({ leadId: id(5), personIds: [], others: 2, sinceMs: at(2) })
    expect(sizeOf(on!)).toBe(3)
  })

  it('is whom the roster has where nobody handed over', () => {
    expect(tryPartyOn([], [shiftOf(0, 8, id(4))], [], at(3))).toMatchObject({
      leadId: id(4),
      sinceMs: at(0),
    })
  })

  it('is on since the last word: nobody vouches twice for the same hours', () => {
    expect(tryPartyOn([], [shiftOf(0, 8, id(4))], [{ to: iso(2) }, { to: iso(5) }], at(3))?.sinceMs).toBe(
      at(2),
    )
  })

  it('is nobody once a shift is long over', () => {
    expect(tryPartyOn([], [shiftOf(0, 8, id(4))], [], at(12))).toBeUndefined()
    expect(tryPartyOn([handedAt(2, { leadId: id(5) })], [], [], at(40))).toBeUndefined()
  })
})

it('who takes over is whom the roster has about now', () => {
  const shifts = [shiftOf(0, 8, id(4)), shiftOf(8, 16, id(6))]
  expect(nextParty(shifts, at(7.5)).leadId).toBe(id(6))
  expect(nextParty(shifts, at(3)).leadId).toBe(id(4))
  expect(sizeOf(nextParty(shifts, at(20)))).toBe(0)
})
