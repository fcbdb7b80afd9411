import { sendPhoto } from '../../api/photos.ts'
import { sendAct } from '../../api/request.ts'
import type { Acknowledgement } from '../acts/actKind.ts'
import { kindOf, type WaitingAct } from '../acts/actKinds.ts'
import { keptPhoto } from '../photoShelf.ts'

/** A request without an answer for so long counts as failed; the repeat has the same `actId`. */
export const patienceMs = 20_000
/** A photo, or a part of one, may take longer where the signal is weak. */
const photoPatienceMs = 180_000

/**
 * Sends an act, its photos before it; throws as `fetch` or the server does. A photo that this phone has no
 * more does not hold up what was entered: the receipt says that it is missing.
 */
export async function sendWaitingAct(act: WaitingAct): Promise<Acknowledgement> {
  const kind = kindOf(act)
  const sentAs = await sendPhotos(act)
  const { method = 'POST', ...request } = kind.request(act, [...sentAs.values()], sentAs)
  const {
    answer,
    sequence = null,
    answeredMs = Date.now(),
  } = await sendAct({
    ...request,
    method,
    actId: act.actId,
    actingAs: act.userName,
    phoneClock: phoneClockOf(act),
    ...(act.broughtFrom === null ? {} : { observedBy: act.broughtFrom }),
    signal: AbortSignal.timeout(patienceMs),
  })
  const missingPhotos = act.photos.filter((kept) => !sentAs.has(kept)).length
  return { ...kind.read(answer, new Date(answeredMs).toISOString()), sequence, missingPhotos }
}

function phoneClockOf({ pressedAt, pressedBy }: WaitingAct) {
  if (pressedBy === null) return undefined
  const { saidMs, isSettled } = pressedBy
  const behindMs = isSettled ? Date.parse(pressedAt) - saidMs : undefined
  return { saidAt: new Date(saidMs).toISOString(), behindMs }
}

/** A photo is kept by its content: one that was sent before is not kept twice. */
async function sendPhotos({ photos, userName }: WaitingAct): Promise<Map<string, string>> {
  const sentAs = new Map<string, string>()
  for (const kept of photos) {
    const photo = await keptPhoto(kept)
    if (photo === undefined) continue
    const { id } = await sendPhoto(photo, { actingAs: userName, patienceMs: photoPatienceMs })
    sentAs.set(kept, id)
  }
  return sentAs
}
