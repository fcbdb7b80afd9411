import { Agent, request as httpRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Asked } from './requestArbitrary.ts'

export interface RawAnswer {
  readonly status: number
  readonly type: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  readonly tookMs: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 })
const hangsMs = 15_000

/** Sends a request as it is, with an address that no client would send; a stream is left once it begins. */
export function askRaw(address: string, { method, path, headers, body }: Asked): Promise<RawAnswer> {
  const { hostname, port } = new URL(address)
  const bytes = body === undefined ? undefined : Buffer.from(body as string)
  // Node leaves it out where a method has no body as a rule.
  const length = bytes === undefined ? {} : { 'Content-Length': String(bytes.length) }
  const beganMs = performance.now()
  return new Promise((resolve, reject) => {
    const asking = httpRequest(
      { agent, hostname, port, method, path, headers: { ...headers, ...length }, timeout: hangsMs },
      (answer) => {
        const type = answer.headers['content-type'] ?? ''
        const chunks: Buffer[] = []
        const done = () =>
          resolve({
            status: answer.statusCode ?? 0,
            type,
            headers: answer.headers,
            body: unpacked(Buffer.concat(chunks), answer.headers['content-encoding']).toString('utf8'),
            tookMs: performance.now() - beganMs,
          })
        if (type.startsWith('text/event-stream')) {
          done()
          return void asking.destroy()
        }
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('end', done)
        answer.once('error', reject)
      },
    )
    asking.once('timeout', () => asking.destroy(new Error(`no answer within ${hangsMs} ms`)))
    asking.once('error', reject)
    asking.end(bytes)
  })
}

function unpacked(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}
