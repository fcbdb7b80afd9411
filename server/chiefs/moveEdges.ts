import { z } from 'zod'
import type { Change } from '../../data/journal/commit.ts'
import { chainageInterval } from '../../data/model/values.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import { actOf } from '../actOf.ts'
import { checkStretch } from '../checkGround.ts'
import { endpoint, notFound } from '../endpoint.ts'
import { fieldInvalid } from '../fieldInvalid.ts'
import { getLine } from '../lineShelf.ts'
import { changedAnswer, changedReply, fromInstant, mostAtOnce, successions } from './successions.ts'

const move = z.object({ id: z.uuid(), version: z.number().int().min(1) }).and(chainageInterval)

export const moveChiefEdges = endpoint({
  summary:
    'Let chiefs’ stretches reach elsewhere from an instant: where one gives and its neighbour takes, both as one act',
  tag: 'duty',
  body: z.strictObject({ moves: z.array(move).min(1).max(mostAtOnce), at: fromInstant }),
  answer: changedAnswer,
  act: 'new',
  handle: ({ app, body: { moves, at }, request }) =>
    actOf(app, request, 'chief-changed', async ({ tx, lines }) => {
      const changes: Change[] = []
      for (const [index, { id, version, fromM, toM }] of moves.entries()) {
        if (moves.findIndex((one) => one.id === id) !== index)
          throw fieldInvalid(`moves.${index}`, 'this is named twice', '重复列出')
        const stored = await tryGetRecord(tx, 'stretch', id)
        if (stored === undefined) throw notFound(`moves.${index}.id`, id)
        checkStretch(getLine(lines, stored.record.lineId).line, { fromM, toM }, `moves.${index}.`)
        const chosen = [{ kind: 'stretch' as const, id, version }]
        changes.push(
          ...(await successions(
            tx,
            chosen,
            at,
            () => ({ fromM, toM }),
            () => `moves.${index}`,
          )),
        )
      }
      return { changes, reply: changedReply(changes) }
    }),
})
