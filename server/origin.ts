import type { Request } from 'express'
import type { ActOrigin } from '../data/model/journalEntry.ts'
import { instant } from '../data/model/values.ts'
import { fieldInvalid } from './fieldInvalid.ts'

/** Where an act says it comes from; undefined where it says nothing of it. */
export function readOrigin(request: Request, userName: string): ActOrigin | undefined {
  const phoneClock = readPhoneClock(request.get('Phone-Clock'))
  const observer = readObserver(request.get('Observed-By'))
  const observedBy = observer === userName ? null : observer
  return phoneClock === null && observedBy === null ? undefined : { phoneClock, observedBy }
}

function readPhoneClock(header: string | undefined): ActOrigin['phoneClock'] {
  if (header === undefined) return null
  const [, saidAt, behindMs] = /^([^;]+?)(?:;\s*behind-ms=(-?\d{1,15}))?$/.exec(header.trim()) ?? []
  if (instant.safeParse(saidAt).success && saidAt !== undefined)
    return { saidAt, behindMs: behindMs === undefined ? null : Number(behindMs) }
  throw fieldInvalid(
    'Phone-Clock',
    'this must be an instant with its offset and may say how far that is behind: "2026-11-23T00:42:00Z; behind-ms=60000"',
    '须为带时区的时刻，可注明慢多少毫秒："2026-11-23T00:42:00Z; behind-ms=60000"',
  )
}

const mostLetters = 100

function readObserver(header: string | undefined): string | null {
  if (header === undefined) return null
  const name = tryDecode(header)?.trim()
  if (name !== undefined && name !== '' && name.length <= mostLetters) return name
  throw fieldInvalid(
    'Observed-By',
    `this must be a user name of up to ${mostLetters} characters, percent-encoded as in an address`,
    `须为用户名，最多 ${mostLetters} 个字符，百分号编码（与网址相同）`,
  )
}

function tryDecode(header: string): string | undefined {
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}
