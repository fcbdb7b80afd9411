import { z } from 'zod'
import { winds } from '../../geo/winds.ts'
import { barrierId, checkpointId, portId, tradePointId, trailId, unitId } from './ids.ts'
import { port } from './place.ts'
import { chainageM, instant, name } from './values.ts'

const metres = z.number().min(0)

/** On foot from the line: along the trail to where it comes nearest, then straight. */
const walk = z.object({
  fromM: chainageM,
  alongTrailM: metres,
  straightM: metres,
  minutes: z.number().min(0),
})

/** A lawful crossing, and the way to it from where the trail meets the line. */
const wayThere = z.object({
  ...port.pick({ name: true, localNames: true, open: true, passage: true }).shape,
  fromM: chainageM,
  /** As the crow flies. */
  straightM: metres,
  /** Clockwise from north. */
  bearingDeg: z.number().min(0).max(360),
  wind: z.enum(winds),
  /** Along the border line; null where it lies on another one. */
  alongM: metres.nullable(),
  /** By the county's own roads, to the road and from it included; null where none leads there or none is loaded. */
  byRoadM: metres.nullable(),
  /** Places that one passes along the line, in this order. */
  places: z.array(z.object({ name })),
})
const wayToPort = z.object({ id: portId, ...wayThere.shape })
const wayToTradePoint = z.object({ id: tradePointId, ...wayThere.shape })
export type WayThere = z.infer<typeof wayThere>

/** What `GET /api/trails/{id}/surroundings` answers: where one crosses lawfully, and how deep the trail leads. */
export const trailSurroundings = z.object({
  trailId,
  at: instant,
  policyVersion: z.number().int(),
  /** The speed of whoever walks, by the policy in force. */
  footKmh: z.number().positive(),
  /** Whether the county loaded roads of its own. */
  hasRoads: z.boolean(),
  /** The nearest port of entry; null where there is none. */
  port: wayToPort.nullable(),
  /** The nearest one at which people are known to pass, where it is another one. */
  passingPort: wayToPort.nullable(),
  /** The nearest border trade point that is open. */
  tradePoint: wayToTradePoint.nullable(),
  depth: z.object({
    /** The first village, or other place that is known; null where none is. */
    place: z.object({ name, unitId: unitId.nullable(), walk }).nullable(),
    road: walk.nullable(),
    /** The first inland checkpoint that is staffed at the instant. */
    checkpoint: z.object({ id: checkpointId, name, walk }).nullable(),
  }),
  /** Barriers that stand across it at the instant. */
  barriers: z.array(z.object({ id: barrierId, name, isComplete: z.boolean() })),
})
export type TrailSurroundings = z.infer<typeof trailSurroundings>
