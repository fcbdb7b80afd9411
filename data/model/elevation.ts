import { z } from 'zod'
import type { ElevationGrid } from '../../geo/elevation.ts'
import { elevationId } from './ids.ts'
import { name, synthetic } from './values.ts'

/** SHA-256, hexadecimal. */
const contentId = z.string().regex(/^[0-9a-f]{64}$/, 'this is no id of a file')

export const mostElevationBytes = 100 * 1024 * 1024
/** 30 m over 230 km either way. */
export const mostElevationCells = 60_000_000

export const elevationFormat = z.enum(['geotiff', 'asc', 'hgt'])
export type ElevationFormat = z.infer<typeof elevationFormat>

const elevationCrs = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('geographic') }),
  z.object({
    kind: z.literal('transverse-mercator'),
    centralMeridianDeg: z.number().min(-180).max(180),
    scale: z.number().positive(),
    falseEastingM: z.number(),
    falseNorthingM: z.number(),
  }),
])

export const elevationGrid = z.object({
  crs: elevationCrs,
  firstX: z.number(),
  firstY: z.number(),
  stepX: z.number().positive(),
  stepY: z.number().positive(),
  columns: z.number().int().min(2),
  rows: z.number().int().min(2),
  cellM: z.number().positive(),
  tiles: z.array(contentId.nullable()).min(1),
}) satisfies z.ZodType<ElevationGrid>

/** What a file of heights holds, as the server read it. */
const readFile = {
  fileName: z.string().min(1).max(200),
  format: elevationFormat,
  bytes: z.number().int(),
  /** As people name it: `WGS 84 / UTM 48N (EPSG:32648)`. */
  crsName: z.string(),
  /** Of a cell in a tile: whole metres or any. */
  cellType: z.enum(['int16', 'float32']),
  lowestM: z.number(),
  highestM: z.number(),
  /** Of the cells, those that have a height. */
  knownShare: z.number().min(0).max(1),
  /** Roughly, in degrees. */
  west: z.number(),
  south: z.number(),
  east: z.number(),
  north: z.number(),
}

/** A file that was read and waits to be loaded under this id. */
export const elevationFile = z.object({
  id: contentId,
  ...readFile,
  columns: elevationGrid.shape.columns,
  rows: elevationGrid.shape.rows,
  cellM: elevationGrid.shape.cellM,
})
export type ElevationFile = z.infer<typeof elevationFile>

export const keptElevationFile = z.object({ ...readFile, grid: elevationGrid })
export type KeptElevationFile = z.infer<typeof keptElevationFile>

/** Heights of the ground that a county has loaded: the terrain of drafts is computed from them. */
export const elevation = z.object({
  id: elevationId,
  name,
  /** Where it comes from and as of when. */
  source: z.string().trim().min(1).max(500),
  /** What its use is bound to and who is to be named; shown wherever figures come from it. */
  licence: z.string().trim().max(500).default(''),
  /** What heights count from, as the source says: EGM96, 1985 国家高程基准. */
  verticalDatum: z.string().trim().max(200).default(''),
  ...keptElevationFile.shape,
  synthetic,
})
export type ElevationRecord = z.infer<typeof elevation>

export const elevationTileParams = z.object({ id: contentId })
export const elevationFileId = contentId
