import { z } from 'zod'
import { coverageKind, type CoverageKind, type LineCoverage } from '../data/model/coverageAnswer.ts'
import type { App } from './appContext.ts'
import { coverageAnswer } from './coverageAnswer.ts'
import { readWindow } from './coverageQuery.ts'
import { readCoverage } from './coverageReading.ts'
import { endpoint, type RequestFacts } from './endpoint.ts'
import { knowledgeOf } from './knowledge.ts'

/** The gaps and the states of a line at this instant. */
export type LineNow = Pick<LineCoverage, 'lineId' | 'gapsNow' | 'runsNow'>

interface Asked {
  readonly kind: CoverageKind
  readonly lineId?: string | undefined
}

/**
 * For the server itself, under no address: read beside it where pages' coverage is, over the window that
 * they ask for, so that it is computed once.
 */
export const gapsNowReading = endpoint({
  summary: 'Gaps and states of every line at this instant',
  tag: 'coverage',
  query: z.strictObject({ kind: coverageKind, lineId: z.uuid().optional() }),
  handle: async ({ app, query }) => ({ body: await gapsNow(app, query) }),
})

/** Gaps now, for the server itself; computed in a thread beside it where there is one. */
export async function askGapsNow(app: App, asked: Asked): Promise<LineNow[]> {
  if (app.reading === undefined) return gapsNow(app, asked)
  const answer = await app.reading.ask({
    name: 'gapsNow',
    params: {},
    query: asked,
    facts: nobodysRequest,
    nowMs: app.now(),
    encoding: 'identity',
    known: undefined,
  })
  return answer.body as LineNow[]
}

const nobodysRequest: RequestFacts = {
  method: 'GET',
  address: '',
  apiAddress: '',
  language: 'en',
  actId: undefined,
  ifMatch: undefined,
  lastEventId: undefined,
  reason: undefined,
  bodyText: '',
  bodyType: undefined,
}

async function gapsNow(app: App, { kind, lineId }: Asked): Promise<LineNow[]> {
  const known = await knowledgeOf(app, undefined)
  const atMs = known.nowMs
  const window = readWindow({}, atMs)
  const reading = await readCoverage(app, { known, window, lineId, withActual: kind !== 'planned' })
  const { lines } = coverageAnswer({ kind, window, atMs, unitLevel: 'county' }, reading)
  return lines.map(({ lineId, gapsNow, runsNow }) => ({ lineId, gapsNow, runsNow }))
}
