import type { CoverageAnswer } from '../data/model/coverageAnswer.ts'
import { sliceLine } from '../geo/chainage.ts'
import type { Stretch } from '../geo/units.ts'
import type { LineEntry } from './lineShelf.ts'

/** An answer about coverage to draw: runs at the instant, gaps at the instant, gaps of the window. */
export function coverageFeatures(answer: CoverageAnswer, lines: readonly LineEntry[]) {
  const { at, from, to, sequence, kind } = answer
  const features = answer.lines.flatMap((coverage) => {
    const line = lines.find(({ record }) => record.id === coverage.lineId)?.line
    if (line === undefined) return []
    const draw = (shows: 'run' | 'gap-now' | 'gap', one: Stretch) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: sliceLine(line, one) },
      properties: { shows, lineId: coverage.lineId, ...one },
    })
    return [
      ...coverage.runsNow.map((run) => draw('run', run)),
      ...coverage.gapsNow.map((gap) => draw('gap-now', gap)),
      ...coverage.gaps.map((gap) => draw('gap', gap)),
    ]
  })
  return { type: 'FeatureCollection', kind, at, from, to, sequence, features }
}
