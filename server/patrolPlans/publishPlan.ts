import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { Refusal } from '../../data/journal/refusal.ts'
import { publishPlanAnswer, publishPlanInput, type PatrolPlan } from '../../data/model/patrolPlan.ts'
import { patrolPublication } from '../../data/patrolPublication.ts'
import { currentSequence, readTogether } from '../../data/store/acts.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { actOf, expectedVersion } from '../actOf.ts'
import { checkStretch } from '../checkGround.ts'
import { makeRecord } from '../checkInput.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine, type LineEntry } from '../lineShelf.ts'
import { clashesOf, readSurroundings, refuseErrors } from './planClashes.ts'

type Answered = z.infer<typeof publishPlanAnswer>

/** One act makes the patrols of all items; what has begun since an earlier publication stays as it is. */
export const publishPlan = endpoint({
  summary:
    'Publish a patrol plan: its items become patrols, as one act; a dry run only tells what it would do',
  tag: 'duty',
  params: z.object({ id: z.uuid() }),
  body: publishPlanInput,
  answer: publishPlanAnswer,
  act: 'of-version',
  async handle({ app, params, body, request }) {
    const expected = expectedVersion(request)
    if (body.dryRun) {
      const nowMs = app.now()
      return readTogether(app.db, async (tx) => {
        const lines = await app.lines.at(tx, await currentSequence(tx))
        const { plan, version } = await getPlan(tx, params.id, expected)
        const { publication, clashes } = await prepare(tx, lines, plan, nowMs)
        return { status: 200, body: { plan: { ...plan, version }, counts: publication.counts, clashes } }
      })
    }
    return actOf(app, request, 'patrol-plan-published', async ({ tx, lines, nowMs, receivedAt, actor }) => {
      const { plan } = await getPlan(tx, params.id, expected)
      const { publication, clashes, surroundings } = await prepare(tx, lines, plan, nowMs)
      refuseErrors(plan, clashes, surroundings)
      const { counts } = publication
      const published = { at: receivedAt, by: actor.userName, items: plan.items.length, ...counts }
      const record = makeRecord('patrol-plan', {
        ...plan,
        status: 'published',
        publications: [...plan.publications, published],
      })
      const changes = publication.changes.map(({ id, patrol }): Change => ({
        kind: 'patrol',
        id,
        record: patrol === null ? null : makeRecord('patrol', { ...patrol, id }),
      }))
      return {
        changes: [{ kind: 'patrol-plan', id: plan.id, record, expectedVersion: expected }, ...changes],
        reply: {
          status: 200,
          body: { plan: { ...record, version: expected + 1 }, counts, clashes } satisfies Answered,
        },
      }
    })
  },
})

/** A plan is published as it was looked at. */
async function getPlan(tx: Reader, id: string, expected: number) {
  const stored = await tryGetRecord(tx, 'patrol-plan', id)
  if (stored === undefined) throw notFound('id', id)
  if (stored.version !== expected)
    throw new Refusal('precondition-failed', {
      en: 'Somebody changed this plan meanwhile: look at it again before it is published.',
      zh: '该计划已被他人修改：请重新查看后再发布。',
    })
  return { plan: stored.record, version: stored.version }
}

async function prepare(tx: Reader, lines: readonly LineEntry[], plan: PatrolPlan, nowMs: number) {
  const { line } = getLine(lines, plan.lineId)
  const surroundings = await readSurroundings(tx, plan)
  const { teams } = surroundings
  for (const [index, item] of plan.items.entries()) {
    checkStretch(line, item, `items.${index}.`)
    if (!teams.has(item.teamId))
      throw fieldInvalid(
        `items.${index}.teamId`,
        'this team is on record no more: give the patrol to another',
        '该队伍已不在册：请改派其他队伍',
      )
  }
  const publication = patrolPublication({
    plan,
    patrols: surroundings.own,
    startedIds: surroundings.startedIds,
    nowMs,
    getTeam: (id) => teams.get(id)!,
    newId,
  })
  return { publication, surroundings, clashes: clashesOf(publication, surroundings) }
}
