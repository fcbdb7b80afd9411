import { z } from 'zod'
import { lineId, markerId, unitId } from './ids.ts'
import { chainageM, name, path, position, synthetic } from './values.ts'

/**
 * A border line. Its geometry never changes: a new survey is a new line that names the one it
 * replaces, so every interval names the version of the line it lies on by the line's id alone.
 */
export const borderLine = z.object({
  id: lineId,
  name,
  path,
  homeSide: z.enum(['left', 'right']),
  /** The published length; shown beside the measured one, never used to scale it. */
  officialLengthM: z.number().positive().max(1e8).nullable().default(null),
  source: z.string().trim().min(1).max(1000),
  licence: z.string().trim().max(200).default(''),
  /** 审图号: the approval number of the map this line comes from. */
  approvalNumber: z.string().trim().max(100).nullable().default(null),
  /** Approximate lines say so on every map. */
  approximate: z.boolean().default(false),
  replaces: lineId.nullable().default(null),
  synthetic,
})
export type BorderLineRecord = z.infer<typeof borderLine>

/** A boundary marker (界碑); with an official chainage it calibrates the line. */
export const marker = z.object({
  id: markerId,
  lineId,
  number: z.string().trim().min(1).max(40),
  position,
  /** Measured chainage of the marker's place on the line. */
  chainageM,
  /** Known official chainage, if any. */
  officialChainageM: chainageM.nullable().default(null),
  synthetic,
})
export type Marker = z.infer<typeof marker>

/** A kilometre is computed, never stored: the cell [k, k+1) km of measured chainage. */
export const kilometre = z.object({
  id: z.string(),
  lineId,
  kilometre: z.number().int().min(0),
  fromM: chainageM,
  toM: chainageM,
  lengthM: z.number().positive(),
  /** Township and village whose ground it begins on. */
  townshipId: unitId.nullable(),
  villageId: unitId.nullable(),
})
