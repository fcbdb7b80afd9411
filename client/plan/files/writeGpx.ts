import type { TakenBarrier, TakenVertex } from './takenBarrier.ts'
import { degreesText, escapeXml } from './writeXml.ts'

export interface FileWords {
  readonly name: string
  readonly part: (number: number) => string
  /** Of a corner: how far from the line it lies and where on the grid. */
  readonly stakeNote: (vertex: TakenVertex) => string
}

/**
 * GPX 1.1 to stake a barrier out by: a route for each part and a waypoint at every corner, called by its
 * chainage, with its place on the grid.
 */
export function writeGpx({ parts }: TakenBarrier, words: FileWords, madeMs: number): string {
  const point = (tag: 'wpt' | 'rtept', vertex: TakenVertex) => {
    const [lon, lat] = vertex.position.map(degreesText)
    return `<${tag} lat="${lat}" lon="${lon}"><name>${escapeXml(vertex.stake)}</name><desc>${escapeXml(words.stakeNote(vertex))}</desc></${tag}>`
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="Borderkeep" xmlns="http://www.topografix.com/GPX/1/1">',
    `<metadata><name>${escapeXml(words.name)}</name><time>${new Date(madeMs).toISOString()}</time></metadata>`,
    ...parts.flatMap(({ vertices }) => vertices.map((vertex) => point('wpt', vertex))),
    ...parts.flatMap(({ number, vertices }) => [
      `<rte><name>${escapeXml(`${words.name}, ${words.part(number)}`)}</name><number>${number}</number>`,
      ...vertices.map((vertex) => point('rtept', vertex)),
      '</rte>',
    ]),
    '</gpx>',
    '',
  ].join('\n')
}
