import { z } from 'zod'
import { lineId } from './ids.ts'
import { chainageM, position } from './values.ts'

/** Where somebody says that something was, as they send it; what they leave out follows from the rest. */
export const spotInput = {
  /** The line that a chainage is measured on; of a position the nearest one. */
  lineId: lineId.nullable().default(null),
  position: position.nullable().default(null),
  accuracyM: z.number().min(0).max(100_000).nullable().default(null),
  positionSource: z.enum(['gps', 'map']).nullable().default(null),
  /** Of no account where there is a position. */
  chainageM: chainageM.nullable().default(null),
}

/** The same as it is kept: always on a line, at a chainage. */
export const spot = { ...spotInput, lineId, chainageM }
