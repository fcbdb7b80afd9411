import { z } from 'zod'
import { personId, unitId } from '../../data/model/ids.ts'
import { name } from '../../data/model/values.ts'
import { actOf, checkReferences } from '../actOf.ts'
import { endpoint } from '../endpoint.ts'
import { assignments, changedAnswer, changedReply, fromInstant, successions } from './successions.ts'

/** Deputies stay with the post, but for whoever follows; a delegation was the predecessor's own. */
export const handOverChiefs = endpoint({
  summary: 'Hand over what chiefs answer for to a successor from an instant, all of it as one act',
  tag: 'duty',
  body: z.strictObject({
    chiefs: assignments,
    at: fromInstant,
    personId,
    /** As it was, where left out. */
    post: name.optional(),
    unitId: unitId.optional(),
  }),
  answer: changedAnswer,
  status: 200,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'chiefs-handed-over', async ({ tx }) => {
      const { chiefs, at, personId: successor, post, unitId: unit } = body
      await checkReferences(tx, 'person', [{ field: 'personId', id: successor }])
      await checkReferences(tx, 'unit', [{ field: 'unitId', id: unit ?? null }])
      const changes = await successions(tx, chiefs, at, ({ deputyIds }) => ({
        personId: successor,
        ...(post === undefined ? {} : { post }),
        ...(unit === undefined ? {} : { unitId: unit }),
        deputyIds: deputyIds.filter((id) => id !== successor),
        deputising: [],
      }))
      return { changes, reply: changedReply(changes) }
    }),
})

export const endChiefs = endpoint({
  summary: 'End what chiefs answer for from an instant; what was never in force is taken out',
  tag: 'duty',
  body: z.strictObject({ chiefs: assignments, at: fromInstant }),
  answer: changedAnswer,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(app, request, 'chief-ended', async ({ tx }) => {
      const changes = await successions(tx, body.chiefs, body.at, () => null)
      return { changes, reply: changedReply(changes) }
    }),
})
