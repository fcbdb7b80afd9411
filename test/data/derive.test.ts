import { existsSync, readFileSync, statSync } from 'node:fs'
import geodesic from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'

type Position = [longitude: number, latitude: number]
type Polygons = Position[][][]

interface LineFile {
  type: 'Feature'
  properties: {
    name: { en: string; zh: string }
    homeSide: 'left' | 'right'
    source: string
    licence: string
    measuredKm: number
  }
  geometry: { type: 'LineString'; coordinates: Position[] }
}

interface BasemapFile {
  bbox: [west: number, south: number, east: number, north: number]
  attribution: string[]
  home: { coordinates: Polygons }
  abroad: { iso: string; geometry: { coordinates: Polygons } }[]
  otherBoundaries: { coordinates: Position[][] }
  rivers: River[]
  water: { coordinates: Polygons }
  labels: { name: { en: string; zh: string }; point: Position; kind: 'country' }[]
}

interface River {
  geometry: { type: 'LineString'; coordinates: Position[] } | { type: 'Polygon'; coordinates: Position[][] }
  rank: number
}

interface Town {
  name: { en: string; zh?: string }
  lon: number
  lat: number
  country: string
  rank: number
  seat?: true
}

const sourceFolder = new URL('../../data/demo/source/', import.meta.url)
const sharedFolder = new URL('../../../shared/data/', import.meta.url)
const referenceFolder = new URL('borders/', sharedFolder)
const wgs84 = geodesic.Geodesic.WGS84

/** Expected lengths as found before by another program, in km rounded to 10 m. */
const lines = [
  {
    file: 'malipo',
    expectedKm: 159.3,
    en: 'Malipo County',
    zh: '麻栗坡县',
    reference: 'malipo_section_osm10m',
    at: 0,
  },
  {
    file: 'tengchong',
    expectedKm: 147.41,
    en: 'Tengchong City',
    zh: '腾冲市',
    reference: 'baoshan_sections_osm10m',
    at: 0,
  },
  {
    file: 'longling',
    expectedKm: 19.4,
    en: 'Longling County',
    zh: '龙陵县',
    reference: 'baoshan_sections_osm10m',
    at: 1,
  },
  {
    file: 'china-vietnam',
    expectedKm: 1417.89,
    en: 'China–Viet Nam border',
    zh: '中越边界',
    reference: 'china_vietnam_osm10m',
    at: 0,
  },
  {
    file: 'china-myanmar',
    expectedKm: 2200.7,
    en: 'China–Myanmar border',
    zh: '中缅边界',
    reference: 'china_myanmar_osm10m',
    at: 0,
  },
]

/** Half of the last decimal of `expectedKm`; for the 19 km of Longling that is more than 0.01 %. */
const expectedRoundingKm = 0.005

const regions = [
  { file: 'malipo', sections: ['malipo'], neighbour: 'VNM', seats: ['麻栗坡'] },
  { file: 'baoshan', sections: ['tengchong', 'longling'], neighbour: 'MMR', seats: ['腾冲', '龙陵'] },
]

describe.each(lines)('the derived line $file', ({ file, expectedKm, en, zh, reference, at }) => {
  const { properties, geometry } = readSource<LineFile>(`${file}.line.geojson`)
  const line = geometry.coordinates

  it('has the expected geodesic length within 0.01 %, and says so', () => {
    const km = measureKm(line)
    expect(Math.abs(km - expectedKm)).toBeLessThan(expectedKm * 1e-4 + expectedRoundingKm)
    expect(properties.measuredKm).toBeCloseTo(km, 3)
  })

  it('says its name, its side, its source and its licence, and no time of writing', () => {
    expect(properties).toEqual({
      name: { en, zh },
      homeSide: 'left',
      source: '@geo-maps/countries-maritime-10m@0.6.0',
      licence: 'ODbL-1.0',
      measuredKm: properties.measuredKm,
    })
  })

  it('has no vertex twice in a row and none finer than 6 decimals', () => {
    expect(pairsOf(line).filter(([from, to]) => String(from) === String(to))).toEqual([])
    expect(line.flat().filter((degrees) => degrees !== Number(degrees.toFixed(6)))).toEqual([])
  })

  const referenceFile = new URL(`${reference}.geojson`, referenceFolder)
  it.skipIf(!existsSync(referenceFile))(
    'is as long as the reference line to the metre and ends within a metre of it',
    () => {
      const { features } = readJson<{ features: LineFile[] }>(referenceFile)
      const other = get(features, at).geometry.coordinates
      expect(Math.abs(measureKm(other) - measureKm(line))).toBeLessThan(0.001)
      expect(measureKm([get(other, 0), get(line, 0)])).toBeLessThan(0.001)
      expect(measureKm([get(other, -1), get(line, -1)])).toBeLessThan(0.001)
    },
  )
})

