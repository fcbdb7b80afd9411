import type { ProblemCode } from '../data/model/problem.ts'
import type { Name } from '../data/model/values.ts'
import type { AppOptions } from './appContext.ts'
import type { Encoding } from './bodyCache.ts'
import type { Answer, RequestFacts } from './endpoint.ts'
import type { ReadingName } from './readings.ts'

/** What passes between the server and the thread that reads for it; all of it can be cloned. */
export interface ReadingThreadData {
  readonly file: string
  readonly settings: AppOptions['settings']
  readonly root: string
}

/** What a reading is asked with. */
export interface AskedReading {
  readonly name: ReadingName
  readonly params: unknown
  readonly query: unknown
  readonly facts: RequestFacts
  /** The server's clock: the thread has none of its own. */
  readonly nowMs: number
  readonly encoding: Encoding
  /** ETag of the body that whoever asks has already: then it is not sent again. */
  readonly known: string | undefined
}

export interface ReadingQuestion extends AskedReading {
  readonly kind: 'question'
  readonly id: number
}

export interface SentBody {
  readonly type: string
  readonly etag: string
  readonly sequence: number
  readonly changesAtMs: number
  /** Left out where it is known already. */
  readonly bytes: Uint8Array | undefined
}

export interface ReadingAnswer {
  readonly kind: 'answer'
  readonly id: number
  readonly answer: Omit<Answer, 'cached' | 'stream'>
  readonly cached: SentBody | undefined
}

export interface ReadingRefusal {
  readonly kind: 'refusal'
  readonly id: number
  readonly code: ProblemCode
  readonly sentence: Name
  readonly field: string | undefined
}

/** What was thrown and nobody foresaw: with its code, such as SQLite's. */
export interface ReadingFailure {
  readonly kind: 'failure'
  readonly id: number
  readonly code: string | undefined
  readonly message: string
  readonly stack: string | undefined
}

/** The thread may not write: it asks for passes to be derived for lines that are new. */
export interface DerivationWanted {
  readonly kind: 'derivation-wanted'
  readonly id: number
}

export interface DerivationDone {
  readonly kind: 'derivation-done'
  readonly id: number
  readonly failure: string | undefined
}

export type ToThread = ReadingQuestion | DerivationDone
export type FromThread = ReadingAnswer | ReadingRefusal | ReadingFailure | DerivationWanted
