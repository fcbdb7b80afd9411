import { Refusal } from '../../data/journal/refusal.ts'
import { auditTimes } from '../../data/store/audit.ts'
import type { SignIn } from './signIn.ts'

const minuteMs = 60_000
/** After so many wrong passwords within the time, an account is locked for as long. */
const mostWrong = 5
const lockedMs = 15 * minuteMs
/** A whole county may sit behind one address. */
const mostWrongFromAddress = 50

/**
 * Refuses to try a password for a name, or from an address, from which too many were wrong of late. It is
 * the same for names that nobody has, and goes by what was audited, so that a restart opens nothing.
 */
export async function checkLockout(signIn: SignIn, userName: string, address: string): Promise<void> {
  const nowMs = signIn.now()
  const sinceMs = nowMs - lockedMs
  const ofName = await auditTimes(signIn.db, 'sign-in-failed', { userName }, sinceMs)
  const resetMs = (await auditTimes(signIn.db, 'signed-in', { userName }, sinceMs))[0] ?? -Infinity
  const lastReset = (await auditTimes(signIn.db, 'password-reset', { userName }, sinceMs))[0] ?? -Infinity
  const counted = ofName.filter((atMs) => atMs > Math.max(resetMs, lastReset))
  const fromAddress = await auditTimes(signIn.db, 'sign-in-failed', { address }, sinceMs)
  const oldest = Math.min(
    counted.length >= mostWrong ? (counted[mostWrong - 1] ?? Infinity) : Infinity,
    fromAddress.length >= mostWrongFromAddress
      ? (fromAddress[mostWrongFromAddress - 1] ?? Infinity)
      : Infinity,
  )
  if (oldest === Infinity) return
  const waitS = Math.max(1, Math.ceil((oldest + lockedMs - nowMs) / 1000))
  await signIn.audit('locked-out', { id: null, userName }, address)
  throw new LockedOut(waitS)
}

/** A refusal that says for how long. */
export class LockedOut extends Refusal {
  readonly waitS: number

  constructor(waitS: number) {
    const minutes = Math.ceil(waitS / 60)
    super('locked-out', {
      en: `Too many wrong passwords: try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      zh: `密码错误次数过多：请 ${minutes} 分钟后再试。`,
    })
    this.waitS = waitS
  }
}
