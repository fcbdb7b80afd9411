import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'
import { writeArrayBuffer } from 'geotiff'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planRecordsOf } from '../../client/plan/planRecords.ts'
import type { DraftAnswer } from '../../data/model/draftAnswer.ts'
import type { ElevationFile, ElevationRecord } from '../../data/model/elevation.ts'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import { draftWorth } from '../../client/plan/draftWorth.ts'
import { planElevation, tileHeights } from '../../data/planElevation.ts'
import { planGround } from '../../data/planGround.ts'
import { misfitSentence } from '../../data/journal/misfit.ts'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import { openForReading } from '../../data/store/openForReading.ts'
import { backUp } from '../../data/store/backUp.ts'
import { tryGetElevationTile } from '../../data/store/elevation.ts'
import { openStore } from '../../data/store/openStore.ts'
import { storeFile } from '../../data/store/storeFolder.ts'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { positionBeside } from '../../geo/chainage.ts'
import { heightAt, type TileHeights } from '../../geo/elevation.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import { ascOf, elevationBody, hillsAsc, sendHeights } from './heights.ts'
import { make, shortLine, startSmallCounty, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

type Bytes = string | Uint8Array<ArrayBuffer>

async function read(content: Bytes, query: string): Promise<ElevationFile> {
  const answer = await sendHeights(county.address, content, query)
  if (answer.status !== 200) throw new Error(await answer.text())
  return (await answer.json()) as ElevationFile
}

async function refusal(content: Bytes, query: string): Promise<{ field: string; detail: string }> {
  const answer = await sendHeights(county.address, content, query)
  expect(answer.status).toBe(400)
  return (await answer.json()) as { field: string; detail: string }
}

const recordsOf = async (of: SmallCounty): Promise<(ElevationRecord & { version: number })[]> =>
  (
    (await (await of.get('/api/elevation')).json()) as {
      items: (ElevationRecord & { version: number })[]
    }
  ).items

/** The heights of one record as a page has them: its grid, and its tiles one by one. */
async function elevationOfPage(records: readonly ElevationRecord[]) {
  const tiles = new Map<string, TileHeights>()
  for (const { grid, cellType } of records)
    for (const id of grid.tiles) {
      if (id === null) continue
      const answer = await county.get(`/api/elevation/tiles/${id}`)
      expect(answer.headers.get('Cache-Control')).toContain('immutable')
      tiles.set(id, tileHeights(inflateSync(new Uint8Array(await answer.arrayBuffer())), cellType))
    }
  return planElevation(records, tiles)
}

async function loaded(content: Bytes, query: string) {
  const id = await make(county, '/api/elevation', await elevationBody(county, content, query))
  const record = (await recordsOf(county)).find((each) => each.id === id)!
  const elevation = await elevationOfPage([record])
  return { record, elevation, at: (lon: number, lat: number) => heightAt(elevation, [lon, lat]) }
}

/** A slope to the east and a little one to the south, over Malipo. */
const plane = (lon: number, lat: number) => 1000 + Math.round((lon - 104.7) * 10_000) - (lat - 23) * 1000

const place = { west: 104.7, south: 22.9, cell: 0.001, columns: 300, rows: 100 }
const asc = ascOf(place, (column, row) => plane(104.7 + column * 0.001, 22.9 + (99 - row) * 0.001))

function hgtOf(heightOf: (column: number, row: number) => number): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(1201 * 1201 * 2))
  for (let row = 0; row < 1201; row++)
    for (let column = 0; column < 1201; column++)
      bytes.setInt16((row * 1201 + column) * 2, heightOf(column, row))
  return new Uint8Array(bytes.buffer)
}

interface TiffTags {
  readonly values: Int16Array | Float32Array | Uint8Array
  readonly width: number
  readonly height: number
  readonly more?: Readonly<Record<string, unknown>>
}

const tiffOf = ({ values, width, height, more = {} }: TiffTags): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    writeArrayBuffer(values, {
      width,
      height,
      GTModelTypeGeoKey: 2,
      GTRasterTypeGeoKey: 1,
      GeographicTypeGeoKey: 4490,
      ModelPixelScale: [0.001, 0.001, 0],
      ModelTiepoint: [0, 0, 0, 104.7, 23, 0],
      ...more,
    }),
  )

