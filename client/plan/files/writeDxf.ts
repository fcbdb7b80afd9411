import { epsgOf, zonedEastingM, type GridPlace, type GridZone } from '../../../geo/gaussKruger.ts'
import { statusColours } from './statusColours.ts'
import type { TakenBarrier } from './takenBarrier.ts'

/** Letters of 2.5 mm in a drawing at 1:1000, metres. */
const letterHeightM = 2.5

/**
 * DXF as AutoCAD release 12 wrote it, which everything reads: an open polyline for each part on the layer of
 * its status, corners as points with their chainage. In metres of the zone, with the zone's number before the
 * easting, so that a drawing tells by itself where on earth it lies.
 */
export function writeDxf({ name, zone, parts }: TakenBarrier): string {
  const at = ({ eastingM, northingM }: GridPlace) =>
    pair(10, zonedEastingM(zone, eastingM).toFixed(4)) + pair(20, northingM.toFixed(4)) + pair(30, '0.0')
  const corners = parts.flatMap(({ vertices }) => vertices)
  const extreme = (edge: 'min' | 'max') =>
    at({
      eastingM: corners.map(({ grid }) => grid.eastingM).reduce((one, other) => Math[edge](one, other)),
      northingM: corners.map(({ grid }) => grid.northingM).reduce((one, other) => Math[edge](one, other)),
    })
  const statuses = [...new Set(parts.map(({ status }) => status))]
  const header =
    corners.length === 0 ? '' : pair(9, '$EXTMIN') + extreme('min') + pair(9, '$EXTMAX') + extreme('max')
  return [
    pair(999, gridTitle(zone)),
    pair(999, ascii(name.en)),
    section('HEADER', pair(9, '$ACADVER') + pair(1, 'AC1009') + header),
    section(
      'TABLES',
      table('LTYPE', [
        pair(2, 'CONTINUOUS') +
          pair(70, 0) +
          pair(3, 'Solid line') +
          pair(72, 65) +
          pair(73, 0) +
          pair(40, 0),
      ]) +
        table('LAYER', [
          ...statuses.map((status) => layerEntry(layerOf(status), statusColours[status].cad)),
          layerEntry(cornerLayer, 7),
        ]),
    ),
    section(
      'ENTITIES',
      [
        ...parts.flatMap(({ status, vertices }) => [
          entity('POLYLINE', layerOf(status)) + pair(66, 1),
          pair(10, '0.0') + pair(20, '0.0') + pair(30, '0.0') + pair(70, 0),
          ...vertices.map(({ grid }) => entity('VERTEX', layerOf(status)) + at(grid)),
          entity('SEQEND', layerOf(status)),
        ]),
        ...corners.flatMap(({ grid, stake }) => [
          entity('POINT', cornerLayer) + at(grid),
          entity('TEXT', cornerLayer) +
            at(besideCorner(grid)) +
            pair(40, letterHeightM) +
            pair(1, ascii(stake)),
        ]),
      ].join(''),
    ),
    pair(0, 'EOF'),
  ].join('')
}

export function gridTitle(zone: GridZone): string {
  const code = epsgOf(zone, true)
  return [
    `CGCS2000 / 3-degree Gauss-Kruger zone ${zone.number}`,
    `central meridian ${zone.centralMeridianDeg} deg`,
    ...(code === null ? [] : [`EPSG:${code}`]),
    'metres',
  ].join(', ')
}

const cornerLayer = 'BARRIER-CORNERS'
const layerOf = (status: string) => `BARRIER-${status.toUpperCase()}`

/** A group: what a value means, and the value. */
const pair = (code: number, value: string | number) => `${String(code).padStart(3)}\r\n${value}\r\n`

const section = (name: string, content: string) =>
  pair(0, 'SECTION') + pair(2, name) + content + pair(0, 'ENDSEC')

const table = (name: string, entries: readonly string[]) =>
  pair(0, 'TABLE') +
  pair(2, name) +
  pair(70, entries.length) +
  entries.map((entry) => pair(0, name) + entry).join('') +
  pair(0, 'ENDTAB')

const layerEntry = (name: string, colour: number) =>
  pair(2, name) + pair(70, 0) + pair(62, colour) + pair(6, 'CONTINUOUS')

const entity = (kind: string, layer: string) => pair(0, kind) + pair(8, layer)

const besideCorner = ({ eastingM, northingM }: GridPlace): GridPlace => ({
  eastingM: eastingM + letterHeightM,
  northingM: northingM + letterHeightM,
})

/** Release 12 knows ASCII alone; other letters stand as `\U+4E2D`, line breaks as spaces. */
const ascii = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /[^ -~]/g,
      (letter) => `\\U+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )
