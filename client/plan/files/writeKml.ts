import type { BarrierStatus } from '../../../data/model/barrier.ts'
import type { TakenBarrier } from './takenBarrier.ts'
import { statusColours } from './statusColours.ts'
import type { FileWords } from './writeGpx.ts'
import { degreesText, escapeXml } from './writeXml.ts'

export interface KmlWords extends FileWords {
  readonly type: string
  readonly status: (status: BarrierStatus) => string
  /** The folder of all corners. */
  readonly corners: string
}

/** KML 2.2: a line for each part in the colour of its status, and its corners in a folder that starts shut. */
export function writeKml({ note, parts }: TakenBarrier, words: KmlWords): string {
  const statuses = [...new Set(parts.map(({ status }) => status))]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    '<Document>',
    `<name>${escapeXml(words.name)}</name>`,
    `<description>${escapeXml([words.type, note].filter((text) => text !== '').join('\n'))}</description>`,
    ...statuses.map(
      (status) =>
        `<Style id="${status}"><LineStyle><color>${kmlColour(statusColours[status].hex)}</color><width>4</width></LineStyle></Style>`,
    ),
    ...parts.flatMap(({ number, status, since, lengthM, vertices }) => [
      '<Placemark>',
      `<name>${escapeXml(`${words.name}, ${words.part(number)}`)}</name>`,
      `<styleUrl>#${status}</styleUrl>`,
      '<ExtendedData>',
      ...[
        ['part', String(number)],
        ['status', words.status(status)],
        ['since', since ?? ''],
        ['lengthM', lengthM.toFixed(3)],
      ].map(([name, value]) => `<Data name="${name}"><value>${escapeXml(value ?? '')}</value></Data>`),
      '</ExtendedData>',
      '<LineString>',
      '<tessellate>1</tessellate>',
      '<coordinates>',
      ...vertices.map(({ position }) => position.map(degreesText).join(',')),
      '</coordinates>',
      '</LineString>',
      '</Placemark>',
    ]),
    `<Folder><name>${escapeXml(words.corners)}</name><visibility>0</visibility><open>0</open>`,
    ...parts.flatMap(({ vertices }) =>
      vertices.map(
        (vertex) =>
          `<Placemark><name>${escapeXml(vertex.stake)}</name><visibility>0</visibility><description>${escapeXml(words.stakeNote(vertex))}</description><Point><coordinates>${vertex.position.map(degreesText).join(',')}</coordinates></Point></Placemark>`,
      ),
    ),
    '</Folder>',
    '</Document>',
    '</kml>',
    '',
  ].join('\n')
}

/** KML writes opacity, blue, green, red. */
const kmlColour = (hex: string) => `ff${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`.toLowerCase()
