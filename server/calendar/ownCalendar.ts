import { z } from 'zod'
import { Refusal } from '../../data/journal/refusal.ts'
import { calendarLanguage, ownCalendar } from '../../data/model/ownDuty.ts'
import type { Account } from '../../data/model/account.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { App } from '../appContext.ts'
import { endpoint, notFound, type RequestFacts } from '../endpoint.ts'
import { endCalendarToken, makeCalendarToken } from '../signIn/calendars.ts'
import { getSignInOf } from '../signInEndpoints.ts'

export const getOwnCalendar = endpoint({
  summary: 'Whether one’s own duties are open to a calendar app; never under which address',
  tag: 'accounts',
  answer: ownCalendar,
  async handle({ app, request }) {
    getSignInOf(app)
    const { id, personId } = await getOwnAccount(app, request)
    const row = await app.db
      .selectFrom('calendar_feed')
      .select(['made_at', 'read_at', 'language'])
      .where('account_id', '=', id)
      .executeTakeFirst()
    const person = personId === null ? undefined : await tryGetRecord(app.db, 'person', personId)
    const feed = row && { madeAt: row.made_at, readAt: row.read_at, language: row.language }
    return { body: { isOnRoster: person !== undefined, feed: feed ?? null } }
  },
})

export const makeOwnCalendar = endpoint({
  summary:
    'Open one’s own duties to a calendar app; the address is told this once, and one made before opens nothing more',
  tag: 'accounts',
  body: z.strictObject({ language: calendarLanguage }),
  answer: z.object({ address: z.string() }),
  status: 201,
  async handle({ app, body, request }) {
    const by = getSignInOf(app)
    const account = await getOwnAccount(app, request)
    const token = await makeCalendarToken(by, account, body.language)
    await by.audit('calendar-made', request.actor, request.client.address)
    return { body: { address: `/api/calendar/${token}.ics` } }
  },
})

export const withdrawOwnCalendar = endpoint({
  summary: 'Withdraw the address of one’s own calendar: it opens nothing from then on',
  tag: 'accounts',
  status: 204,
  async handle({ app, request }) {
    const by = getSignInOf(app)
    const { id } = await getOwnAccount(app, request)
    if (!(await endCalendarToken(by, id))) throw notFound('calendar', 'calendar')
    await by.audit('calendar-withdrawn', request.actor, request.client.address)
    return {}
  },
})

/** A display and the local operator are nobody on a roster. */
async function getOwnAccount({ db }: App, { actor }: RequestFacts): Promise<Account> {
  if (actor.kind !== 'account' || actor.id === null)
    throw new Refusal('forbidden', { en: 'Only an account has this.', zh: '只有账号可以进行此项操作。' })
  const found = await tryGetRecord(db, 'account', actor.id)
  if (found === undefined) throw notFound('id', actor.id)
  return found.record
}
