import { FileFault, mostPoints, withoutRepeats, type DrawnFile, type FoundLine } from './fileFault.ts'
import { degreesOf, readXml } from './readXml.ts'

/** Lines, tracks and outlines of the placemarks in a KML text, each by the name of its placemark. */
export function readKml(text: string): DrawnFile {
  const lines: FoundLine[] = []
  let passedOver = 0
  let pointCount = 0
  let name: string | null = null
  /** Of the placemark that is open; its name may come after them. */
  let open: { line: number; points: [number, number][] }[] = []
  const isInPlacemark = (path: readonly string[]) => path.includes('Placemark')
  const point = (lon: string | undefined, lat: string | undefined, line: number): [number, number] => {
    const place = { kind: 'line', line } as const
    if (++pointCount > mostPoints) throw new FileFault('too-many-points', place)
    return [degreesOf(lon, 180, place), degreesOf(lat, 90, place)]
  }
  readXml(text, {
    open: (path, _tag, { line }) => {
      if (path.at(-1) === 'Placemark') {
        name = null
        open = []
      } else if (isInPlacemark(path) && lineElements.has(path.at(-1) ?? '')) open.push({ line, points: [] })
    },
    close: (path, content, contentLine) => {
      const [outer, own] = [path.at(-2) ?? '', path.at(-1)]
      if (own === 'Placemark') {
        for (const { line, points } of open) {
          const distinct = withoutRepeats(points)
          if (distinct.length < 2) passedOver += 1
          else lines.push({ name, layer: null, place: { kind: 'line', line }, points: distinct })
        }
      } else if (!isInPlacemark(path)) return
      else if (own === 'name' && outer === 'Placemark') name = content.trim() || null
      else if (own === 'Point' || own === 'Model') passedOver += 1
      else if (own === 'coordinates' && lineElements.has(outer))
        for (const { tuple, line } of tuplesIn(content, contentLine)) {
          const [lon, lat] = tuple.split(',')
          open.at(-1)?.points.push(point(lon, lat, line))
        }
      else if (own === 'coord' && outer === 'Track') {
        // Google's track: longitude, latitude and height with blanks between them.
        const [lon, lat] = content.trim().split(/\s+/)
        open.at(-1)?.points.push(point(lon, lat, contentLine))
      }
    },
  })
  return { format: 'kml', lines, passedOver, epsg: 4326 }
}

const lineElements = new Set(['LineString', 'LinearRing', 'Track'])

/** `lon,lat,height` by `lon,lat,height`, each with the line of the file that it stands on. */
function* tuplesIn(content: string, firstLine: number): Generator<{ tuple: string; line: number }> {
  for (const [index, row] of content.split(/\r\n|\r|\n/).entries())
    // Some write blanks after their commas, which KML does not allow and everybody reads.
    for (const tuple of row
      .replaceAll(/\s*,\s*/g, ',')
      .trim()
      .split(/\s+/))
      if (tuple !== '') yield { tuple, line: firstLine + index }
}
