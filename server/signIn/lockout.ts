import { Refusal } from '../../data/journal/refusal.ts'
import { auditTimes } from '../../data/store/audit.ts'
import type { SignIn } from './signIn.ts'

const minuteMs = 60_000
/** After so many wrong passwords within the time, an account is locked for as long. */
const mostWrong = 5
const lockedMs = 15 * minuteMs
/** A whole county may sit behind one address. */
const mostWrongFromAddress = 50

/** Who tries, and from where; the name is empty where it is none that anybody could have. */
export interface Tried {
  readonly userName: string
  readonly address: string
}

/**
 * Tries a password or a code for a name, one after the other, unless too many were wrong of late, for the
 * name or from the address. It is the same for names that nobody has, and goes by what was audited, so
 * that a restart opens nothing: `attempt` has to audit what is wrong.
 */
export function tryGuarded<Result>(
  signIn: SignIn,
  tried: Tried,
  attempt: () => Promise<Result>,
): Promise<Result> {
  return signIn.turns.take(tried.userName, tried.address, async () => {
    await checkLockout(signIn, tried)
    return attempt()
  })
}

async function checkLockout(signIn: SignIn, { userName, address }: Tried): Promise<void> {
  const nowMs = signIn.now()
  const sinceMs = nowMs - 2 * lockedMs
  const ofName = userName === '' ? [] : await wrongOfName(signIn, userName, sinceMs)
  const nameUntilMs = lockedUntilMs(ofName, mostWrong)
  const fromAddress = await auditTimes(signIn.db, 'sign-in-failed', { address }, sinceMs)
  const untilMs = Math.max(nameUntilMs, lockedUntilMs(fromAddress, mostWrongFromAddress))
  if (untilMs <= nowMs) return
  // Once for each time, whoever goes on trying: the audit is not to be filled from outside.
  const locked = nameUntilMs > nowMs ? { userName, address } : { address }
  const told = await auditTimes(signIn.db, 'locked-out', locked, untilMs - lockedMs - 1)
  if (told.length === 0) await signIn.audit('locked-out', { id: null, userName }, address)
  throw new LockedOut(Math.ceil((untilMs - nowMs) / 1000))
}

/** Since it was last right, or another password was given. */
async function wrongOfName(signIn: SignIn, userName: string, sinceMs: number): Promise<number[]> {
  const { db } = signIn
  const wrong = await auditTimes(db, 'sign-in-failed', { userName }, sinceMs)
  if (wrong.length < mostWrong) return []
  const [[signedIn = -Infinity], [reset = -Infinity]] = [
    await auditTimes(db, 'signed-in', { userName }, sinceMs),
    await auditTimes(db, 'password-reset', { userName }, sinceMs),
  ]
  return wrong.filter((atMs) => atMs > Math.max(signedIn, reset))
}

/** It is locked for as long after one that was too many within the time; `wrong` is newest first. */
function lockedUntilMs(wrong: readonly number[], most: number): number {
  const tooMany = wrong.find((atMs, index) => (wrong[index + most - 1] ?? -Infinity) > atMs - lockedMs)
  return (tooMany ?? -Infinity) + lockedMs
}

/** A refusal that says for how long. */
export class LockedOut extends Refusal {
  readonly waitS: number

  constructor(waitS: number) {
    const minutes = Math.ceil(waitS / 60)
    super('locked-out', {
      en: `Too many wrong passwords or codes: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      zh: `密码或验证码错误次数过多：请 ${minutes} 分钟后再试。`,
    })
    this.waitS = waitS
  }
}
