import { trailEventFact } from '../data/coverageFacts.ts'
import { Refusal } from '../data/journal/refusal.ts'
import type { Trail, TrailEvent } from '../data/model/trail.ts'
import { nearestAlong } from '../geo/cutPath.ts'
import { isSamePerson, sealAt, trailStatusAt } from '../geo/trailStatus.ts'
import type { Acting } from './actOf.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { trailReachInForce } from './rules.ts'

/** A verification confirms a seal that stood then, by somebody else, on the spot. */
export async function checkVerification(
  { tx, actor }: Acting,
  trail: Trail,
  event: TrailEvent,
  earlier: readonly TrailEvent[],
): Promise<void> {
  const observedMs = Date.parse(event.observedAt)
  const facts = earlier.map(trailEventFact)
  const status = trailStatusAt(facts, observedMs)?.status
  if (status !== 'sealed' && status !== 'verified')
    throw fieldInvalid(
      'kind',
      'a verification confirms a seal, and this trail was not sealed then',
      '复核用于确认封堵，而当时该便道并未封堵',
    )
  if (actor.kind === 'local' && event.personId === null)
    throw fieldInvalid(
      'personId',
      'name who verified it, from the list of people: nobody signs in here',
      '请从人员名单中选择复核人：本机未启用账号登录',
    )
  const seal = sealAt(facts, observedMs)
  if (seal !== undefined && isSamePerson(seal, trailEventFact(event))) throw ownSeal(actor.kind === 'local')
  const { verificationReachM } = await trailReachInForce(tx, observedMs)
  checkOnTheSpot(trail, event, verificationReachM)
}

const ownSeal = (isNamed: boolean): Refusal =>
  new Refusal(
    'forbidden',
    isNamed
      ? {
          en: 'Whoever is named here sealed this trail: a second person verifies it, on the spot.',
          zh: '所选人员即封堵人：须由另一人到现场复核。',
        }
      : {
          en: 'You sealed this trail yourself: a second person verifies it, on the spot.',
          zh: '该便道由您本人封堵：须由另一人到现场复核。',
        },
    ...(isNamed ? ['personId'] : []),
  )

/** A receiver that says it is lost puts nobody on the spot: its accuracy is allowed for up to the reach. */
function checkOnTheSpot({ path }: Trail, event: TrailEvent, reachM: number): void {
  const { position, accuracyM, positionSource, notByGps } = event
  if (position === null || positionSource !== 'gps') {
    if (notByGps !== null) return
    throw fieldInvalid(
      'notByGps',
      'a verification shows by GPS that it was made on the spot, or says why it cannot',
      '复核须以定位证明在现场；无法定位时须说明原因',
    )
  }
  const { awayM } = nearestAlong(path, position)
  if (awayM - Math.min(accuracyM ?? 0, reachM) <= reachM) return
  const away = Math.round(awayM)
  throw fieldInvalid(
    'position',
    `this is ${away} m from the trail; a verification is made on the spot, within ${reachM} m of it`,
    `此处距便道 ${away} 米；复核须在现场进行，距便道不超过 ${reachM} 米`,
  )
}
