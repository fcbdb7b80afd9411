import { v7 as newId } from 'uuid'
import type { PersonId } from '../data/model/ids.ts'
import type { Trail, TrailEvent, TrailEventInput } from '../data/model/trail.ts'
import { keepPhotos } from '../data/store/photos.ts'
import { tryGetRecord } from '../data/store/records.ts'
import { checkReferences, type Acting } from './actOf.ts'
import { locateOnGround } from './checkGround.ts'
import { makeRecord } from './checkInput.ts'
import { checkNotAhead } from './checkNotAhead.ts'
import { checkVerification } from './checkVerification.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { getLine } from './lineShelf.ts'
import { checkPhotosKnown } from './photos.ts'

/**
 * An event of a trail's list as it is kept, checked against the trail and its events so far; `prefix`
 * stands before its field names. The photos that it names stay from then on.
 */
export async function makeTrailEvent(
  acting: Acting,
  trail: Trail,
  input: TrailEventInput,
  earlier: readonly TrailEvent[],
  prefix = '',
): Promise<TrailEvent> {
  const { tx, lines, actor, origin, sequence, nowMs, receivedAt } = acting
  const { line } = getLine(lines, trail.lineId)
  for (const [field, position] of positionsOf(input)) locateOnGround(line, position, prefix + field)
  checkNotAhead(`${prefix}observedAt`, Date.parse(input.observedAt), nowMs)
  checkWithdrawal(input, earlier, prefix)
  const photos = input.photos.map(({ id }) => id)
  await checkPhotosKnown(tx, photos, `${prefix}photos`)
  const event = makeRecord('trail-event', {
    ...input,
    id: newId(),
    trailId: trail.id,
    personId: await whoWasThere(acting, input.personId, `${prefix}personId`),
    receivedAt,
    actor: actor.userName,
    observedBy: origin?.observedBy ?? undefined,
  })
  if (event.kind === 'verified') await checkVerification(acting, trail, event, earlier)
  await keepPhotos(tx, photos, sequence)
  return event
}

function positionsOf({ position, photos }: TrailEventInput) {
  const places = photos.map((photo, index) => [`photos.${index}.position`, photo.position] as const)
  return [['position', position] as const, ...places].flatMap(([field, place]) =>
    place === null ? [] : [[field, place] as const],
  )
}

function checkWithdrawal(
  { kind, withdraws }: TrailEventInput,
  earlier: readonly TrailEvent[],
  prefix: string,
): void {
  if (withdraws === null) return
  const field = `${prefix}withdraws`
  if (!earlier.some(({ id }) => id === withdraws))
    throw fieldInvalid(field, 'this trail has no such event', '该便道没有这一事件')
  if (kind !== 'withdrawn')
    throw fieldInvalid(field, 'only a withdrawal names an event to take back', '只有撤回才注明被撤回的事件')
}

/** An account is who it is on the list of people; where nobody signs in, somebody of it may be named. */
async function whoWasThere(
  { tx, actor }: Acting,
  named: PersonId | null,
  field: string,
): Promise<PersonId | null> {
  if (actor.kind === 'local') {
    await checkReferences(tx, 'person', [{ field, id: named }])
    return named
  }
  const account = actor.id === null ? undefined : await tryGetRecord(tx, 'account', actor.id)
  const own = account?.record.personId ?? null
  if (named !== null && named !== own)
    throw fieldInvalid(
      field,
      'an account speaks for nobody else: whoever was there signs in themselves',
      '账号不能代他人填写：须由本人登录',
    )
  return own
}
