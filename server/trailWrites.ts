import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { Refusal } from '../data/journal/refusal.ts'
import { trail, trailEvent } from '../data/model/trail.ts'
import { listRecords } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { compileBorderLine, type BorderLine } from '../geo/borderLine.ts'
import { locate, positionAt } from '../geo/chainage.ts'
import type { Position } from '../geo/units.ts'
import { checkReferences } from './actOf.ts'
import { endChargesOf } from './chiefs/endCharges.ts'
import { checkChainage, checkGroundPath } from './checkGround.ts'
import { inputShape } from './checkInput.ts'
import { largeBodyBytes } from './endpoint.ts'
import { getLine } from './lineShelf.ts'
import { recordEndpoints } from './recordEndpoints.ts'

/** A path is drawn by hand: it may miss the place where it is said to meet the line by so much. */
const missesLineByM = 1000

/** Far more than a county has trails, and few enough digits to be said on the radio. */
const highestNumber = 999_999

export const trailWrites = recordEndpoints({
  kind: 'trail',
  noun: 'a trail; a new one begins as reported, and takes the next number where none is given',
  tag: 'trails',
  input: inputShape(trail, ['number']).extend({ number: trail.shape.number.max(highestNumber).optional() }),
  mostBodyBytes: largeBodyBytes,
  removalNeedsReason: true,
  acts: { created: 'trail-found', changed: 'trail-changed', removed: 'trail-removed' },
  async prepare({ tx, lines }, input, before) {
    const { line } = getLine(lines, input.lineId)
    checkGroundPath(line, input.path, 'path', { mayMeetItself: true })
    for (const [index, atM] of input.meetsLineAtM.entries()) {
      checkChainage(line, atM, `meetsLineAtM.${index}`)
      checkNearPath(line, atM, input.path, `meetsLineAtM.${index}`)
    }
    await checkReferences(tx, 'unit', [{ field: 'unitId', id: input.unitId }])
    return { ...input, number: input.number ?? before?.number ?? (await nextNumber(tx)) }
  },
  alongWith({ actor, nowMs, receivedAt }, { id }) {
    const reported = trailEvent.parse({
      id: newId(),
      trailId: id,
      kind: 'reported',
      observedAt: new Date(nowMs).toISOString(),
      receivedAt,
      actor: actor.userName,
    })
    return [{ kind: 'trail-event', id: reported.id, record: reported, expectedVersion: 0 }]
  },
  async onRemove({ tx }, { id }) {
    const events = await listRecords(tx, 'trail-event', { parentId: id })
    if (events.some(({ record }) => record.kind !== 'reported' && record.kind !== 'withdrawn'))
      throw new Refusal('still-in-use', {
        en: 'Something was done on this trail: it stays on the list, and can be sealed.',
        zh: '该便道已有处置记录：须保留在名录中，可以封堵。',
      })
    return [
      ...events.map(({ record, version }) => ({
        kind: 'trail-event' as const,
        id: record.id,
        record: null,
        expectedVersion: version,
      })),
      ...(await endChargesOf(tx, id)),
    ]
  },
})

/**
 * Of all trails that ever were: one that was removed may stand again, and its number is its own. Where the
 * highest number is taken, the lowest that never was.
 */
export async function nextNumber(tx: Reader): Promise<number> {
  const rows = await tx
    .selectFrom('record_version')
    .select(sql<number>`json_extract(body, '$.number')`.as('number'))
    .distinct()
    .where('kind', '=', 'trail')
    .execute()
  const taken = new Set(rows.map(({ number }) => number))
  let next = 1
  for (const number of taken) next = Math.max(next, number + 1)
  if (next <= highestNumber) return next
  let lowest = 1
  while (taken.has(lowest)) lowest++
  return lowest
}

function checkNearPath(line: BorderLine, atM: number, path: readonly Position[], field: string): void {
  const place = positionAt(line, atM)
  const missesByM = Math.min(
    ...path.slice(1).map((to, index) => {
      const from = path[index] ?? to
      if (from[0] === to[0] && from[1] === to[1]) return Infinity
      const leg = compileBorderLine({ id: 'leg', positions: [from, to], homeSide: line.homeSide })
      return Math.abs(locate(leg, place).offsetM)
    }),
  )
  if (missesByM <= missesLineByM) return
  throw new Refusal(
    'geometry-invalid',
    {
      en: `${field}: the path passes ${Math.round(missesByM)} m from this place on the line; at most ${missesLineByM} m are allowed.`,
      zh: `${field}：路径距线上该处 ${Math.round(missesByM)} 米；最多允许 ${missesLineByM} 米。`,
    },
    field,
  )
}