describe('the direction of the lines', () => {
  it.each(['malipo', 'china-vietnam'])('%s runs from west to east', (file) => {
    const line = readLine(file)
    expect(get(line, 0)[0]).toBeLessThan(get(line, -1)[0])
  })

  it.each(['tengchong', 'china-myanmar'])('%s runs from north to south', (file) => {
    const line = readLine(file)
    expect(get(line, 0)[1]).toBeGreaterThan(get(line, -1)[1])
  })

  it.each([
    ['malipo', 'china-vietnam'],
    ['tengchong', 'china-myanmar'],
    ['longling', 'china-myanmar'],
  ])('%s has the vertices of %s between its ends, in the same order', (section, whole) => {
    const between = readLine(section).slice(1, -1).map(String)
    const vertices = readLine(whole).map(String)
    const start = vertices.indexOf(get(between, 0))
    expect(vertices.slice(start, start + between.length)).toEqual(between)
  })
})

describe.each(regions)('the basemap of $file', ({ file, sections, neighbour, seats }) => {
  const basemap = readSource<BasemapFile>(`${file}.basemap.json`)
  const [west, south, east, north] = basemap.bbox
  const home = basemap.home.coordinates
  const abroad = basemap.abroad.flatMap(({ geometry }) => geometry.coordinates)

  it('is smaller than 400 KB', () => {
    expect(statSync(new URL(`${file}.basemap.json`, sourceFolder)).size).toBeLessThan(400_000)
  })

  it('holds nothing outside its box', () => {
    const rivers = basemap.rivers.map(({ geometry }) => geometry.coordinates)
    const points = basemap.labels.map(({ point }) => point)
    const all = positionsIn([
      home,
      abroad,
      basemap.otherBoundaries.coordinates,
      basemap.water.coordinates,
      rivers,
      points,
    ])
    const outside = all.filter(([lon, lat]) => lon < west || lon > east || lat < south || lat > north)
    expect(outside).toEqual([])
  })

  it('covers the box with home and one neighbour, without gap or overlap', () => {
    expect(basemap.abroad.map(({ iso }) => iso)).toEqual([neighbour])
    const box = (east - west) * (north - south)
    expect(areaOf(home) + areaOf(abroad)).toBeCloseTo(box, 9)
    expect(areaOf(home)).toBeLessThan(box)
    expect(areaOf(abroad)).toBeLessThan(box)
  })

  it.each(sections)('has every vertex of the section %s on the edge of both sides', (section) => {
    const homeEdge = new Set(home.flat(2).map(String))
    const abroadEdge = new Set(abroad.flat(2).map(String))
    const missing = readLine(section).filter(
      (vertex) => !homeEdge.has(String(vertex)) || !abroadEdge.has(String(vertex)),
    )
    expect(missing).toEqual([])
  })

  it.each(sections)('has no edge of the section %s among the other boundaries', (section) => {
    const edges = new Set(
      basemap.otherBoundaries.coordinates.flatMap((line) =>
        pairsOf(line).flatMap(([a, b]) => [edgeKey(a, b), edgeKey(b, a)]),
      ),
    )
    const drawnTwice = pairsOf(readLine(section)).filter(([a, b]) => edges.has(edgeKey(a, b)))
    expect(drawnTwice).toEqual([])
  })

  it.each(sections)(
    'lies at home 2 m to the home side of every edge of %s, and abroad 2 m to the other',
    (section) => {
      const { properties } = readSource<LineFile>(`${section}.line.geojson`)
      const toHome = properties.homeSide === 'left' ? -90 : 90
      for (const [from, to] of pairsOf(readLine(section))) {
        expect(isInside(offsetMiddle(from, to, toHome, 2), home)).toBe(true)
        expect(isInside(offsetMiddle(from, to, -toHome, 2), abroad)).toBe(true)
      }
    },
  )

  it('names the sources of its borders and its rivers', () => {
    expect(basemap.attribution).toEqual([
      '© OpenStreetMap contributors, ODbL 1.0, via geo-maps (Simone Primarosa)',
      'Rivers: GSHHG (Wessel and Smith), LGPL-3.0',
    ])
  })

  it('has river lines of every rank, none with a position twice in a row', () => {
    const rivers = riverLines(basemap)
    expect(new Set(rivers.map(({ rank }) => rank))).toEqual(new Set([1, 2, 3]))
    const repeated = rivers
      .flatMap(({ line }) => pairsOf(line))
      .filter(([from, to]) => String(from) === String(to))
    expect(repeated).toEqual([])
    expect(rivers.filter(({ line }) => line.length < 2)).toEqual([])
  })

  it('does not cut a river where two ends of the same rank meet alone', () => {
    const endsAt = new Map<string, number>()
    for (const { rank, line } of riverLines(basemap))
      for (const end of [get(line, 0), get(line, -1)]) {
        const key = `${rank} at ${String(end)}`
        endsAt.set(key, (endsAt.get(key) ?? 0) + 1)
      }
    expect([...endsAt].filter(([, count]) => count === 2)).toEqual([])
  })

  it('names each country on its own side', () => {
    const sideOf = basemap.labels.map(({ name, point }) => [name.en, isInside(point, home)])
    expect(sideOf).toEqual([
      ['China', true],
      [neighbour === 'VNM' ? 'Viet Nam' : 'Myanmar', false],
    ])
  })

  it('has towns on the side of their country, in the order of their rank', () => {
    const towns = readSource<Town[]>(`${file}.towns.json`)
    const misplaced = towns.filter(
      ({ lon, lat, country }) => isInside([lon, lat], home) !== (country === 'CHN'),
    )
    expect(misplaced).toEqual([])
    const ranks = towns.map(({ rank }) => rank)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(new Set(towns.filter(({ seat }) => seat).map(({ name }) => name.zh))).toEqual(new Set(seats))
  })
})

