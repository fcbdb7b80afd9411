import { z } from 'zod'

const answer = z.object({ oneTimePassword: z.string().nullable() })

/** Of an answer that gives one; a repeat of the same act does not. */
export const oneTimePasswordOf = (of: unknown): string | undefined =>
  answer.safeParse(of).data?.oneTimePassword ?? undefined
