import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createSecureContext } from 'node:tls'
import { ConfigError, type Config } from './config.ts'

export type MakeServer = (listener: RequestListener) => Server

/** Reads the certificate, where there is one, before anything else is done: a wrong one stops the start. */
export function serverMaker(tls: Config['tls']): MakeServer {
  if (tls === undefined) return createServer
  const [cert, key] = [readPem('TLS_CERT', tls.cert), readPem('TLS_KEY', tls.key)]
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    throw new ConfigError(
      `TLS_CERT=${tls.cert} and TLS_KEY=${tls.key} are no certificate and its key (${sentenceOf(error)}).`,
    )
  }
  return (listener) => createTlsServer({ cert, key, minVersion: 'TLSv1.2' }, listener)
}

function readPem(name: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new ConfigError(`${name}=${file} cannot be read (${sentenceOf(error)}).`)
  }
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error)
