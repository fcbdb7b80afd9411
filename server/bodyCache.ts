import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** An answer's body, serialised once and compressed once per encoding. */
export interface CachedBody {
  readonly type: string
  readonly etag: string
  /** Journal sequence that it was read at. */
  readonly sequence: number
  /** Epoch milliseconds; Infinity where the passing of time alone never changes it. */
  readonly changesAtMs: number
  encoded(encoding: Encoding): Promise<Buffer>
}

/** When the clock alone makes an answer another one, so that nobody has to ask in the meantime. */
export const changesAtHeader = (changesAtMs: number): Record<string, string> =>
  Number.isFinite(changesAtMs) ? { 'Changes-At': new Date(changesAtMs).toISOString() } : {}

/** What a body is made from: bytes as they are, all else as JSON. It holds until then even if nothing is written. */
export interface Fresh {
  readonly body: unknown
  readonly type: string
  readonly sequence: number
  /** When the passing of time alone changes the body, epoch milliseconds; Infinity where it never does. */
  readonly changesAtMs: number
}

interface Entry {
  readonly sequence: number
  /** Made for a clock at or after this, before that. */
  readonly madeAtMs: number
  readonly changesAtMs: number
  readonly body: CachedBody
  readonly bytes: number
}

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: promisify(gzip),
  identity: (bytes: Buffer) => Promise.resolve(bytes),
}

/** Bodies by what was asked, each valid for one sequence; the least recently used go first. */
export class BodyCache {
  readonly #entries = new Map<string, Entry>()
  /** Bodies under way, so that many who ask at once wait for one. */
  readonly #making = new Map<string, Promise<CachedBody>>()
  readonly #limitBytes: number
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  /** The body kept for this key at this sequence and time, or a fresh one. */
  async get(key: string, sequence: number, nowMs: number, make: () => Promise<Fresh>): Promise<CachedBody> {
    const kept = this.#entries.get(key)
    if (kept?.sequence === sequence && kept.madeAtMs <= nowMs && nowMs < kept.changesAtMs) {
      this.#entries.delete(key)
      this.#entries.set(key, kept)
      return kept.body
    }
    const turn = `${sequence} ${key}`
    const underWay = this.#making.get(turn)
    if (underWay !== undefined) return underWay
    const making = this.#make(key, nowMs, make).finally(() => this.#making.delete(turn))
    this.#making.set(turn, making)
    return making
  }

  async #make(key: string, nowMs: number, make: () => Promise<Fresh>): Promise<CachedBody> {
    const fresh = await make()
    const bytes = Buffer.from(fresh.body instanceof Uint8Array ? fresh.body : JSON.stringify(fresh.body))
    const body = cachedBody(bytes, fresh)
    this.#drop(key)
    const { sequence, changesAtMs } = fresh
    this.#entries.set(key, { sequence, madeAtMs: nowMs, changesAtMs, body, bytes: bytes.length })
    this.#bytes += bytes.length
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes) break
      this.#drop(oldest)
    }
    return body
  }

  #drop(key: string) {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0
    this.#entries.delete(key)
  }
}

function cachedBody(bytes: Buffer, { type, sequence, changesAtMs }: Fresh): CachedBody {
  const kept = new Map<Encoding, Promise<Buffer>>()
  return {
    type,
    sequence,
    changesAtMs,
    etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
    encoded(encoding) {
      const known = kept.get(encoding)
      if (known !== undefined) return known
      const made = compress[encoding](bytes)
      kept.set(encoding, made)
      return made
    },
  }
}
