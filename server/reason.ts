import { z } from 'zod'
import type { Refusal } from '../data/journal/refusal.ts'
import { fieldInvalid } from './fieldInvalid.ts'

/** Why something is done, as the journal keeps it. */
export const reason = z.string().trim().min(1).max(500)

/** A header holds no Chinese, so that a reason is percent-encoded as in an address. */
export function readReason(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '') return undefined
  const parsed = reason.safeParse(tryDecode(header))
  if (parsed.success) return parsed.data
  throw fieldInvalid(
    'Reason',
    'this must be 1 to 500 characters in UTF-8, percent-encoded as in an address',
    '须为 1 至 500 个字符，以 UTF-8 百分号编码（与网址相同）',
  )
}

function tryDecode(header: string): string | undefined {
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}

export const reasonMissing = (): Refusal =>
  fieldInvalid('Reason', 'this act needs a reason: say why it is done', '此项操作须说明理由')
