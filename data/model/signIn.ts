import { z } from 'zod'
import { wallArrangementId } from './ids.ts'
import { account, actor, role } from './account.ts'
import { instant, name } from './values.ts'

const accounts = z.enum(['on', 'off'])

/** Who asks, as the server knows them by the browser's cookie. */
export const me = z.object({
  actor,
  /** Null for a display, the local operator, and whoever is not signed in. */
  account: account.nullable(),
  unitName: name.nullable(),
  /** Of a display, how it is arranged. */
  wallId: wallArrangementId.nullable(),
  /** The password was given for once: nothing else may be done before it is changed. */
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  /** A role takes one. */
  secondFactorRequired: z.boolean(),
  /** It does, and there is none: nothing else may be done before one is set up. */
  mustAddSecondFactor: z.boolean(),
  accounts,
})
export type Me = z.infer<typeof me>

/** What the sign-in page has to know. */
export const signInFacts = z.object({
  accounts,
  countyName: name,
  oidc: z.object({ name: z.string() }).nullable(),
  /** In the demonstration only: accounts to try the roles with. */
  demonstration: z.array(z.object({ userName: z.string(), password: z.string(), name, role })),
  passwordMinLength: z.number().int(),
})
export type SignInFacts = z.infer<typeof signInFacts>

export const signInAnswer = z.object({ secondFactor: z.boolean(), mustChangePassword: z.boolean() })

/** Where somebody is signed in. */
export const session = z.object({
  id: z.string(),
  begunAt: instant,
  usedAt: instant,
  address: z.string(),
  /** What the browser calls itself. */
  agent: z.string(),
})
export type Session = z.infer<typeof session>

/** What an authenticator app takes, and what helps on the day it is lost. */
export const secondFactorSecret = z.object({ uri: z.string(), backupCodes: z.array(z.string()) })
export type SecondFactorSecret = z.infer<typeof secondFactorSecret>
