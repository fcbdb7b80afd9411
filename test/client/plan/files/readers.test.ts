import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { DrawnFile } from '../../../../client/plan/files/fileFault.ts'
import { readDrawnFile } from '../../../../client/plan/files/readDrawnFile.ts'
import { guessReading, tryPlaceLine } from '../../../../client/plan/files/reading.ts'
import { writeDxf } from '../../../../client/plan/files/writeDxf.ts'
import { writeGeoJson } from '../../../../client/plan/files/writeGeoJson.ts'
import { writeGpx } from '../../../../client/plan/files/writeGpx.ts'
import { writeKml } from '../../../../client/plan/files/writeKml.ts'
import { toGrid } from '../../../../geo/gaussKruger.ts'
import { distanceM } from '../../../../geo/geodesic.ts'
import type { Position } from '../../../../geo/units.ts'
import { line } from '../straightLine.ts'
import { atMs, barrier, taken, words } from './fileOf.ts'
import { convertByOgr, hasOgr } from './ogr.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readDrawnFile(bytesOf(text))
const drawn = barrier.parts.map(({ path }): readonly Position[] => path)
const written = {
  geojson: writeGeoJson(taken),
  kml: writeKml(taken, words),
  gpx: writeGpx(taken, words, atMs),
  dxf: writeDxf(taken),
}

function pathsIn(file: DrawnFile): (Position[] | undefined)[] {
  const reading = guessReading(file, line)
  return file.lines.map((found) => tryPlaceLine(found, reading))
}

function expectDrawn(file: DrawnFile, withinM = 0.001) {
  const paths = pathsIn(file)
  expect(paths.map((path) => path?.length)).toEqual(drawn.map(({ length }) => length))
  for (const [index, path] of drawn.entries())
    for (const [at, position] of path.entries())
      expect(distanceM(paths[index]![at]!, position)).toBeLessThan(withinM)
}

describe('a drawn line from a file', () => {
  it.each(['geojson', 'kml', 'gpx', 'dxf'] as const)('comes back from %s as it was taken along', (format) => {
    const file = read(written[format])
    expect(file.format).toBe(format)
    expectDrawn(file)
  })

  it.skipIf(!hasOgr).each([
    ['KML', 'kml', []],
    ['GPX', 'gpx', ['-nlt', 'LINESTRING', '-lco', 'FORCE_GPX_ROUTE=YES', '-select', 'name']],
    ['DXF', 'dxf', ['-t_srs', 'EPSG:4544', '-select', '']],
    ['GeoJSON', 'json', ['-t_srs', 'EPSG:4523', '-lco', 'RFC7946=NO']],
  ])('is read as GDAL writes it in %s', (driver, ending, options) => {
    const text = convertByOgr('barrier.geojson', written.geojson, driver, `barrier.${ending}`, options)
    const file = read(text)
    expectDrawn(file, 0.02)
    // GDAL names the grid of a GeoJSON; of a drawing it is found by where it lies.
    expect(file.epsg).toBe(driver === 'DXF' ? null : driver === 'GeoJSON' ? 4523 : 4326)
  })

  it('is named by its placemark, route or properties, and by its layer in a drawing', () => {
    expect(read(written.kml).lines[0]!.name).toBe('山脊“东”段, 第 1 段')
    expect(read(written.gpx).lines[1]!.name).toBe('山脊“东”段, 第 2 段')
    expect(read(written.geojson).lines[0]!.name).toBe(barrier.name.en)
    expect(read(written.dxf).lines.map(({ layer }) => layer)).toEqual(['BARRIER-COMPLETE', 'BARRIER-DRAFT'])
  })

  it('is found in a KMZ, and in letters of GB 18030', () => {
    expectDrawn(readDrawnFile(zipSync({ 'files/a.png': bytesOf('x'), 'doc.kml': bytesOf(written.kml) })))
    // 围栏 in GBK.
    const layer = new Uint8Array([0xce, 0xa7, 0xc0, 0xb8])
    const [before, after] = written.dxf.split('BARRIER-CORNERS').slice(0, 2) as [string, string]
    const rest = written.dxf.slice(before.length + 'BARRIER-CORNERS'.length)
    expect(after.length).toBeGreaterThan(0)
    expectDrawn(readDrawnFile(new Uint8Array([...bytesOf(before), ...layer, ...bytesOf(rest)])))
  })

  it('counts what is no line and passes over it', () => {
    expect(read(written.kml).passedOver).toBe(5)
    expect(read(written.gpx).passedOver).toBe(5)
    expect(read(written.dxf).passedOver).toBe(10)
  })
})

