import { z } from 'zod'
import { instant } from './values.ts'

/** What is written down of signing in and of what was refused: sessions are audited, not journalled. */
export const auditKind = z.enum([
  'signed-in',
  'sign-in-failed',
  'locked-out',
  'second-factor-failed',
  'signed-out',
  'password-changed',
  'password-reset',
  'second-factor-begun',
  'second-factor-confirmed',
  'second-factor-ended',
  'session-ended',
  'refused',
  'display-bound',
  'display-refused',
  'exported',
  'calendar-made',
  'calendar-withdrawn',
  'calendar-refused',
])
export type AuditKind = z.infer<typeof auditKind>

export const auditEntry = z.object({
  id: z.number().int(),
  at: instant,
  kind: auditKind,
  accountId: z.string().nullable(),
  userName: z.string(),
  /** Where it came from, as far as the server knows. */
  address: z.string(),
  detail: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntry>
