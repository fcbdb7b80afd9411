import { z } from 'zod'
import { checkpointId, deskId, lineId, portId, tradePointId, unitId } from './ids.ts'
import { noticeLanguage } from './noticeLanguage.ts'
import { chainageInterval, chainageM, instant, name, position, synthetic } from './values.ts'

/** A time of day in the county's zone: 08:00. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written 22:00')

/** Whether people pass at a crossing, as somebody ordered it. */
export const passage = z.object({
  passes: z.boolean(),
  since: instant,
  orderedBy: name,
  /** When it is open to them on each day; null where nobody said. */
  hours: z.object({ opens: timeOfDay, closes: timeOfDay }).nullable().default(null),
})
export type Passage = z.infer<typeof passage>

/** A place at which the line may be crossed while it is open. */
const crossing = {
  lineId,
  name,
  /** What it is called in further languages, for notices on the spot. */
  localNames: z.partialRecord(noticeLanguage, z.string().trim().min(1).max(200)).default({}),
  position,
  chainageM,
  open: z.boolean(),
  /** Null where it is not known whether people pass: a place that is open may pass goods alone. */
  passage: passage.nullable().default(null),
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
