import { z } from 'zod'

/** Languages that a notice on the spot can be printed in: both countries' and English. */
export const noticeLanguage = z.enum(['zh', 'vi', 'my', 'en'])
export type NoticeLanguage = z.infer<typeof noticeLanguage>
