import { z } from 'zod'
import { accountId, delegationId, displayLinkId, personId, unitId, wallArrangementId } from './ids.ts'
import { forwardWindowError, instant, isForwardWindow, name, synthetic } from './values.ts'

/** What somebody is in the county; an account holds one or more. */
export const role = z.enum([
  'commander',
  'planner',
  'approver',
  'duty-officer',
  'segment-chief',
  'duty-desk',
  'inspector',
  'administrator',
])
export type Role = z.infer<typeof role>

/** Never given to anybody else later: it is how the journal names who acted. */
export const userName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'three to forty letters, digits, dots, hyphens or underscores')

/** Somebody who may sign in. The password and the sessions are kept beside the journal, never in it. */
export const account = z.object({
  id: accountId,
  userName,
  /** As screens name them. */
  name,
  unitId,
  roles: z.array(role).min(1).max(role.options.length),
  /** Who they are on the rosters, where they are on one. */
  personId: personId.nullable().default(null),
  /** Signs in no more. */
  disabled: z.boolean().default(false),
  synthetic,
})
export type Account = z.infer<typeof account>

/** One account acts with roles of another one, on its ground, from an instant to an instant. */
export const delegation = z
  .object({
    id: delegationId,
    fromAccountId: accountId,
    toAccountId: accountId,
    roles: z.array(role).min(1).max(role.options.length),
    from: instant,
    to: instant,
    note: z.string().trim().max(500).default(''),
    synthetic,
  })
  .refine(isForwardWindow, forwardWindowError)
  .refine(({ fromAccountId, toAccountId }) => fromAccountId !== toAccountId, {
    path: ['toAccountId'],
    error: 'nobody delegates to themselves',
  })
export type Delegation = z.infer<typeof delegation>

/** A wall without a person's password: read-only, bound to the first display that opens it. */
export const displayLink = z.object({
  id: displayLinkId,
  name: z.string().trim().min(1).max(80),
  /** What it may see of people is what this unit may see. */
  unitId,
  /** Networks it may be opened from, as CIDR; from any where there is none. */
  networks: z
    .array(z.union([z.cidrv4(), z.cidrv6()]))
    .max(20)
    .default([]),
  until: instant.nullable().default(null),
  /** What it shows; the built-in scenes where nothing is said. */
  wallId: wallArrangementId.nullable().default(null),
  /** Whoever made it, by account; null where nobody signed in. */
  madeBy: accountId.nullable().default(null),
  /** Where the county lets a second person approve releases, it opens nothing before. */
  approval: z.enum(['not-needed', 'awaited', 'given']).default('not-needed'),
  approvedBy: accountId.nullable().default(null),
  synthetic,
})
export type DisplayLink = z.infer<typeof displayLink>

/** What somebody may do, and on whose ground: a role at a unit and all below it; null is the whole county. */
export const grant = z.object({
  role: z.enum([...role.options, 'display']),
  unitId: unitId.nullable(),
  /** The account that delegated it. */
  delegatedBy: accountId.nullable(),
  /** The unit is one at the top: some rights are had there alone. */
  ofTop: z.boolean(),
})
export type Grant = z.infer<typeof grant>

/** How the journal names everybody where nobody signs in. */
export const operatorName = 'local operator'

/** Whoever asks. */
export const actor = z.object({
  kind: z.enum(['account', 'display', 'local', 'nobody']),
  /** Of the account or of the display link. */
  id: z.string().nullable(),
  /** As the journal names them. */
  userName: z.string(),
  name,
  grants: z.array(grant).readonly(),
  /** Until then nothing else is theirs to do. */
  mustChangePassword: z.boolean().optional(),
  /** Likewise: a role of theirs takes a second factor, and they have none. */
  mustAddSecondFactor: z.boolean().optional(),
})
export type Actor = z.infer<typeof actor>
