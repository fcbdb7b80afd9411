import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  elevation,
  elevationFile,
  elevationFileId,
  elevationTileParams,
  mostElevationBytes,
} from '../data/model/elevation.ts'
import {
  addElevationFile,
  addElevationTiles,
  dropUnnamedElevation,
  keepElevationTiles,
  tryGetElevationFile,
  tryGetElevationTile,
} from '../data/store/elevation.ts'
import { inputShape } from './checkInput.ts'
import { endpoint, notFound } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { readElevation } from './readElevation/readElevation.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const listElevation = recordList({
  kind: 'elevation',
  summary: 'Heights of the ground that the county has loaded',
  tag: 'rules',
})

/** Not an act: what was read is shown first, and nothing follows from it until an act loads it. */
export const readElevationFile = endpoint({
  summary:
    'Read a file of heights: GeoTIFF, ESRI ASCII grid or SRTM .hgt; to be loaded by its id within a day',
  tag: 'rules',
  query: z.strictObject({
    name: z.string().trim().min(1).max(200),
    epsg: z.coerce.number().int().min(1).max(1_000_000).optional(),
  }),
  body: z.string().min(1),
  bodyType: 'application/octet-stream',
  alsoTypes: ['image/tiff'],
  bodyIs: 'bytes',
  mostBodyBytes: mostElevationBytes,
  answer: elevationFile,
  async handle({ app, query, body }) {
    app.keeping.storage.checkWritable()
    const bytes = Buffer.from(body, 'latin1')
    const { name: fileName, epsg: declared } = query
    const receivedAt = new Date(app.now()).toISOString()
    await dropUnnamedElevation(app.db, app.now())
    const facts = await readElevation({ bytes, fileName, declared }, (tiles) =>
      addElevationTiles(app.db, tiles, receivedAt),
    )
    const id = createHash('sha256').update(JSON.stringify(facts)).digest('hex')
    await addElevationFile(app.db, id, facts, receivedAt)
    const { grid, ...said } = facts
    const { columns, rows, cellM } = grid
    return { body: { id, ...said, columns, rows, cellM } }
  },
})

const input = inputShape(elevation, [
  'fileName',
  'format',
  'bytes',
  'crsName',
  'cellType',
  'lowestM',
  'highestM',
  'knownShare',
  'west',
  'south',
  'east',
  'north',
  'grid',
]).extend({
  /** Of a file that was read; left out, what is changed keeps its heights. */
  fileId: elevationFileId.optional(),
})

export const elevationWrites = recordEndpoints({
  kind: 'elevation',
  noun: 'heights of the ground, from a file that was read',
  tag: 'rules',
  input,
  acts: { created: 'elevation-loaded', changed: 'elevation-changed', removed: 'elevation-removed' },
  async prepare({ tx, sequence }, { fileId, ...named }, before) {
    if (fileId === undefined) {
      if (before === undefined)
        throw fieldInvalid('fileId', 'heights are loaded from a file', '高程须由文件载入')
      return { ...before, ...named }
    }
    const facts = await tryGetElevationFile(tx, fileId)
    const tiles = new Set(facts?.grid.tiles.filter((id) => id !== null))
    if (facts === undefined || !(await keepElevationTiles(tx, [...tiles], sequence)))
      throw fieldInvalid(
        'fileId',
        'no such file was read here; send it first',
        '没有这份已读取的文件；请先上传',
      )
    return { ...facts, ...named }
  },
})

export const getElevationTile = endpoint({
  summary: 'Heights of 256 by 256 cells at most: little-endian int16 or float32 by rows, deflated (zlib)',
  tag: 'rules',
  params: elevationTileParams,
  answer: z.string().meta({ format: 'binary' }),
  answerType: 'application/octet-stream',
  async handle({ app, params }) {
    const content = await tryGetElevationTile(app.db, params.id)
    if (content === undefined) throw notFound('id', params.id)
    return { body: Buffer.from(content), type: 'application/octet-stream', isForEver: true }
  },
})
