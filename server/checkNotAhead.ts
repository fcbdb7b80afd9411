import { fieldInvalid } from './fieldInvalid.ts'

/** A clock in the field may run ahead by so much. */
const aheadMs = 5 * 60_000

/** Refuses what is said to have been so at an instant that has not come. */
export function checkNotAhead(field: string, atMs: number, nowMs: number): void {
  if (atMs <= nowMs + aheadMs) return
  const now = new Date(nowMs).toISOString()
  throw fieldInvalid(
    field,
    `this lies in the future; the clock of the server reads ${now}`,
    `该时间在未来；服务器时间为 ${now}`,
  )
}
