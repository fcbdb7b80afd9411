import CadReader from 'dxf-parser'
import { describe, expect, it } from 'vitest'
import { takenBarrier } from '../../../../client/plan/files/takenBarrier.ts'
import { writeDxf } from '../../../../client/plan/files/writeDxf.ts'
import { writeGeoJson } from '../../../../client/plan/files/writeGeoJson.ts'
import { writeGpx } from '../../../../client/plan/files/writeGpx.ts'
import { writeKml } from '../../../../client/plan/files/writeKml.ts'
import { readGpx } from '../../../../data/formats/gpx.ts'
import { distanceM, pathLengthM } from '../../../../geo/geodesic.ts'
import type { Position } from '../../../../geo/units.ts'
import { line } from '../straightLine.ts'
import { atMs, barrier, taken, words } from './fileOf.ts'
import { hasOgr, readByOgr } from './ogr.ts'

const drawn = barrier.parts.map(({ path }): readonly Position[] => path)

/** The same line to a millimetre. */
function expectSamePath(read: readonly Position[] | undefined, path: readonly Position[]) {
  expect(read).toHaveLength(path.length)
  for (const [index, position] of path.entries())
    expect(distanceM(read![index]!, position)).toBeLessThan(0.001)
}

describe('a barrier that is taken along', () => {
  it('has its corners with chainage, offset and a name that no other has', () => {
    const [first, second] = taken.parts
    expect(first).toMatchObject({ number: 1, status: 'complete', since: '2026-02-01T00:00:00Z' })
    expect(second).toMatchObject({ number: 2, status: 'draft', since: null })
    expect(first!.vertices.map(({ stake }) => stake)).toEqual(['K1+000 1.1', 'K1+500 1.2', 'K2+300 1.3'])
    expect(first!.vertices[1]!.offsetM).toBeCloseTo(42.5, 3)
    expect(first!.lengthM).toBeCloseTo(pathLengthM(drawn[0]!), 6)
    expect(taken.zone.number).toBe(35)
  })
})

describe('GeoJSON', () => {
  it.skipIf(!hasOgr)('is read by GDAL part by part with what belongs to each', () => {
    const features = readByOgr('barrier.geojson', writeGeoJson(taken))
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['LineString', 'LineString'])
    for (const [index, { geometry }] of features.entries())
      expectSamePath(geometry.coordinates as Position[], drawn[index]!)
    expect(features[0]!.properties).toMatchObject({
      name: barrier.name.en,
      nameZh: barrier.name.zh,
      status: 'complete',
      gridEpsg: 4523,
      note: barrier.note,
    })
    expect(features[0]!.properties['chainages']).toEqual(['K1+000', 'K1+500', 'K2+300'])
  })
})

describe('KML', () => {
  it.skipIf(!hasOgr)('is read by GDAL with its lines, names and corners', () => {
    const text = writeKml(taken, words)
    const lines = readByOgr('barrier.kml', text, barrier.name.zh)
    expect(lines.map(({ properties }) => properties['Name'])).toEqual([
      '山脊“东”段, 第 1 段',
      '山脊“东”段, 第 2 段',
    ])
    for (const [index, { geometry }] of lines.entries())
      expectSamePath((geometry.coordinates as Position[]).map(flat), drawn[index]!)
    const corners = readByOgr('barrier.kml', text, words.corners)
    expect(corners.map(({ properties }) => properties['Name'])).toEqual(
      taken.parts.flatMap(({ vertices }) => vertices.map(({ stake }) => stake)),
    )
  })

  it('says a name with signs of XML in it as it is', () => {
    const text = writeKml(taken, { ...words, name: barrier.name.en })
    expect(text).toContain('<name>Ridge &lt;&quot;east&quot;&gt; &amp; gully</name>')
    expect(writeKml(taken, { ...words, name: 'a\u0001b' })).toContain('<name>ab</name>')
  })
})

describe('GPX', () => {
  const text = writeGpx(taken, words, atMs)

  it('is a route for each part to those who read tracks here', () => {
    const routes = readGpx(text)
    expect(routes.map(({ kind, name }) => [kind, name])).toEqual([
      ['route', '山脊“东”段, 第 1 段'],
      ['route', '山脊“东”段, 第 2 段'],
    ])
    for (const [index, { fixes }] of routes.entries()) {
      const path = Array.from({ length: fixes.count }, (_, at): Position => [
        fixes.lonLat[2 * at]!,
        fixes.lonLat[2 * at + 1]!,
      ])
      expectSamePath(path, drawn[index]!)
    }
  })

  it.skipIf(!hasOgr)('is read by GDAL with a waypoint at every corner', () => {
    const points = readByOgr('barrier.gpx', text, 'waypoints')
    expect(points.map(({ properties }) => properties['name'])).toEqual(
      taken.parts.flatMap(({ vertices }) => vertices.map(({ stake }) => stake)),
    )
    expect(points[1]!.properties['desc']).toBe('距线 42.5 米 & more')
    expectSamePath(
      points.map(({ geometry }) => geometry.coordinates as Position),
      drawn.flat(),
    )
    expect(readByOgr('barrier.gpx', text, 'routes')).toHaveLength(2)
  })
})

describe('DXF', () => {
  const text = writeDxf(taken)

  it('is a drawing to a reader of CAD files, a layer for each status', () => {
    const drawing = new CadReader().parseSync(text)
    const lines = drawing?.entities.filter(({ type }) => type === 'POLYLINE') ?? []
    expect(lines.map(({ layer }) => layer)).toEqual(['BARRIER-COMPLETE', 'BARRIER-DRAFT'])
    const eastings = (lines[0] as unknown as { vertices: { x: number; y: number }[] }).vertices
    const [corner] = taken.parts[0]!.vertices
    expect(eastings[0]!.x).toBeCloseTo(35_000_000 + corner!.grid.eastingM, 3)
    expect(eastings[0]!.y).toBeCloseTo(corner!.grid.northingM, 3)
    expect(Object.keys(drawing?.tables.layer.layers ?? {})).toEqual([
      'BARRIER-COMPLETE',
      'BARRIER-DRAFT',
      'BARRIER-CORNERS',
    ])
    const [from, to] = [drawing?.header['$EXTMIN'], drawing?.header['$EXTMAX']] as unknown as { x: number }[]
    expect(to!.x).toBeGreaterThan(from!.x)
  })

  it.skipIf(!hasOgr)('lies where it was drawn when GDAL reads it on the grid it names', () => {
    const features = readByOgr('barrier.dxf', text, undefined, 'EPSG:4523')
    const lines = features.filter(({ geometry }) => geometry.type === 'LineString')
    expect(lines.map(({ properties }) => properties['Layer'])).toEqual(['BARRIER-COMPLETE', 'BARRIER-DRAFT'])
    for (const [index, { geometry }] of lines.entries())
      expectSamePath((geometry.coordinates as Position[]).map(flat), drawn[index]!)
    const texts = features.map(({ properties }) => properties['Text']).filter((found) => found !== null)
    expect(texts).toContain('K1+500 1.2')
  })

  it('is ASCII, whatever the barrier is called, and holds nothing of a draft without a line', () => {
    const named = writeDxf({ ...taken, name: { en: '山\nridge', zh: '山' } })
    expect(named).toMatch(/^[\r\n -~]*$/)
    expect(named).toContain('\\U+5C71 ridge')
    const empty = writeDxf(takenBarrier(line, { ...barrier, parts: [] }, atMs))
    expect(new CadReader().parseSync(empty)?.entities).toEqual([])
  })
})

const flat = ([lon, lat]: Position): Position => [lon, lat]
