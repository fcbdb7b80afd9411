import { z } from 'zod'
import { holidayId, leaveId, personId } from './ids.ts'
import { forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

/** Somebody is not to be reckoned with from when to when; why is nobody's business and not kept. */
export const leave = z
  .object({ id: leaveId, personId, from: instant, to: instant, synthetic })
  .refine(isForwardWindow, forwardWindowError)
export type Leave = z.infer<typeof leave>

/** A day on which places may need other people than on its day of the week. */
export const holiday = z.object({ id: holidayId, date: z.iso.date(), name, synthetic })
export type Holiday = z.infer<typeof holiday>
