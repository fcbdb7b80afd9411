import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What cookies are signed and second factors encrypted with. It lies beside the database and not in it:
 * a backup that somebody takes away opens no session.
 */
export function readSecret(folder: string, given: string | undefined): string {
  if (given !== undefined) return given
  const file = join(folder, 'sign-in.secret')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}
