import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { me, secondFactorSecret, session, signInAnswer, signInFacts } from '../../data/model/signIn.ts'
import { ownCalendar, type CalendarLanguage } from '../../data/model/ownDuty.ts'
import { noteSignedIn } from '../field/kept/owner.ts'
import { getJson, sendCall } from './request.ts'

/** Delegations begin and end by the clock. */
const everyMs = 120_000
const afterFailureMs = 10_000

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => noteSignedIn(await getJson('/me', me, signal)),
  meta: { follow: { how: 'anew', kinds: ['account', 'delegation', 'display-link'] } },
  refetchInterval: ({ state: { status, data } }) => {
    if (status === 'error') return afterFailureMs
    return data?.accounts === 'off' ? false : everyMs
  },
})

export const signInFactsQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => getJson('/sign-in', signInFacts, signal),
  meta: { follow: { how: 'never' } },
})

export const signIn = async (body: { userName: string; password: string }) =>
  signInAnswer.parse(await sendCall({ method: 'POST', address: '/sign-in', body }))

export const sendSecondFactor = (code: string) =>
  sendCall({ method: 'POST', address: '/sign-in/second-factor', body: { code } })

export const signOut = () => sendCall({ method: 'POST', address: '/sign-out' })

export const changePassword = (body: { current: string; next: string }) =>
  sendCall({ method: 'PUT', address: '/me/password', body })

/** `own` is the one that asks; of another account's none is. */
const sessionList = z.object({ items: z.array(session.extend({ own: z.boolean().default(false) })) })
export type SessionItem = z.infer<typeof sessionList>['items'][number]

/** Where somebody is signed in: oneself, or another account of one's unit. */
export const sessionsQuery = (address: '/me/sessions' | `/accounts/${string}/sessions`) =>
  queryOptions({
    queryKey: ['sessions', address],
    queryFn: async ({ signal }) => (await getJson(address, sessionList, signal)).items,
    meta: { follow: { how: 'never' } },
    staleTime: 0,
  })

export const beginSecondFactor = async (password: string) =>
  secondFactorSecret.parse(
    await sendCall({ method: 'POST', address: '/me/second-factor', body: { password } }),
  )
export const confirmSecondFactor = (code: string) =>
  sendCall({ method: 'POST', address: '/me/second-factor/confirm', body: { code } })
export const endSecondFactor = (password: string) =>
  sendCall({ method: 'POST', address: '/me/second-factor/end', body: { password } })

/** Whether one's own duties are open to a calendar app. */
export const ownCalendarQuery = queryOptions({
  queryKey: ['own-calendar'],
  queryFn: ({ signal }) => getJson('/me/calendar', ownCalendar, signal),
  meta: { follow: { how: 'never' } },
  staleTime: 0,
})

/** Its address, told this once. */
export const makeCalendar = async (language: CalendarLanguage): Promise<string> =>
  calendarMade.parse(await sendCall({ method: 'POST', address: '/me/calendar', body: { language } })).address
export const withdrawCalendar = () => sendCall({ method: 'DELETE', address: '/me/calendar' })

const calendarMade = z.object({ address: z.string() })
