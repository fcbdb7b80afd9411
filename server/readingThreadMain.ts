import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../data/journal/refusal.ts'
import { openToRead } from '../data/store/openStore.ts'
import { GeoError } from '../geo/geoError.ts'
import type { App } from './appContext.ts'
import type { Answer } from './endpoint.ts'
import { geoRefusal } from './problems.ts'
import { makeApp } from './makeApp.ts'
import type {
  DerivationDone,
  FromThread,
  ReadingQuestion,
  ReadingThreadData,
  ToThread,
} from './readingMessages.ts'
import { readings } from './readings.ts'

/** The thread that reads for the server: the same endpoints, on a connection that cannot write. */
const port = parentPort
if (port === null) throw new Error('this file runs in a thread')
const { file, settings, root } = workerData as ReadingThreadData
const tell = (message: FromThread) => port.postMessage(message)

let lastDerivation = 0
const derivations = new Map<number, (done: DerivationDone) => void>()

async function derive(): Promise<void> {
  const id = ++lastDerivation
  const done = new Promise<DerivationDone>((resolve) => derivations.set(id, resolve))
  tell({ kind: 'derivation-wanted', id })
  const { failure } = await done
  derivations.delete(id)
  if (failure !== undefined) throw new Error(failure)
}

const app = makeApp({ db: openToRead(file), settings, root, now: Date.now, derive })

port.on('message', (message: ToThread) => {
  if (message.kind === 'derivation-done') derivations.get(message.id)?.(message)
  else void answer(message)
})

async function answer(question: ReadingQuestion): Promise<void> {
  try {
    // Every question is answered by the server's clock as it was when it was asked.
    const asked: App = { ...app, now: () => question.nowMs }
    const { name, params, query, facts } = question
    const [, endpoint] = readings[name]
    const given = await endpoint.run(asked, params, query, facts)
    tell(await messageOf(question, given))
  } catch (error) {
    tell(troubleOf(question.id, error))
  }
}

async function messageOf(question: ReadingQuestion, given: Answer): Promise<FromThread> {
  const { id, known, encoding } = question
  // What streams is never a reading, and could not be cloned.
  const { cached, stream: _, ...answer } = given
  const sent = cached && {
    type: cached.type,
    etag: cached.etag,
    sequence: cached.sequence,
    changesAtMs: cached.changesAtMs,
    bytes: cached.etag === known ? undefined : await cached.encoded(encoding),
  }
  return { kind: 'answer', id, answer, cached: sent }
}

function troubleOf(id: number, error: unknown): FromThread {
  const refusal = error instanceof GeoError ? geoRefusal(error) : error
  if (refusal instanceof Refusal) {
    const { code, sentence, field } = refusal
    return { kind: 'refusal', id, code, sentence, field }
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  return { kind: 'failure', id, message, stack, code }
}