describe('the rivers round Malipo', () => {
  const rivers = riverLines(readSource<BasemapFile>('malipo.basemap.json'))

  it('a river of rank 1 or 2 passes within 5 km of the section', () => {
    const section = readLine('malipo')
    const near = rivers.filter(
      ({ rank, line }) =>
        rank <= 2 && line.some((a) => section.some((b) => isClose(a, b) && measureKm([a, b]) < 5)),
    )
    expect(near.length).toBeGreaterThan(0)
  })

  it('the Panlong crosses the section at Tianbao, within 3 km of its known crossing', () => {
    const tianbao: Position = [104.8507, 22.9376]
    const nearest = rivers
      .filter(({ rank }) => rank === 2)
      .map(({ line }) => Math.min(...line.map((position) => measureKm([position, tianbao]))))
    expect(Math.min(...nearest)).toBeLessThan(3)
  })

  const referenceFile = new URL('water/rivers_malipo_gshhg_full.geojson', sharedFolder)
  it.skipIf(!existsSync(referenceFile))(
    'lie within 100 m of every vertex of the full-resolution rivers in the box, and go nowhere else',
    () => {
      const [west, south] = [103.4, 22.1]
      // The reference is cut at 106 E and 24 N.
      const isCompared = ([lon, lat]: Position): boolean =>
        lon > west + 0.01 && lon < 105.99 && lat > south + 0.01 && lat < 23.99
      const { features } = readJson<{ features: LineFile[] }>(referenceFile)
      const reference = features.map(({ geometry }) => geometry.coordinates)
      const derived = rivers.map(({ line }) => line)
      const compared = reference.flat().filter(isCompared)
      expect(compared.length).toBeGreaterThan(3000)
      expect(compared.filter((position) => distanceToLinesM(position, derived) > 100)).toEqual([])
      const vertices = derived.flat().filter(isCompared)
      expect(vertices.filter((position) => distanceToLinesM(position, reference) > 100)).toEqual([])
    },
  )
})

