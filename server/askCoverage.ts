import type { CoverageAnswer, CoverageKind } from '../data/model/coverageAnswer.ts'
import type { App } from './appContext.ts'
import { coverageAnswer } from './coverageAnswer.ts'
import { readWindow } from './coverageQuery.ts'
import { readCoverage } from './coverageReading.ts'
import { knowledgeOf } from './knowledge.ts'

/** Coverage now, for the server itself: over the window that pages ask for, so that it is computed once. */
export async function askCoverage(
  app: App,
  asked: { readonly kind: CoverageKind; readonly lineId?: string },
): Promise<CoverageAnswer> {
  const { kind, lineId } = asked
  const known = await knowledgeOf(app, undefined)
  const atMs = known.nowMs
  const window = readWindow({}, atMs)
  const reading = await readCoverage(app, { known, window, lineId, withActual: kind !== 'planned' })
  return coverageAnswer({ kind, window, atMs, unitLevel: 'county' }, reading)
}
