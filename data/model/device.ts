import { z } from 'zod'
import { deskId, deviceId, lineId, unitId } from './ids.ts'
import { chainageInterval, chainageM, instant, name, position, synthetic } from './values.ts'

export const deviceType = z.enum(['camera', 'radar', 'vibration-sensor'])
export type DeviceType = z.infer<typeof deviceType>

/** A device (技防) with its range, how long one sweep of it takes, and when it worked. */
export const device = z.object({
  id: deviceId,
  lineId,
  name,
  type: deviceType,
  position,
  chainageM,
  range: chainageInterval,
  sweepMin: z.number().min(0).max(1440),
  /** The desk that watches it. */
  deskId,
  /** Dated: the last state at or before an instant holds; down before the first. */
  states: z.array(z.object({ working: z.boolean(), from: instant })).min(1),
  unitId: unitId.nullable().default(null),
  synthetic,
})
export type Device = z.infer<typeof device>