function riverLines({ rivers }: BasemapFile): { rank: number; line: Position[] }[] {
  return rivers.flatMap(({ rank, geometry }) =>
    geometry.type === 'LineString' ? [{ rank, line: geometry.coordinates }] : [],
  )
}

/** Rules out most pairs that are more than 5 km apart, cheaply. */
function isClose(a: Position, b: Position): boolean {
  return Math.abs(a[0] - b[0]) < 0.06 && Math.abs(a[1] - b[1]) < 0.06
}

/** Distance to the nearest of several lines in metres, in a plane true to 1 % over a few km. */
function distanceToLinesM([x, y]: Position, others: readonly Position[][]): number {
  const degreeM = 111_320
  const shorten = Math.cos((y * Math.PI) / 180)
  let nearest = Infinity
  for (const line of others) {
    for (let index = 1; index < line.length; index++) {
      const [a, b] = [get(line, index - 1), get(line, index)]
      const [ax, ay] = [(a[0] - x) * shorten, a[1] - y]
      const [edgeX, edgeY] = [(b[0] - a[0]) * shorten, b[1] - a[1]]
      const squared = edgeX ** 2 + edgeY ** 2
      const part = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * edgeX + ay * edgeY) / squared))
      nearest = Math.min(nearest, Math.hypot(ax + part * edgeX, ay + part * edgeY) * degreeM)
    }
  }
  return nearest
}

/** Geodesic length on WGS 84, in km. */
function measureKm(line: readonly Position[]): number {
  return pairsOf(line).reduce(
    (km, [a, b]) => km + (wgs84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN) / 1000,
    0,
  )
}

/** The point a few metres beside the middle of an edge, in a direction in degrees clockwise from that of the edge. */
function offsetMiddle(from: Position, to: Position, turn: number, metres: number): Position {
  const { azi1 = NaN } = wgs84.Inverse(from[1], from[0], to[1], to[0])
  const { lon2 = NaN, lat2 = NaN } = wgs84.Direct(
    (from[1] + to[1]) / 2,
    (from[0] + to[0]) / 2,
    azi1 + turn,
    metres,
  )
  return [lon2, lat2]
}

/** By the even-odd rule over all rings. */
function isInside([x, y]: Position, polygons: Polygons): boolean {
  const crossings = polygons
    .flat()
    .flatMap(pairsOf)
    .filter(([a, b]) => a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
  return crossings.length % 2 === 1
}

/** Area of polygons without holes, in square degrees. */
function areaOf(polygons: Polygons): number {
  return polygons
    .flat()
    .reduce(
      (sum, ring) =>
        sum + Math.abs(pairsOf(ring).reduce((area, [a, b]) => area + a[0] * b[1] - b[0] * a[1], 0)) / 2,
      0,
    )
}

function positionsIn(nested: unknown): Position[] {
  if (!Array.isArray(nested)) return []
  return typeof nested[0] === 'number' ? [nested as Position] : nested.flatMap(positionsIn)
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.slice(1).map((item, index) => [get(items, index), item])
}

function get<T>(items: readonly T[], index: number): T {
  const item = items.at(index)
  if (item === undefined) throw new RangeError(`No element ${index}`)
  return item
}

function edgeKey(a: Position, b: Position): string {
  return [...a, ...b].join()
}

function readLine(file: string): Position[] {
  return readSource<LineFile>(`${file}.line.geojson`).geometry.coordinates
}

function readSource<T>(name: string): T {
  return readJson<T>(new URL(name, sourceFolder))
}

function readJson<T>(file: URL): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
