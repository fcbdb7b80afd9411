import { FileFault, mostPoints, withoutRepeats, type DrawnFile, type FoundLine } from './fileFault.ts'
import { degreesOf, readXml } from './readXml.ts'

/** Routes and the segments of tracks in a GPX text; waypoints are passed over. */
export function readGpxLines(text: string): DrawnFile {
  const lines: FoundLine[] = []
  let passedOver = 0
  let pointCount = 0
  let name: string | null = null
  /** Lines of the route or track that is open; its name may come after them. */
  let open: { line: number; points: [number, number][] }[] = []
  readXml(text, {
    open: (path, { attributes }, place) => {
      switch (path.join('/')) {
        case 'gpx/trk':
          name = null
          open = []
          break
        case 'gpx/rte':
          name = null
          open = [{ line: place.line, points: [] }]
          break
        case 'gpx/trk/trkseg':
          open.push({ line: place.line, points: [] })
          break
        case 'gpx/wpt':
          passedOver += 1
          break
        case 'gpx/rte/rtept':
        case 'gpx/trk/trkseg/trkpt':
          if (++pointCount > mostPoints) throw new FileFault('too-many-points', place)
          open
            .at(-1)
            ?.points.push([degreesOf(attributes['lon'], 180, place), degreesOf(attributes['lat'], 90, place)])
      }
    },
    close: (path, content) => {
      switch (path.join('/')) {
        case 'gpx/trk/name':
        case 'gpx/rte/name':
          name = content.trim() || null
          break
        case 'gpx/trk':
        case 'gpx/rte':
          for (const { line, points } of open) {
            const distinct = withoutRepeats(points)
            if (distinct.length < 2) passedOver += 1
            else lines.push({ name, layer: null, place: { kind: 'line', line }, points: distinct })
          }
      }
    },
  })
  return { format: 'gpx', lines, passedOver, epsg: 4326 }
}
