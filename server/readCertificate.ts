import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { ConfigError, type Config } from './config.ts'

export interface Certificate {
  readonly cert: Buffer
  readonly key: Buffer
}

/** Reads the certificate, where there is one. Throws ConfigError where it is none, or the key of another one. */
export function readCertificate(tls: Config['tls']): Certificate | undefined {
  if (tls === undefined) return undefined
  const [cert, key] = [readPem('TLS_CERT', tls.cert), readPem('TLS_KEY', tls.key)]
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new ConfigError(
      `TLS_CERT=${tls.cert} and TLS_KEY=${tls.key} are no certificate and its key (${codeOf(error)}).`,
    )
  }
  return { cert, key }
}

function readPem(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new ConfigError(`${name}=${file} cannot be read (${codeOf(error)}).`)
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