describe('heights', () => {
  it('of an ASCII grid are read, shown and loaded by an act that names them', async () => {
    const file = await read(asc, 'name=malipo.asc')
    expect(file).toMatchObject({
      fileName: 'malipo.asc',
      format: 'asc',
      crsName: 'WGS 84 (EPSG:4326)',
      cellType: 'float32',
      columns: 300,
      rows: 100,
      knownShare: 1,
      west: 104.7,
      south: 22.9,
    })
    expect(file.cellM).toBeCloseTo(110.75, 1)
    const { record, at } = await loaded(asc, 'name=malipo.asc')
    expect(record).toMatchObject({ source: 'made for a test', verticalDatum: '1985 national height datum' })
    expect(record.grid.tiles).toHaveLength(2)
    expect(at(104.8505, 22.95)).toBeCloseTo(1000 + 1505 + 50, 1)
    const { items: acts } = (await (await county.get('/api/acts?limit=1')).json()) as {
      items: { kind: string }[]
    }
    expect(acts[0]?.kind).toBe('elevation-loaded')
  })

  it('of SRTM lie where its name says', async () => {
    const { record, at } = await loaded(
      hgtOf((column, row) => (column === 0 && row === 0 ? -32768 : column + row)),
      'name=N22E104.hgt',
    )
    expect(record).toMatchObject({
      format: 'hgt',
      cellType: 'int16',
      west: 104,
      east: 105,
      south: 22,
      north: 23,
    })
    expect(record.knownShare).toBeCloseTo(1, 5)
    expect(at(104.5, 22.5)).toBe(1200)
    expect(at(104, 23)).toBeUndefined()
  })

  it('of a GeoTIFF of floats are of its cells, with what it says is no data', async () => {
    const values = Float32Array.from({ length: 40 * 30 }, (_, index) =>
      index === 0 ? -9999 : 500.25 + (index % 40),
    )
    const { record, at } = await loaded(
      tiffOf({ values, width: 40, height: 30, more: { GDAL_NODATA: '-9999\0' } }),
      'name=west.tif',
    )
    expect(record).toMatchObject({ format: 'geotiff', crsName: 'CGCS2000 (EPSG:4490)', cellType: 'float32' })
    // A cell's height is that of its middle.
    expect(at(104.7 + 0.0105, 23 - 0.0105)).toBeCloseTo(510.25, 3)
    expect(at(104.7005, 22.9995)).toBeUndefined()
  })

  it('keep their place where a GeoTIFF names the middle of a cell', async () => {
    const values = Float32Array.from({ length: 40 * 30 }, (_, index) => 500 + (index % 40))
    const { at } = await loaded(
      tiffOf({ values, width: 40, height: 30, more: { GTRasterTypeGeoKey: 2 } }),
      'name=point.tif',
    )
    expect(at(104.71, 22.99)).toBeCloseTo(510, 3)
  })

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'name=map.png', /no file of heights/],
    ['an archive', Buffer.from('PK\x03\x04aaaa', 'latin1'), 'name=N22E104.hgt.zip', /ZIP archive/],
    ['a cut SRTM tile', hgtOf(() => 1).slice(0, 1000), 'name=N22E104.hgt', /1000 bytes/],
    ['an SRTM tile that says not where it lies', hgtOf(() => 1), 'name=heights.hgt', /name of an \.hgt/],
    ['a grid that ends early', asc.slice(0, asc.length - 60), 'name=a.asc', /ends in row 100/],
    [
      'a grid with a word in it',
      asc.replace(/\n\d[\d.]* /, '\nlake '),
      'name=a.asc',
      /column 1 holds "lake"/,
    ],
    ['a grid without its size', asc.replace(/ncols 300\n/, ''), 'name=a.asc', /no line "ncols"/],
    ['a grid in metres', asc.replace('xllcenter 104.7', 'xllcenter 464160'), 'name=a.asc', /EPSG code/],
    ['nothing but no data', ascOf(place, () => null), 'name=a.asc', /No cell/],
    [
      'no data that is not said to be',
      asc.replace('NODATA_value -9999', 'NODATA_value -1').replace(/\n\d[\d.]* /, '\n-9999 '),
      'name=a.asc',
      /holds -9999 m/,
    ],
    [
      'a grid of far too many cells',
      asc.replace('ncols 300', 'ncols 9000').replace('nrows 100', 'nrows 9000'),
      'name=a.asc',
      /at most 60000000/,
    ],
    ['coordinates that are not read', asc, 'name=a.asc&epsg=3857', /EPSG:3857/],
    [
      'a broken GeoTIFF',
      Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'),
      'name=a.tif',
      /cannot be read as a GeoTIFF/,
    ],
    [
      'a GeoTIFF that is a picture',
      tiffOf({ values: new Uint8Array(12), width: 4, height: 3 }),
      'name=a.tif',
      /8 bits/,
    ],
    [
      'a GeoTIFF of another datum',
      tiffOf({ values: new Int16Array(12), width: 4, height: 3, more: { GeographicTypeGeoKey: 4214 } }),
      'name=a.tif',
      /EPSG:4214/,
    ],
    [
      'a GeoTIFF in feet',
      tiffOf({ values: new Int16Array(12), width: 4, height: 3, more: { VerticalUnitsGeoKey: 9003 } }),
      'name=a.tif',
      /9003.*not in metres/,
    ],
  ] as const)('%s are refused with what is wrong', async (_, content, query, sentence) => {
    const bytes = typeof content === 'string' ? content : new Uint8Array(content)
    const problem = await refusal(bytes, query)
    expect(problem.field).toBe('file')
    expect(problem.detail).toMatch(sentence)
  })

  it('of more than 100 MB are not taken', async () => {
    const answer = await sendHeights(county.address, new Uint8Array(100 * 1024 * 1024 + 1), 'name=a.tif')
    expect(answer.status).toBe(413)
  })

  it('that nobody read are not loaded', async () => {
    const body = { ...(await elevationBody(county)), fileId: '0'.repeat(64) }
    const answer = await county.send('POST', '/api/elevation', body)
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { field: string }).field).toBe('fileId')
  })

  it('are named anew without a file, taken away, and brought back by undoing that', async () => {
    const id = await make(county, '/api/elevation', await elevationBody(county))
    const { fileId: _, ...named } = { ...(await elevationBody(county)), source: 'resurveyed' }
    const changed = await county.send('PUT', `/api/elevation/${id}`, named, { 'If-Match': '"1"' })
    expect(changed.status).toBe(200)
    const of = async () => (await recordsOf(county)).find((each) => each.id === id)
    expect(await of()).toMatchObject({ source: 'resurveyed', format: 'asc' })
    const gone = await county.send('DELETE', `/api/elevation/${id}`, undefined, { 'If-Match': '"2"' })
    expect(gone.status).toBe(204)
    expect(await of()).toBeUndefined()
    const undone = await county.send('POST', `/api/acts/${gone.headers.get('Act-Sequence')}/undo`)
    expect(undone.status).toBe(201)
    expect(await of()).toMatchObject({ source: 'resurveyed' })
  })
})

