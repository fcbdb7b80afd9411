import { Refusal } from '../../data/journal/refusal.ts'
import { auditTimes, type AuditFilter } from '../../data/store/audit.ts'
import { knownDevice } from './devices.ts'
import type { SignIn } from './signIn.ts'

const minuteMs = 60_000
/** After so many wrong passwords within the time, a name is locked for as long, where they came from. */
const mostWrong = 5
const lockedMs = 15 * minuteMs
/** So many from all over lock it everywhere, but where its owner signed in before. */
const mostWrongOfName = 50
/** A whole county may sit behind one address. */
const mostWrongFromAddress = 50

/** Who tries, and from where; the name is empty where it is none that anybody could have. */
export interface Tried {
  readonly userName: string
  readonly address: string
  readonly cookie: string | undefined
}

/**
 * Tries a password or a code for a name, one after the other, unless too many were wrong of late. A
 * browser in which that name signed in before is judged by what was wrong there alone, so that nobody is
 * locked out by others. It is the same for names that nobody has, and goes by what was audited, so that a
 * restart opens nothing: `attempt` has to audit what is wrong, with the browser that it is given.
 */
export function tryGuarded<Result>(
  signIn: SignIn,
  tried: Tried,
  attempt: (device: string | null) => Promise<Result>,
): Promise<Result> {
  return signIn.turns.take(tried.userName, tried.address, async () => {
    const device = await knownDevice(signIn, tried.cookie, tried.userName)
    await checkLockout(signIn, tried, device)
    return attempt(device)
  })
}

/** What was wrong is counted for each of these. */
interface Counter {
  readonly of: AuditFilter
  readonly most: number
  /** It counts from the last time on that somebody of these signed in. */
  readonly endsWith?: AuditFilter
  /** As the audit names what it locks. */
  readonly locks: string
}

function countersOf({ userName, address }: Tried, device: string | null): Counter[] {
  const ofAddress = { of: { address }, most: mostWrongFromAddress, locks: 'an address, for all names' }
  if (userName === '') return [ofAddress]
  if (device !== null) {
    const of = { userName, device }
    return [{ of, most: mostWrong, endsWith: of, locks: 'a name, in one browser' }]
  }
  return [
    {
      of: { userName, address, device },
      most: mostWrong,
      endsWith: { userName, address },
      locks: 'a name, from one address',
    },
    { of: { userName, device }, most: mostWrongOfName, locks: 'a name, from all addresses' },
    ofAddress,
  ]
}

async function checkLockout(signIn: SignIn, tried: Tried, device: string | null): Promise<void> {
  const nowMs = signIn.now()
  const { userName, address } = tried
  for (const counter of countersOf(tried, device)) {
    const untilMs = lockedUntilMs(await wrongOf(signIn, counter, nowMs - 2 * lockedMs), counter.most)
    if (untilMs <= nowMs) continue
    // Once for each time, whoever goes on trying: the audit is not to be filled from outside.
    const locked = { ...counter.of, detail: counter.locks }
    const told = await auditTimes(signIn.db, 'locked-out', locked, untilMs - lockedMs - 1)
    if (told.length === 0)
      await signIn.audit('locked-out', { id: null, userName, device }, address, counter.locks)
    throw new LockedOut(Math.ceil((untilMs - nowMs) / 1000))
  }
}

/** Since it was last right, or another password was given. */
async function wrongOf(
  { db }: SignIn,
  { of, most, endsWith }: Counter,
  sinceMs: number,
): Promise<readonly number[]> {
  const wrong = await auditTimes(db, 'sign-in-failed', of, sinceMs)
  const { userName } = of
  if (wrong.length < most || userName === undefined) return wrong
  const [[signedIn = -Infinity], [reset = -Infinity]] = [
    endsWith === undefined ? [] : await auditTimes(db, 'signed-in', endsWith, sinceMs),
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
