import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'

/**
 * What cookies are signed and second factors encrypted with. It lies beside the database and not in it:
 * a backup that somebody takes away opens no session. Throws ConfigError where the file is none of ours.
 */
export function readSecret(folder: string, given: string | undefined): string {
  if (given !== undefined) return given
  const file = join(folder, 'sign-in.secret')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new ConfigError(
    `${file} is no secret of at least 32 characters: put back the one that was there, or delete it; then everybody signs in anew, and second factors have to be set up again.`,
  )
}
