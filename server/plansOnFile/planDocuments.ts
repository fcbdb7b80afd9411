import { z } from 'zod'
import { peopleOfFacts, type PlanFacts } from '../../data/model/planFacts.ts'
import { planDocumentAnswer, type PlanDocumentAnswer } from '../../data/model/planFiling.ts'
import { planFindings } from '../../data/model/planFinding.ts'
import { planText, type PlanText } from '../../data/model/planOnFile.ts'
import { readTogether, tryArrivalMs } from '../../data/store/acts.ts'
import { readerAsOf, readerNow } from '../../data/store/asOf.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { asOfQuery, knowledgeOf } from '../knowledge.ts'
import { headOf } from './planFilings.ts'
import { knownPeopleOf, seePeople } from './planPeople.ts'
import { readPlanFacts } from './readPlanFacts.ts'

const params = z.object({ id: z.uuid() })
const query = z.strictObject(asOfQuery)

export const getPlanDocument = endpoint({
  summary: 'A plan filled from the records as they are, and what it lacks; people by what one may see',
  tag: 'duty',
  params,
  query,
  answer: planDocumentAnswer,
  async handle({ app, params, query, request: { actor } }) {
    const { past, nowMs, headers } = await knowledgeOf(app, query.asOf)
    const body = await readTogether(
      app.db,
      async (tx, sequence): Promise<PlanDocumentAnswer> => {
        const stored = await tryGetRecord(tx, 'plan-on-file', params.id)
        if (stored === undefined) throw notFound('id', params.id)
        const text = textOf(stored.record)
        const lines = await app.lines.at(tx, sequence)
        const { timeZone } = app.settings
        const { facts, isSynthetic } = await readPlanFacts(tx, text, { lines, nowMs, timeZone })
        return {
          facts,
          findings: planFindings(text, facts, await knownPeopleOf(tx, text)),
          people: await seePeople(app, tx, actor, namedIn(text, facts)),
          filing: null,
          text,
          synthetic: stored.record.synthetic || isSynthetic,
          sequence,
        }
      },
      past,
    )
    return { headers, body }
  },
})

export const getFilingDocument = endpoint({
  summary:
    'A plan as it was filed, with what the records said then; people as they were, by what one may see',
  tag: 'duty',
  params,
  query,
  answer: planDocumentAnswer,
  async handle({ app, params, query, request: { actor } }) {
    const { past, headers } = await knowledgeOf(app, query.asOf)
    const body = await readTogether(
      app.db,
      async (tx, sequence): Promise<PlanDocumentAnswer> => {
        const stored = await tryGetRecord(tx, 'plan-filing', params.id)
        if (stored === undefined) throw notFound('id', params.id)
        const { record } = stored
        const { facts, findings, signedById } = record
        const named = namedIn(record, facts)
        if (signedById !== null) named.add(signedById)
        return {
          facts,
          findings,
          people: await seePeople(app, await asFiled(tx, record.id), actor, named),
          filing: headOf(record),
          text: textOf(record),
          synthetic: record.synthetic || (await isOfDemonstration(tx, record.unitId)),
          sequence,
        }
      },
      past,
    )
    return { headers, body }
  },
})

const namedIn = ({ leadingGroup }: PlanText, facts: PlanFacts): Set<string> =>
  new Set([...leadingGroup.flatMap(({ personId }) => personId ?? []), ...peopleOfFacts(facts)])

const fields = z.object(planText)
const textOf = (record: PlanText): PlanText => fields.parse(record)

/** The records as they stood when something was filed, so that nobody's name is kept twice. */
async function asFiled(tx: Reader, filingId: string): Promise<Reader> {
  const { sequence } = await readerNow(tx)
    .selectFrom('record_version')
    .select(({ fn }) => fn.min('from_sequence').as('sequence'))
    .where('id', '=', filingId)
    .executeTakeFirstOrThrow()
  const heardBeforeMs = ((await tryArrivalMs(readerNow(tx), sequence)) ?? 0) + 1
  return readerAsOf(readerNow(tx), { sequence, heardBeforeMs })
}

const isOfDemonstration = async (tx: Reader, unitId: string): Promise<boolean> =>
  (await tryGetRecord(tx, 'unit', unitId))?.record.synthetic === true