describe('the meaning of coordinates', () => {
  const asDxf = (name: (place: { eastingM: number; northingM: number }) => readonly [number, number]) => {
    const groups = drawn.flatMap((path) => [
      '0\nLWPOLYLINE\n8\n0\n70\n0',
      ...path.map((position) => {
        const [x, y] = name(toGrid(position, taken.zone))
        return `10\n${x}\n20\n${y}`
      }),
    ])
    return `0\nSECTION\n2\nENTITIES\n${groups.join('\n')}\n0\nENDSEC\n0\nEOF\n`
  }

  it.each([
    ['with its zone before the easting', asDxf(({ eastingM, northingM }) => [35e6 + eastingM, northingM])],
    ['without its zone', asDxf(({ eastingM, northingM }) => [eastingM, northingM])],
    ['northing first', asDxf(({ eastingM, northingM }) => [northingM, eastingM])],
    ['northing first and with its zone', asDxf(({ eastingM, northingM }) => [northingM, 35e6 + eastingM])],
  ])('on the grid is found %s', (_, text) => {
    expectDrawn(read(text))
  })

  it('in degrees is found in either order', () => {
    const swapped = JSON.stringify({
      type: 'MultiLineString',
      coordinates: drawn.map((path) => path.map(([lon, lat]) => [lat, lon])),
    })
    expectDrawn(read(swapped))
  })

  it('is refused where the file names a grid that is not known, or the numbers fit none', () => {
    const mercator = JSON.stringify({
      type: 'FeatureCollection',
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
      features: [
        {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    })
    expect(() => guessReading(read(mercator), line)).toThrow('coordinates-unknown')
    const far = JSON.stringify({
      type: 'LineString',
      coordinates: [
        [1e9, 1e9],
        [2e9, 2e9],
      ],
    })
    expect(() => guessReading(read(far), line)).toThrow('coordinates-unknown')
  })
})

describe('a file that cannot be read', () => {
  const feature = (coordinates: string) =>
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},\n{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":${coordinates}}}]}`
  const kml = (coordinates: string) =>
    `<kml>\n<Placemark><LineString><coordinates>\n104.5,22.9\n${coordinates}\n</coordinates></LineString></Placemark></kml>`
  const dxf = (groups: string) => `0\nSECTION\n2\nENTITIES\n${groups}\n0\nENDSEC\n0\nEOF\n`
  const atLine = (line: number) => ({ kind: 'line', line })

  it.each([
    [
      'JSON that breaks',
      '{\n"type": "LineString",\n"coordinates": [[1,2],,]}',
      'json-malformed',
      atLine(3),
      '',
    ],
    ['JSON that is no GeoJSON', '{"a":1}', 'not-geojson', undefined, ''],
    [
      'a position that is none',
      feature('[[1,2],[3,"x"]]'),
      'position-malformed',
      { kind: 'feature', feature: 2, position: 2 },
      '[3,"x"]',
    ],
    [
      'a feature that is none',
      '{"type":"FeatureCollection","features":[3]}',
      'not-geojson',
      { kind: 'feature', feature: 1 },
      '',
    ],
    ['XML that breaks', '<gpx>\n<trk>\n</gpx>', 'xml-malformed', atLine(3), ''],
    ['XML of something else', '<?xml version="1.0"?>\n<!-- a --><svg/>', 'root-unknown', undefined, 'svg'],
    ['a document type', '<!DOCTYPE kml [<!ENTITY a "b">]><kml/>', 'document-type', atLine(1), ''],
    ['a coordinate in words', kml('104.6,north'), 'number-malformed', atLine(4), 'north'],
    ['a coordinate left out', kml('104.6'), 'coordinate-missing', atLine(4), ''],
    ['a latitude that is none', kml('104.6,92.9,0'), 'position-out-of-range', atLine(4), '92.9'],
    [
      'a route point without longitude',
      '<gpx><rte>\n<rtept lat="1"/></rte></gpx>',
      'coordinate-missing',
      atLine(2),
      '',
    ],
    ['a drawing that breaks off', '0\nSECTION\n2\nENTITIES\n0\nLINE\n', 'ends-early', atLine(6), ''],
    ['a drawing with a code that is none', dxf('0\nLINE\nten\n1'), 'group-malformed', atLine(7), 'ten'],
    [
      'a drawing with a number that is none',
      dxf('0\nLINE\n10\n1,5\n20\n1\n11\n2\n21\n2'),
      'number-malformed',
      atLine(8),
      '1,5',
    ],
    ['a drawing with half a line', dxf('0\nLINE\n10\n1\n20\n1'), 'coordinate-missing', atLine(6), 'LINE'],
    ['a binary drawing', 'AutoCAD Binary DXF\r\n\u001A\0', 'dxf-binary', undefined, ''],
    ['a DWG', 'AC1032\0\0', 'dwg', undefined, ''],
    ['an empty file', ' \r\n', 'empty', undefined, ''],
    ['something else', 'name;x;y\na;1;2', 'format-unknown', undefined, ''],
    [
      'a file with points alone',
      '<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>',
      'no-lines',
      undefined,
      '1',
    ],
  ])('says so of %s, and where', (_, text, code, place, found) => {
    let fault: unknown
    try {
      read(text)
    } catch (error) {
      fault = error
    }
    expect(fault).toMatchObject({ name: 'FileFault', code, found })
    expect((fault as { place: unknown }).place).toEqual(place)
  })

  it('is refused with a reason, however it is damaged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(written)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (text, from, length, put) => {
          const start = Math.floor(from * text.length)
          const damaged = text.slice(0, start) + put + text.slice(start + Math.floor(length * length * 200))
          try {
            const file = read(damaged)
            guessReading(file, line)
          } catch (error) {
            expect((error as Error).name).toBe('FileFault')
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
