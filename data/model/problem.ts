import { z } from 'zod'

/** The closed list of what can go wrong, stable for programs; the sentence is for people. */
export const problemCode = z.enum([
  'not-found',
  'route-unknown',
  'method-not-allowed',
  'request-malformed',
  'body-malformed',
  'body-too-large',
  'media-type-unsupported',
  'field-invalid',
  'geometry-invalid',
  'chainage-beyond-line',
  'act-id-missing',
  'act-id-reused',
  'precondition-required',
  'precondition-failed',
  'still-in-use',
  'step-out-of-order',
  'rules-broken',
  'not-reversible',
  'host-refused',
  'not-signed-in',
  'forbidden',
  'outside-jurisdiction',
  'password-change-needed',
  'second-factor-needed',
  'sign-in-refused',
  'locked-out',
  'too-many-requests',
  'storage-full',
  'storage-read-only',
  'storage-locked',
  'storage-damaged',
  'backup-failed',
  'internal',
])
export type ProblemCode = z.infer<typeof problemCode>

/** RFC 9457 problem details with the code and the field at fault. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: problemCode,
  detail: z.string(),
  field: z.string().optional(),
  instance: z.string().optional(),
})
export type Problem = z.infer<typeof problem>
