import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { readTogether, currentSequence } from '../../data/store/acts.ts'
import { auditTimes } from '../../data/store/audit.ts'
import { dayMs } from '../../geo/civilTime.ts'
import type { App } from '../appContext.ts'
import { readDuties } from '../duties.ts'
import { endpoint, type RequestFacts } from '../endpoint.ts'
import { tryCalendarFeed } from '../signIn/calendars.ts'
import { accountActor } from '../signIn/sessionActor.ts'
import { calendarText } from './calendarText.ts'

const calendarType = 'text/calendar; charset=utf-8'
/** What is over stays so long, so that a calendar app that reads once a week loses nothing of the month. */
const backMs = 28 * dayMs

/**
 * What calendar apps read, which sign in nowhere: the address itself is the secret. Whoever asks for one
 * that opens nothing is not told why.
 */
export const getCalendarFeed = endpoint({
  summary:
    'The duties of one person as iCalendar (RFC 5545), under an address that the account made: four weeks back and all ahead',
  tag: 'duty',
  params: z.object({ token: z.string().max(100) }),
  answer: z.string(),
  answerType: 'text/calendar',
  async handle({ app, params, request }) {
    const { signIn } = app
    const feed = signIn && (await tryCalendarFeed(signIn, params.token))
    const nowMs = app.now()
    const found = feed && (await accountActor(app.db, feed.account.id, nowMs))
    if (feed === undefined || found === undefined) throw await refused(app, request)
    const { personId, language } = feed
    // The window moves by whole days: within one the same is answered, and a repeat costs nothing.
    const dayStartMs = Math.floor(nowMs / dayMs) * dayMs
    const key = `calendar ${feed.account.id} ${personId} ${language}`
    const cached = await app.bodies.get(key, await currentSequence(app.db), nowMs, () =>
      readTogether(app.db, async (tx, sequence) => {
        const window = { fromMs: dayStartMs - backMs, toMs: 8.64e15 }
        const duties = await readDuties(app, tx, found.actor, personId, window)
        const { timeZone, countyName } = app.settings
        return {
          body: Buffer.from(calendarText(duties, { language, timeZone, countyName })),
          type: calendarType,
          sequence,
          changesAtMs: Math.min(dayStartMs + dayMs, found.changesAtMs),
        }
      }),
    )
    return { cached, headers: { 'Content-Disposition': 'inline; filename="borderkeep.ics"' } }
  },
})

/** Once in a while for an address it is written down: the audit is not to be filled from outside. */
async function refused({ signIn }: App, { client: { address } }: RequestFacts): Promise<Refusal> {
  if (signIn !== undefined) {
    const told = await auditTimes(signIn.db, 'calendar-refused', { address }, signIn.now() - 10 * 60_000)
    if (told.length < 5) await signIn.audit('calendar-refused', { id: null, userName: '' }, address)
  }
  return new Refusal('not-found', {
    en: 'There is no calendar at this address: it was withdrawn or renewed, or never was. Its owner makes a new one on the account page.',
    zh: '该地址没有日历：已停用、已更换或从未存在。请本人在“我的账号”页面重新生成。',
  })
}
