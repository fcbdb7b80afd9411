import { z } from 'zod'
import { coverageShares, type CoverageKind, type CoverageShares } from '../data/model/coverageAnswer.ts'
import { instant } from '../data/model/values.ts'
import { figuresAt } from '../geo/figures.ts'
import type { App } from './appContext.ts'
import { figuresNowAnswer } from './coverageFigures.ts'
import { coverageTimes } from './coverageQuery.ts'
import { momentOf, readCoverage, statesOf } from './coverageReading.ts'
import { endpoint } from './endpoint.ts'
import { instantShown } from './gapsAt.ts'
import { asOfQuery, knowledgeOf, type Knowledge } from './knowledge.ts'

const hourMs = 3_600_000
const mostInstants = 32

const sharesQuery = z.strictObject({
  kind: coverageTimes.kind,
  ...asOfQuery,
  at: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(instant).min(1).max(mostInstants))
    .meta({ description: `One to ${mostInstants} instants, with commas between them` }),
})

/** What is held at several instants: a line over days, without all that each of them is made of. */
export const getCoverageShares = endpoint({
  summary: 'Metres by state and the share held at each of several instants, over the whole county',
  tag: 'coverage',
  query: sharesQuery,
  answer: coverageShares,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const { sequence, nowMs } = known
    const { kind } = query
    const instantsMs = query.at.map((text) => Date.parse(text))
    const windows = instantsMs.map(hourOf)
    const moments = await Promise.all(
      windows.map((window) => momentOf(app, kind, { known, window, lineId: undefined })),
    )
    const key = `shares ${kind} ${moments.join(' ')} ${instantsMs.join(' ')}`
    const cached = await known.bodies.get(key, sequence, nowMs, async () => {
      const body = await sharesOf(app, kind, known, instantsMs)
      return { body, type: 'application/json', sequence: body.sequence, changesAtMs: Infinity }
    })
    return { cached, headers: known.headers, settled: known.past === undefined && kind === 'planned' }
  },
})

async function sharesOf(
  app: App,
  kind: CoverageKind,
  known: Knowledge,
  instantsMs: readonly number[],
): Promise<CoverageShares> {
  const items: CoverageShares['items'] = []
  let [sequence, trackRevision, lengthM] = [known.sequence, Infinity, 0]
  // One after another: an act in between makes the later ones newer, and what is told is the oldest.
  for (const askedMs of instantsMs) {
    const window = hourOf(askedMs)
    const reading = await readCoverage(app, {
      known,
      window,
      lineId: undefined,
      withActual: kind !== 'planned',
    })
    const atMs = instantShown({ kind, window, atMs: askedMs }, reading.knownUntilMs)
    const figures = reading.lines.map((line) => figuresAt(statesOf(kind, line), atMs))
    items.push({ at: new Date(askedMs).toISOString(), ...figuresNowAnswer(figures) })
    lengthM = reading.lines.reduce((totalM, { entry }) => totalM + entry.line.lengthM, 0)
    sequence = Math.min(sequence, reading.sequence)
    trackRevision = Math.min(trackRevision, reading.trackRevision)
  }
  return { kind, sequence, trackRevision, lengthM, items }
}

/** The hour that an instant lies in: what others ask for too, and is kept. */
function hourOf(atMs: number): { fromMs: number; toMs: number } {
  const fromMs = Math.floor(atMs / hourMs) * hourMs
  return { fromMs, toMs: fromMs + hourMs }
}
