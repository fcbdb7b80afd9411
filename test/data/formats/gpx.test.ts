import { describe, expect, it } from 'vitest'
import { defaultGpxLimits, GpxError, readGpx } from '../../../data/formats/gpx.ts'
import { hasSharedData, sharedText } from '../../geo/sharedData.ts'

function refusalOf(text: string, limits = defaultGpxLimits): { code: string; line: number } {
  try {
    readGpx(text, limits)
  } catch (error) {
    if (error instanceof GpxError) return { code: error.code, line: error.line }
    throw error
  }
  throw new Error('it was not refused')
}

function gpx(...body: string[]): string {
  return ['<?xml version="1.0"?>', '<gpx version="1.1">', ...body, '</gpx>'].join('\n')
}

describe('readGpx', () => {
  it('reads each segment of a track with its name, positions and times', () => {
    const segments = readGpx(
      gpx(
        '<trk><trkseg>',
        '<trkpt lat="22.9" lon="104.8"><time>2026-03-01T00:00:00Z</time></trkpt>',
        '<trkpt lat="-22.8" lon="1.048e2"><ele>900</ele><time>2026-03-01T08:00:30.5+08:00</time></trkpt>',
        '</trkseg><trkseg/><trkseg>',
        '<trkpt lat="22.7" lon="104.6"><time>2026-03-01T00:01:00</time></trkpt>',
        '<trkpt lat="22.7" lon="104.6"/>',
        '</trkseg><name>North &amp; <![CDATA[south]]></name></trk>',
      ),
    )
    expect(segments.map(({ kind, name }) => [kind, name])).toEqual([
      ['track', 'North & south'],
      ['track', 'North & south'],
    ])
    const [first, second] = segments
    const start = Date.UTC(2026, 2, 1)
    expect([...first!.fixes.timeMs]).toEqual([start, start + 30_500])
    expect([...first!.fixes.lonLat]).toEqual([104.8, 22.9, 104.8, -22.8])
    expect([...first!.fixes.accuracyM]).toEqual([NaN, NaN])
    expect([...second!.fixes.timeMs]).toEqual([start + 60_000, NaN])
  })

  it('reads a track of more segments than a call takes arguments', () => {
    const segment = '<trkseg><trkpt lat="1" lon="2"/></trkseg>'
    expect(readGpx(gpx(`<trk>${segment.repeat(150_000)}</trk>`))).toHaveLength(150_000)
  })

  it('reads a route as points without times', () => {
    const [route] = readGpx(
      gpx('<rte><name>Ridge</name><rtept lat="1" lon="2"><time>2026-03-01T00:00:00Z</time></rtept></rte>'),
    )
    expect(route!.kind).toBe('route')
    expect(route!.name).toBe('Ridge')
    expect([...route!.fixes.timeMs]).toEqual([NaN])
  })

  it('reads GPX 1.0, names with a prefix, and nothing of what it does not know', () => {
    const text = [
      '<g:gpx version="1.0" xmlns:g="http://www.topografix.com/GPX/1/0">',
      '<g:wpt lat="99" lon="999"/><g:trk><g:name/><g:trkseg><g:trkpt lat="1" lon="2">',
      '<g:extensions><g:time>yesterday</g:time><trkpt lat="999"/></g:extensions>',
      '<g:time> </g:time></g:trkpt></g:trkseg></g:trk></g:gpx>',
    ].join('\n')
    const [segment, ...others] = readGpx(text)
    expect(others).toEqual([])
    expect(segment!.name).toBeNull()
    expect(segment!.fixes.count).toBe(1)
    expect([...segment!.fixes.timeMs]).toEqual([NaN])
  })

  it('names the line of what it refuses', () => {
    const track = (...points: string[]) => gpx('<trk><trkseg>', ...points, '</trkseg></trk>')
    const good = '<trkpt lat="1" lon="2"></trkpt>'
    const cases: [string, string, number][] = [
      [track(good, '<trkpt lat="91" lon="2"/>'), 'position-out-of-range', 5],
      [track('<trkpt lat="1" lon="-180.5"/>'), 'position-out-of-range', 4],
      [track('<trkpt lat="1" lon="0x10"/>'), 'position-out-of-range', 4],
      [track('<trkpt lat="1" lon="NaN"/>'), 'position-out-of-range', 4],
      [track(good, good, '<trkpt lat="1"/>'), 'position-missing', 6],
      [track(good, '<trkpt lat="1" lon=""/>'), 'position-missing', 5],
      [track('<trkpt lat="1" lon="2"><time>8 o’clock</time></trkpt>'), 'time-invalid', 4],
      [track('<trkpt lat="1" lon="2"><time>2026-02-30T00:00:00Z</time></trkpt>'), 'time-invalid', 4],
      [track('<trkpt lat="1" lon="2"><time>2026-13-01T00:00:00Z</time></trkpt>'), 'time-invalid', 4],
      [track(good, '<trkpt lat="1" lon="2">'), 'not-xml', 6],
      [track(good, '&unheard;'), 'not-xml', 5],
      [gpx('<trk>'), 'not-xml', 4],
      ['', 'not-xml', 1],
      ['{"type":"FeatureCollection"}', 'not-xml', 1],
      ['<kml version="2.2"/>', 'not-gpx', 1],
      ['\n<gpx version="2.0"/>', 'not-gpx', 2],
      ['<gpx/>', 'not-gpx', 1],
    ]
    for (const [text, code, line] of cases) expect([text, refusalOf(text)]).toEqual([text, { code, line }])
  })

  it('refuses a document type before any entity of it could be expanded', () => {
    const bomb = [
      '<!DOCTYPE gpx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
      '<gpx version="1.1"><trk><name>&b;</name></trk></gpx>',
    ].join('\n')
    expect(refusalOf(bomb)).toEqual({ code: 'document-type', line: 1 })
  })

  it('refuses what is too long, too deep or has too many points', () => {
    const point = '<trkpt lat="1" lon="2"/>'
    const track = gpx(`<trk><trkseg>${point}${point}${point}</trkseg></trk>`)
    expect(refusalOf(track, { ...defaultGpxLimits, mostCharacters: 50 }).code).toBe('too-large')
    expect(refusalOf(track, { ...defaultGpxLimits, mostPoints: 2 })).toEqual({
      code: 'too-many-points',
      line: 3,
    })
    expect(refusalOf(gpx('<a>'.repeat(100))).code).toBe('too-deep')
  })

  it.skipIf(!hasSharedData())('reads recorded tracks as others count them', () => {
    const counts = (file: string) => {
      const segments = readGpx(sharedText(`tracks/${file}`))
      const times = segments.flatMap(({ fixes }) => [...fixes.timeMs])
      return [segments.length, times.length, times.filter((time) => !Number.isNaN(time)).length]
    }
    // Segments with points: one in each of the first two files has none.
    expect(counts('hike_korita_zbevnica.gpx')).toEqual([3, 871, 513])
    expect(counts('walk_cerknicko_jezero.gpx')).toEqual([7, 296, 296])
    expect(counts('hike_blue_hills.gpx')).toEqual([14, 1243, 1243])
    expect(counts('car_visnjan.gpx')).toEqual([1, 104, 104])
    expect(counts('climb_mojstrovka_bad_times.gpx')).toEqual([1, 184, 184])
  })
})
