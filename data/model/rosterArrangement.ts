import { z } from 'zod'
import { personId, shiftId } from './ids.ts'
import { mostShifts } from './recurringShift.ts'
import { shift } from './shift.ts'
import { forwardWindowError, isForwardWindow } from './values.ts'

const { id: _, synthetic: __, ...fields } = shift.shape

const version = z.number().int().min(1)

/** Shifts that are made, changed and cancelled together. */
export const rosterArrangement = z
  .strictObject({
    made: z
      .array(z.strictObject(fields).refine(isForwardWindow, forwardWindowError))
      .max(mostShifts)
      .default([]),
    changed: z
      .array(z.strictObject({ ...fields, id: shiftId, version }).refine(isForwardWindow, forwardWindowError))
      .max(mostShifts)
      .default([]),
    cancelled: z
      .array(z.strictObject({ id: shiftId, version }))
      .max(mostShifts)
      .default([]),
  })
  .refine(({ made, changed, cancelled }) => made.length + changed.length + cancelled.length > 0, {
    path: ['made'],
    error: 'an arrangement changes at least one shift',
  })

const seat = z.strictObject({ id: shiftId, version, personId })

/** Two people who take each other's place. */
export const shiftSwap = z.strictObject({ one: seat, other: seat })

/** What became of each shift; without a version where it was cancelled. */
export const rosterArranged = z.object({
  shifts: z.array(z.object({ id: z.string(), version: version.nullable() })),
})
