import { z } from 'zod'
import { checkpointId, deskId, lineId, portId, tradePointId, unitId } from './ids.ts'
import { chainageInterval, chainageM, name, position, synthetic } from './values.ts'

/** A place at which the line may be crossed while it is open. */
const crossing = {
  lineId,
  name,
  position,
  chainageM,
  open: z.boolean(),
  unitId: unitId.nullable().default(null),
  synthetic,
}

/** A lawful crossing (口岸). */
export const port = z.object({ id: portId, ...crossing })
export type Port = z.infer<typeof port>

/** A border trade point (边民互市点). */
export const tradePoint = z.object({ id: tradePointId, ...crossing })
export type TradePoint = z.infer<typeof tradePoint>

/** A staffed place; a border checkpoint (卡点) has a reach along the line, an inland one (检查站) none. */
export const checkpoint = z.object({
  id: checkpointId,
  lineId,
  name,
  position,
  chainageM,
  reach: chainageInterval.nullable(),
  /** It holds its reach only while at least so many are on shift, one of them a qualified lead. */
  minimumStaff: z.number().int().min(1).max(100),
  unitId,
  synthetic,
})
export type Checkpoint = z.infer<typeof checkpoint>

/** A duty desk: devices count only while the desk that watches them is staffed. */
export const desk = z.object({
  id: deskId,
  name,
  unitId,
  minimumStaff: z.number().int().min(1).max(100),
  synthetic,
})
export type Desk = z.infer<typeof desk>
