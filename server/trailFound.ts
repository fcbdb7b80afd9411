import { z } from 'zod'
import { trailEventFact } from '../data/coverageFacts.ts'
import type { Change } from '../data/journal/commit.ts'
import { Refusal } from '../data/journal/refusal.ts'
import {
  foundTrailInput,
  trail,
  trailEvent,
  type FoundTrailInput,
  type Trail,
  type TrailEvent,
} from '../data/model/trail.ts'
import { tryGetRecord } from '../data/store/records.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { locate } from '../geo/chainage.ts'
import { pathOfSpot, trailMeetings } from '../geo/trailMeetings.ts'
import type { Position } from '../geo/units.ts'
import { checkJurisdiction } from './access/jurisdiction.ts'
import { actOf, type Acting } from './actOf.ts'
import { checkGroundPath } from './checkGround.ts'
import { makeRecord } from './checkInput.ts'
import { trailState, trailStateAt } from './collections/trails.ts'
import { endpoint, largeBodyBytes } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { makeTrailEvent } from './makeTrailEvent.ts'
import { trailReachInForce } from './rules.ts'
import { nextNumber } from './trailWrites.ts'

const version = z.number().int().min(1)

/**
 * The way, its first event and its seal are one act: none of them stands without the others. A way that
 * somebody else found too is kept beside theirs: which is which is told at a desk.
 */
export const findTrail = endpoint({
  summary:
    'Put a way on the list that was found on the spot, with what was seen and, if it was closed at once, its seal',
  tag: 'trails',
  body: foundTrailInput,
  mostBodyBytes: largeBodyBytes,
  answer: z.object({
    ...trail.shape,
    version,
    trailState,
    events: z.array(z.object({ ...trailEvent.shape, version })),
  }),
  status: 201,
  act: 'new',
  handle: ({ app, body, request }) =>
    actOf(
      app,
      request,
      'trail-found',
      async (acting) => {
        const { tx, nowMs } = acting
        if ((await tryGetRecord(tx, 'trail', body.id)) !== undefined)
          throw fieldInvalid('id', 'there is a trail with this id already', '已有使用该编号的便道')
        const record = await foundTrail(acting, body)
        const events = await firstEvents(acting, record, body)
        const changes: Change[] = [
          { kind: 'trail', id: record.id, record, expectedVersion: 0 },
          ...events.map((event) => ({
            kind: 'trail-event' as const,
            id: event.id,
            record: event,
            expectedVersion: 0,
          })),
        ]
        // Whoever may put a way on the list need not be one who may seal it.
        if (body.seal !== null) await checkJurisdiction(acting, 'trail-event', changes)
        const seenMs = events.map(({ observedAt }) => Date.parse(observedAt))
        const reply = {
          ...record,
          version: 1,
          trailState: trailStateAt(events.map(trailEventFact), Math.max(nowMs, ...seenMs)),
          events: events.map((event) => ({ ...event, version: 1 })),
        }
        return { changes, reply: { status: 201, body: reply } }
      },
      { observedAt: body.report.observedAt },
    ),
})

/** With the next number, on the ground of the unit farthest down where it meets the line first. */
async function foundTrail(
  { app, tx, lines }: Acting,
  { report, seal: _, ...found }: FoundTrailInput,
): Promise<Trail> {
  const { line } = getLine(lines, found.lineId)
  const [spot] = found.path
  const path = found.course === 'spot' && spot !== undefined ? pathOfSpot(line, spot) : found.path
  checkGroundPath(line, path, 'path', { mayMeetItself: true })
  const { meetsLineAtM, awayM } = trailMeetings(line, path)
  const { foundTrailReachM } = await trailReachInForce(tx, Date.parse(report.observedAt))
  const missesByM = spot !== undefined && found.course === 'spot' ? distanceToLine(line, spot) : awayM
  if (missesByM > foundTrailReachM) throw farFromLine(missesByM, foundTrailReachM)
  const units = await app.units.at(tx)
  const unit = units.tryOnGround(found.lineId, meetsLineAtM[0] ?? 0)
  const number = await nextNumber(tx)
  return makeRecord('trail', { ...found, path, number, meetsLineAtM, unitId: unit?.id ?? null })
}

const distanceToLine = (line: BorderLine, position: Position): number =>
  Math.abs(locate(line, position).offsetM)

const farFromLine = (awayM: number, reachM: number): Refusal =>
  new Refusal(
    'geometry-invalid',
    {
      en: `path: this way ends ${Math.round(awayM)} m from the line; one that is found meets it or comes within ${reachM} m of it.`,
      zh: `path：该路径距边境线 ${Math.round(awayM)} 米；新发现的便道须与边境线相交或距其不超过 ${reachM} 米。`,
    },
    'path',
  )

async function firstEvents(
  acting: Acting,
  found: Trail,
  { report, seal }: FoundTrailInput,
): Promise<TrailEvent[]> {
  const reported = await makeTrailEvent(acting, found, report, [], 'report.')
  if (seal === null) return [reported]
  return [reported, await makeTrailEvent(acting, found, seal, [reported], 'seal.')]
}
