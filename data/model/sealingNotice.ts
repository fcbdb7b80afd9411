import { z } from 'zod'
import { noticeLanguage } from './noticeLanguage.ts'
import { noticeKeys } from './noticeTexts.ts'

/** What the county has printed on the notice that stands where a trail is closed. */
export const sealingNotice = z.object({
  /** In this order; null: Chinese, what ports have names in, English. */
  languages: z.array(noticeLanguage).min(1).max(4).nullable().default(null),
  /** The authority that issues it, by language. */
  authority: z.partialRecord(noticeLanguage, z.string().trim().min(1).max(200)).default({}),
  orderNumber: z.string().trim().max(100).default(''),
  orderDate: z.iso.date().nullable().default(null),
  telephone: z.string().trim().max(40).default(''),
  /** The code on it holds text instead of an address, where nobody outside reaches the server. */
  codeIsText: z.boolean().default(false),
  /** The county's own sentences instead of those that come with the product. */
  texts: z
    .partialRecord(noticeLanguage, z.partialRecord(z.enum(noticeKeys), z.string().trim().min(1).max(600)))
    .default({}),
})
export type SealingNotice = z.infer<typeof sealingNotice>

export const firstNotice: SealingNotice = sealingNotice.parse({})
