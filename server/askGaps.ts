import { z } from 'zod'
import { coverageKind, type CoverageKind } from '../data/model/coverageAnswer.ts'
import type { LineId } from '../data/model/ids.ts'
import { stateCodes } from '../geo/slicedStates.ts'
import { spansAt } from '../geo/statesAt.ts'
import type { Stretch } from '../geo/units.ts'
import type { App } from './appContext.ts'
import { askItself } from './askItself.ts'
import { readWindow } from './coverageQuery.ts'
import { readCoverage, statesOf } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { gapsAt, instantShown } from './gapsAt.ts'
import { knowledgeOf } from './knowledge.ts'

/** What whoever deals with gaps needs to know of a line now. */
export interface LineGaps {
  readonly lineId: LineId
  readonly gaps: readonly (Stretch & { readonly sinceMs: number; readonly sinceIsOlder: boolean })[]
  readonly held: readonly Stretch[]
}

/**
 * Gaps now and what is held, over the window that pages ask for, so that it is computed once. It has no
 * address: the server asks it of itself.
 */
export const readGaps = endpoint({
  summary: 'Gaps now and what is held, for the server itself',
  tag: 'gaps',
  query: z.strictObject({ kind: coverageKind, line: z.uuid().optional() }),
  async handle({ app, query: { kind, line } }) {
    const known = await knowledgeOf(app, undefined)
    const window = readWindow({}, known.nowMs)
    const reading = await readCoverage(app, { known, window, lineId: line, withActual: kind !== 'planned' })
    const atMs = instantShown({ kind, window, atMs: known.nowMs }, reading.knownUntilMs)
    const body: LineGaps[] = reading.lines.map((one) => {
      const states = statesOf(kind, one)
      return {
        lineId: one.entry.record.id,
        gaps: gapsAt(kind, { ...one, states }, reading.records, atMs).map(
          ({ fromM, toM, sinceMs, sinceIsOlder }) => ({ fromM, toM, sinceMs, sinceIsOlder }),
        ),
        held: spansAt(states, atMs)
          .filter(({ code }) => heldCodes.includes(code))
          .map(({ fromM, toM }) => ({ fromM, toM })),
      }
    })
    return { body }
  },
})

const heldCodes: readonly number[] = [stateCodes.held, stateCodes.kept, stateCodes.carried]

/** Gaps now of all lines, or of one. */
export async function askGaps(
  app: App,
  { kind, lineId }: { readonly kind: CoverageKind; readonly lineId?: string },
): Promise<readonly LineGaps[]> {
  const query = { kind, ...(lineId === undefined ? {} : { line: lineId }) }
  return (await askItself(app, ['gaps', readGaps], query)) as LineGaps[]
}