const hasGdal = existsSync('/usr/bin/gdal_translate')

describe.skipIf(!hasGdal)('heights as GDAL writes them', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'borderkeep-heights-'))
    const utm = ascOf(
      { west: 460_015, south: 2_540_015, cell: 30, columns: 300, rows: 280 },
      (column, row) => 900 + column + 2 * row,
    )
    writeFileSync(join(folder, 'utm.asc'), utm)
    writeFileSync(join(folder, 'degrees.asc'), asc)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const made = (from: string, ...options: string[]): Uint8Array<ArrayBuffer> => {
    execFileSync('/usr/bin/gdal_translate', ['-q', ...options, from, 'made.tif'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return new Uint8Array(readFileSync(join(folder, 'made.tif')))
  }
  const gdalAt = (lon: number, lat: number): number =>
    Number(
      execFileSync(
        '/usr/bin/gdallocationinfo',
        ['-valonly', '-wgs84', 'made.tif', String(lon), String(lat)],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      ),
    )

  it.each([
    ['UTM, in strips of int16', 'utm.asc', ['-a_srs', 'EPSG:32648', '-ot', 'Int16'], 'UTM 48N'],
    [
      'UTM, tiled and deflated floats',
      'utm.asc',
      [
        '-a_srs',
        'EPSG:32648',
        '-ot',
        'Float32',
        '-co',
        'TILED=YES',
        '-co',
        'BLOCKXSIZE=64',
        '-co',
        'BLOCKYSIZE=64',
        '-co',
        'COMPRESS=DEFLATE',
        '-co',
        'PREDICTOR=3',
      ],
      'UTM 48N',
    ],
    [
      'Gauss–Kruger of 3°',
      'utm.asc',
      ['-a_srs', 'EPSG:4544', '-ot', 'Int16', '-co', 'COMPRESS=LZW'],
      '105°E',
    ],
    [
      'degrees of CGCS2000 in one strip',
      'degrees.asc',
      ['-a_srs', 'EPSG:4490', '-ot', 'Float32', '-co', 'BLOCKYSIZE=100'],
      'CGCS2000',
    ],
  ])('in %s are those that GDAL reads', async (_, from, options, crs) => {
    const { record, elevation, at } = await loaded(made(from, ...options), 'name=made.tif')
    expect(record.crsName).toContain(crs)
    const { west, east, south, north } = record
    const { firstX, stepX, firstY, stepY } = record.grid
    for (const share of [0.2, 0.43, 0.71]) {
      const near: Position = [west + (east - west) * share, south + (north - south) * (1 - share)]
      // GDAL answers with the cell, which is what lies within half a cell's rise of the height between them.
      expect(Math.abs(at(...near)! - gdalAt(...near))).toBeLessThan(from === 'utm.asc' ? 1.6 : 6)
    }
    expect(elevation.grids[0]).toMatchObject({ firstX, stepX, firstY, stepY })
  })

  it('in a projection that is not read are refused by its name', async () => {
    const { detail } = await refusal(made('utm.asc', '-a_srs', 'EPSG:3857'), 'name=mercator.tif')
    expect(detail).toMatch(/Pseudo-Mercator.*EPSG:3857/)
  })

  it('that say no coordinates are read by the code that somebody gives', async () => {
    const bytes = made('utm.asc', '-ot', 'Int16')
    expect((await refusal(bytes, 'name=bare.tif')).detail).toMatch(/give their EPSG code/)
    expect((await read(bytes, 'name=bare.tif&epsg=32648')).crsName).toContain('UTM 48N')
  })

  it('that are scaled are refused, as they would be taken for metres', async () => {
    const bytes = made('utm.asc', '-a_srs', 'EPSG:32648', '-ot', 'Int16', '-a_scale', '0.1')
    expect((await refusal(bytes, 'name=scaled.tif')).detail).toMatch(/scaled \(by 0\.1/)
  })
})

describe('a draft over loaded heights', () => {
  const line = compileBorderLine({
    id: 'line',
    positions: shortLine.path as [number, number][],
    homeSide: 'left',
  })
  const beside = (...places: [number, number][]): Position[] =>
    places.map(([chainageM, offsetM]) => positionBeside(line, chainageM, offsetM))
  const paths = [beside([300, 40], [1500, 60]), beside([1600, 40], [2600, 300], [3000, 80])]
  const asked = async (): Promise<DraftAnswer> => {
    const answer = await own.send('POST', '/api/barriers/figures', {
      lineId: own.lineId,
      type: 'gate',
      parts: paths.map((path) => ({ path })),
    })
    if (answer.status !== 200) throw new Error(await answer.text())
    return (await answer.json()) as DraftAnswer
  }
  let own: SmallCounty
  beforeAll(async () => {
    own = await startSmallCounty()
  })
  afterAll(() => own.stop())

  it('has terrain only once there are some, and then by the server as by a page', async () => {
    const before = await asked()
    expect(before.terrain).toBeNull()
    expect(before.cost.parts.map(({ slopeFactor }) => slopeFactor)).toEqual([1, 1])
    await make(own, '/api/elevation', await elevationBody(own, hillsAsc))
    const after = await asked()
    const rules = (await (await own.get('/api/planning-rules')).json()) as PlanningRules
    const { items } = (await (await own.get('/api/elevation')).json()) as { items: ElevationRecord[] }
    const tiles = new Map<string, TileHeights>()
    for (const id of items[0]!.grid.tiles) {
      const content = await (await own.get(`/api/elevation/tiles/${id}`)).arrayBuffer()
      tiles.set(id!, tileHeights(inflateSync(new Uint8Array(content)), items[0]!.cellType))
    }
    const none = { barriers: [], trails: [], ports: [], tradePoints: [], markers: [] }
    const records = { line, policy: defaultPolicy, rules, layers: [], ...planRecordsOf(none) }
    const ground = planGround(records, own.clock.nowMs)(null)
    const question = { type: 'gate', paths, difficulties: ['ordinary', 'ordinary'] } as const
    const worth = draftWorth(ground, rules, question, planElevation(items, tiles))
    expect(after.terrain).toEqual(JSON.parse(JSON.stringify(worth.terrain)))
    expect(after.findings).toEqual(JSON.parse(JSON.stringify(worth.findings)))
    expect(after.cost).toEqual(worth.cost)
    expect(after.terrain!.unknownM).toBe(0)
    expect(after.terrain!.steepest!.slopeDeg).toBeGreaterThan(6)
  })

  it('costs what the class of its slope makes of the price, and is warned of too steep ground', async () => {
    const before = await asked()
    const {
      id: _,
      version: __,
      synthetic: ___,
      ...rules
    } = (await (await own.get('/api/planning-rules')).json()) as PlanningRules & { version: number }
    const body = {
      ...rules,
      slopeBoundsDeg: [1, 2, 60],
      slopeFactors: [1, 1, 3, 9],
      greatestSlopeDeg: { ...rules.greatestSlopeDeg, gate: 5 },
    }
    const set = await own.send('PUT', '/api/planning-rules', body, { 'If-Match': '"0"' })
    expect(set.status).toBe(200)
    const after = await asked()
    expect(after.planningVersion).toBe(1)
    const [, , third] = after.terrain!.lengthBySlopeM
    expect(third).toBeGreaterThan(1000)
    const weighed = after.terrain!.lengthBySlopeM.reduce(
      (sum, metres, index) => sum + metres * [1, 1, 3, 9][index]!,
      0,
    )
    expect(after.cost.total / before.cost.total).toBeCloseTo(weighed / after.terrain!.knownM, 2)
    const steep = after.findings.filter(({ rule }) => rule === 'too-steep')
    expect(steep.length).toBeGreaterThan(0)
    for (const { severity, slopeDeg, lengthM } of steep) {
      expect(severity).toBe('warning')
      expect(slopeDeg).toBeGreaterThan(5)
      expect(lengthM).toBeGreaterThan(0)
    }
  })

  it('refuses bounds of slope that do not rise', async () => {
    const body = { slopeBoundsDeg: [30, 15, 45] }
    const answer = await own.send('PUT', '/api/planning-rules', body, { 'If-Match': '"1"' })
    expect(answer.status).toBe(400)
    expect(((await answer.json()) as { field: string }).field).toBe('slopeBoundsDeg')
  })

  it('is over heights that a backup has too', async () => {
    const { items } = (await (await own.get('/api/elevation')).json()) as { items: ElevationRecord[] }
    const id = items[0]!.grid.tiles[0]!
    const folder = join(own.folder, 'elevation-backups')
    const { name } = backUp({ file: storeFile(own.folder), folder, keep: 3, nowMs: own.clock.nowMs })
    const restored = join(own.folder, 'restored')
    mkdirSync(restored)
    copyFileSync(join(folder, name), storeFile(restored))
    const store = await openStore(restored)
    const there = await tryGetElevationTile(store.db, id)
    await store.close()
    expect(there).toEqual(await tryGetElevationTile(own.db, id))
    expect(there!.length).toBeGreaterThan(100)
  })

  it.each([
    ['altered', "UPDATE elevation_tile SET content = x'00' WHERE id = ?", 'tile-altered'],
    ['thrown away', 'DELETE FROM elevation_tile WHERE id = ?', 'tile-missing'],
  ])('is told of where a tile of them was %s past the product', async (_, tampering, kind) => {
    const [record] = await recordsOf(own)
    const tile = record!.grid.tiles[0]!
    const copied = join(own.folder, kind)
    mkdirSync(copied)
    const folder = join(own.folder, 'elevation-backups')
    const { name } = backUp({ file: storeFile(own.folder), folder, keep: 9, nowMs: own.clock.nowMs })
    copyFileSync(join(folder, name), storeFile(copied))
    const file = new SqliteDatabase(storeFile(copied))
    file.exec('DROP TRIGGER elevation_tile_never_changed; DROP TRIGGER elevation_tile_named_stays')
    file.prepare(tampering).run(tile)
    file.close()
    expect((await verifyJournal(own.db)).misfit).toBeUndefined()
    const { db } = await openForReading(copied)
    const { misfit } = await verifyJournal(db)
    await db.destroy()
    expect(misfit).toMatchObject({ kind, tile })
    expect(misfitSentence(misfit!)).toContain(`Act ${misfit!.sequence} loaded elevation`)
  })
})
