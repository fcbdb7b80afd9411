import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { account, actor, role } from '../../data/model/account.ts'
import { instant, name } from '../../data/model/values.ts'
import { getJson, sendCall } from './request.ts'

/** Who asks, as the server knows them by the browser's cookie. */
const me = z.object({
  actor,
  /** Null for a display, the local operator, and whoever is not signed in. */
  account: account.nullable(),
  unitName: name.nullable(),
  /** The password was given for once: nothing else may be done before it is changed. */
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  accounts: z.enum(['on', 'off']),
})
export type Me = z.infer<typeof me>

/** Delegations begin and end by the clock. */
const everyMs = 120_000
const afterFailureMs = 10_000

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson('/me', me, signal),
  meta: { follow: { how: 'anew', kinds: ['account', 'delegation', 'display-link'] } },
  refetchInterval: ({ state: { status, data } }) => {
    if (status === 'error') return afterFailureMs
    return data?.accounts === 'off' ? false : everyMs
  },
})

/** Who is signed in at this very moment, whatever the page thinks. */
export const askUserName = async (): Promise<string> => (await getJson('/me', me)).actor.userName

/** What the sign-in page has to know. */
const signInFacts = z.object({
  accounts: z.enum(['on', 'off']),
  countyName: name,
  oidc: z.object({ name: z.string() }).nullable(),
  /** In the demonstration only: accounts to try the roles with. */
  demonstration: z.array(z.object({ userName: z.string(), password: z.string(), name: z.string(), role })),
  passwordMinLength: z.number().int(),
})
export type SignInFacts = z.infer<typeof signInFacts>

export const signInFactsQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => getJson('/sign-in', signInFacts, signal),
  meta: { follow: { how: 'never' } },
})

const signInAnswer = z.object({ secondFactor: z.boolean(), mustChangePassword: z.boolean() })

export const signIn = async (body: { userName: string; password: string }) =>
  signInAnswer.parse(await sendCall({ method: 'POST', address: '/sign-in', body }))

export const sendSecondFactor = (code: string) =>
  sendCall({ method: 'POST', address: '/sign-in/second-factor', body: { code } })

export const signOut = () => sendCall({ method: 'POST', address: '/sign-out' })

export const changePassword = (body: { current: string; next: string }) =>
  sendCall({ method: 'PUT', address: '/me/password', body })

const session = z.object({
  id: z.string(),
  begunAt: instant,
  usedAt: instant,
  address: z.string(),
  /** What the browser calls itself. */
  agent: z.string(),
  /** The one that asks; of another account's none is. */
  own: z.boolean().default(false),
})
export type Session = z.infer<typeof session>
const sessionList = z.object({ items: z.array(session) })

/** Where somebody is signed in: oneself, or another account of one's unit. */
export const sessionsQuery = (address: '/me/sessions' | `/accounts/${string}/sessions`) =>
  queryOptions({
    queryKey: ['sessions', address],
    queryFn: async ({ signal }) => (await getJson(address, sessionList, signal)).items,
    meta: { follow: { how: 'never' } },
    staleTime: 0,
  })

const secondFactorSecret = z.object({ uri: z.string(), backupCodes: z.array(z.string()) })
export type SecondFactorSecret = z.infer<typeof secondFactorSecret>

export const beginSecondFactor = async (password: string) =>
  secondFactorSecret.parse(
    await sendCall({ method: 'POST', address: '/me/second-factor', body: { password } }),
  )
export const confirmSecondFactor = (code: string) =>
  sendCall({ method: 'POST', address: '/me/second-factor/confirm', body: { code } })
export const endSecondFactor = (password: string) =>
  sendCall({ method: 'POST', address: '/me/second-factor/end', body: { password } })
