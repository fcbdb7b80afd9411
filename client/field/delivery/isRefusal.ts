import type { ProblemError } from '../../api/request.ts'

/**
 * Whether the server would answer the same again. A server in trouble says nothing about whether something
 * was written. Nor does one that never got that far: nobody is signed in any more
 * (401), a proxy in between (403, 405, 407), or a server that asks for patience (408, 425, 429). What
 * somebody may not do, or not there, is refused for good.
 */
export function isRefusal({ problem: { status, code } }: ProblemError): boolean {
  if (code === 'forbidden' || code === 'outside-jurisdiction') return true
  return status < 500 && !repeatedStatuses.includes(status)
}

const repeatedStatuses = [401, 403, 405, 407, 408, 425, 429]
