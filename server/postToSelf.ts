import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'

/**
 * Posts JSON to the server itself, as a phone on this machine would. It goes to the very socket that is
 * listened on, by the one name that is always answered to, so the certificate says nothing here: it is of
 * the public name.
 */
export function postToSelf(address: string, path: string, body: unknown): Promise<void> {
  const { protocol, hostname, port } = new URL(address)
  const text = JSON.stringify(body)
  const options = {
    hostname: reachable[hostname] ?? hostname.replaceAll(/[[\]]/g, ''),
    port,
    path,
    method: 'POST',
    headers: {
      Host: 'localhost',
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    },
  }
  return new Promise((resolve, reject) => {
    const asked =
      protocol === 'https:' ? requestSecure({ ...options, rejectUnauthorized: false }) : requestPlain(options)
    asked.once('error', reject)
    // Read to its end, so that the connection serves again.
    asked.once('response', (answer) => answer.once('error', reject).once('end', resolve).resume())
    asked.end(text)
  })
}

/** What listens everywhere is reached here. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '::1' }
