import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import {
  closeGapsQuestion,
  proposalTeams,
  type CloseGapsMessage,
  type CloseGapsQuestion,
} from '../../data/model/closeGaps.ts'
import { reachesOf } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import { isWithin } from '../../data/model/unitTree.ts'
import { lineId } from '../../data/model/ids.ts'
import { instant } from '../../data/model/values.ts'
import { readTogether } from '../../data/store/acts.ts'
import { asInterval, intersect, measure } from '../../geo/intervals.ts'
import { outside } from '../access/jurisdiction.ts'
import { checkReferences } from '../actOf.ts'
import type { App } from '../appContext.ts'
import { checkChainage, checkStretch } from '../checkGround.ts'
import { readWindow } from '../coverageQuery.ts'
import { readCoverage } from '../coverageReading.ts'
import { endpoint, largeBodyBytes } from '../endpoint.ts'
import { asOfQuery, knowledgeOf } from '../knowledge.ts'
import { getLine } from '../lineShelf.ts'
import { proposalHere } from './proposalHere.ts'
import { readTeams, timesOf } from './teamsOnRecord.ts'

const messageType = 'application/x-ndjson'

/** Streams, so that whoever waits sees how far it is; who goes away stops it. */
export const closeGapsWithTeams = endpoint({
  summary:
    'Patrols for some teams that close most of what a week’s plan leaves open, within rest and hours, with a bound that no other proposal passes; nothing is kept. One message a line: how far it is, and at the end the answer',
  tag: 'gaps',
  body: closeGapsQuestion,
  mostBodyBytes: largeBodyBytes,
  answer: z.string(),
  answerType: messageType,
  async handle({ app, body, request: { actor, language, address } }) {
    await checkQuestion(app, body, actor)
    return { stream: async (response) => answerInLines(response, app, { body, language, address }) }
  },
})

async function checkQuestion(app: App, question: CloseGapsQuestion, actor: Actor): Promise<void> {
  await readTogether(app.db, async (tx, sequence) => {
    const { line } = getLine(await app.lines.at(tx, sequence), question.lineId)
    const named = [
      { field: 'unitId', id: question.unitId },
      ...question.teams.map(({ unitId }, index) => ({ field: `teams.${index}.unitId`, id: unitId })),
    ]
    await checkReferences(tx, 'unit', named)
    const units = await app.units.at(tx)
    const reaches = reachesOf(actor, 'assign-duty')
    for (const { field, id } of named) {
      if (id === null) continue
      const ground = { unitIds: [id], unitField: field, places: [] }
      if (!isWithin(units, reaches, ground)) throw outside(units, reaches, ground)
    }
    for (const [index, { baseM }] of question.teams.entries())
      if (baseM !== null) checkChainage(line, baseM, `teams.${index}.baseM`)
    for (const [index, item] of question.draft.items.entries())
      checkStretch(line, item, `draft.items.${index}.`)
  })
}

async function answerInLines(
  response: ServerResponse,
  app: App,
  { body, language, address }: { body: CloseGapsQuestion; language: 'en' | 'zh'; address: string },
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const asked = { question: body, nowMs: app.now(), language, address }
  const messages: AsyncIterable<CloseGapsMessage> =
    app.reading === undefined
      ? proposalHere(app, asked, gone.signal)
      : app.reading.proposals.ask(asked, gone.signal)
  // A message is of use now, not once a compressor has enough of them.
  response.setHeader('Cache-Control', 'no-store, no-transform')
  response.setHeader('X-Accel-Buffering', 'no')
  for await (const message of messages)
    if (!gone.signal.aborted) response.write(`${JSON.stringify(message)}\n`)
  response.end()
}

/** Teams as their assignments around a time have them. */
export const listProposalTeams = endpoint({
  summary: 'Teams that patrol a line around from..to, with what they are assigned in it already',
  tag: 'gaps',
  query: z.strictObject({ ...asOfQuery, lineId, from: instant, to: instant }),
  answer: proposalTeams,
  async handle({ app, query }) {
    const known = await knowledgeOf(app, query.asOf)
    const window = readWindow(query, known.nowMs)
    const reading = await readCoverage(app, { known, window, lineId: query.lineId, withActual: false })
    const { units, patrols } = reading.records
    const teams = await readTeams(app, known, { line: reading.lines[0]!.entry.line, patrols, units })
    return {
      headers: known.headers,
      body: {
        items: teams.map(({ team, patrols }) => ({
          ...team,
          assignedHours:
            measure(intersect(timesOf(patrols).map(asInterval), [asInterval(window)])) / 3_600_000,
        })),
      },
    }
  },
})
