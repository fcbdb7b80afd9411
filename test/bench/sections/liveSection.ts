import { fork, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHistogram, performance } from 'node:perf_hooks'
import type { Patrol } from '../../../data/model/patrol.ts'
import { nowUs, type FromListeners, type HeardActs, type ToListeners } from '../heardActs.ts'
import { listen } from '../listening.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import type { WatchedLoop } from '../watchLoop.ts'

const dist = join(process.cwd(), 'dist')
const listeners = 500
const actsPerS = 50
const floorMs = 200
/** As many are changed in turn, so that the county stays as large as it is. */
const patrolsChanged = 200

export const liveSection: Section = {
  title: 'Live: from acknowledgement to event',
  about:
    'The demonstration county of Malipo as it is shipped, its phones reporting. Listeners in a process of their own follow `/api/live`, while patrols are changed at an even pace from another one. Of every act at every listener it is counted how long after its acknowledgement the event was there; how late the event loop is, is looked at every 5 ms in the server itself.',
  async run(quick) {
    const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-live-'))
    const loopFile = join(folder, 'loop.json')
    const product = await listen(join(dist, 'server', 'main.js'), [], {
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      DEMO: 'malipo',
      NODE_OPTIONS: `--import ${join(dist, 'bench', 'watchLoop.js')}`,
      WATCH_LOOP_FILE: loopFile,
    })
    try {
      const { address } = product
      const patrols = await listPatrols(address)
      const ears = await startListeners(address)
      const warmUp = new Changes(address, patrols, ears, false)
      await warmUp.goOn(quick ? 5 : 20)
      product.signal('SIGUSR2')
      const changes = new Changes(address, patrols, ears, true)
      await changes.goOn(quick ? 25 : 600)
      const heard = await report(ears)
      ears.kill()
      await product.stop()
      const loop = JSON.parse(readFileSync(loopFile, 'utf8')) as WatchedLoop
      return { rows: [liveRow(heard, changes, loop)] }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function liveRow({ delayMs, events, faults }: HeardActs, changes: Changes, loop: WatchedLoop): Row {
  const { count, answerMs, elapsedS } = changes
  const row = { unit: 'ms', value: delayMs.p99, runs: count } as const
  const isWhole = faults === 0 && events === count * listeners
  return {
    what: `${listeners} listeners, ${actsPerS} acts/s for ${digits(elapsedS)} s, 99 of 100 events`,
    ...row,
    peers: [],
    floors: [
      valueFloor(row, floorMs),
      factFloor(
        'every act at every listener once and in sequence',
        isWhole ? 'yes' : `${events} of ${count * listeners}, ${faults} out of sequence or ended`,
        isWhole,
      ),
    ],
    notes: [
      `half of the events within ${digits(delayMs.p50)} ms, the last within ${digits(delayMs.most)} ms; ${events.toLocaleString('en')} events of ${count.toLocaleString('en')} acts, ${digits(count / elapsedS)} acts/s`,
      `acts acknowledged half within ${digits(answerMs(50))} ms, 99 of 100 within ${digits(answerMs(99))} ms`,
      `event loop of the server late by ${digits(loop.delayMs.p50)} ms (half), ${digits(loop.delayMs.p99)} ms (99 of 100), ${digits(loop.delayMs.most)} ms at most; ${digits(loop.busy * 100)} % of a core; ${digits(loop.mostMiB)} MiB at most`,
    ],
  }
}

/** Changes patrols in turn, so many a second, whether the ones before are answered yet or not. */
class Changes {
  readonly #address: string
  readonly #patrols: VersionedPatrol[]
  readonly #ears: ChildProcess
  readonly #isMeasured: boolean
  readonly #answers = createHistogram()
  count = 0
  elapsedS = 0

  constructor(address: string, patrols: VersionedPatrol[], ears: ChildProcess, isMeasured: boolean) {
    this.#address = address
    this.#patrols = patrols
    this.#ears = ears
    this.#isMeasured = isMeasured
  }

  answerMs = (percentile: number): number => this.#answers.percentile(percentile) / 1000

  async goOn(seconds: number): Promise<void> {
    const startedMs = performance.now()
    const total = seconds * actsPerS
    const underWay: Promise<void>[] = []
    const busy = new Set<number>()
    for (let sent = 0; sent < total; sent++) {
      const waitMs = startedMs + (sent * 1000) / actsPerS - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      const index = sent % this.#patrols.length
      // Its version is known when the last change of it is answered; that was four seconds ago.
      if (busy.has(index)) await Promise.all(underWay)
      busy.add(index)
      underWay.push(this.#change(index, sent).finally(() => busy.delete(index)))
    }
    await Promise.all(underWay)
    this.elapsedS = (performance.now() - startedMs) / 1000
  }

  async #change(index: number, turn: number): Promise<void> {
    const { id, version, synthetic: _, ...patrol } = this.#patrols[index]!
    const team = { en: `Team ${turn}`, zh: `第${turn}队` }
    const sentUs = nowUs()
    const answer = await fetch(`${this.#address}/api/patrols/${id}`, {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify({ ...patrol, team }),
    })
    const answeredUs = nowUs()
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(text)
    this.#patrols[index] = JSON.parse(text) as VersionedPatrol
    this.count++
    if (!this.#isMeasured) return
    this.#answers.record(answeredUs - sentUs)
    tell(this.#ears, {
      kind: 'acknowledged',
      acts: [[Number(answer.headers.get('Act-Sequence')), answeredUs]],
    })
  }
}

type VersionedPatrol = Patrol & { readonly version: number }

async function listPatrols(address: string): Promise<VersionedPatrol[]> {
  const answer = await fetch(`${address}/api/patrols?from=${new Date().toISOString()}`)
  const { items } = (await answer.json()) as { items: VersionedPatrol[] }
  return items.slice(0, patrolsChanged)
}

const tell = (ears: ChildProcess, message: ToListeners): void => void ears.send(message)

function startListeners(address: string): Promise<ChildProcess> {
  const ears = fork(join(dist, 'bench', 'liveListeners.js'), [address, String(listeners)])
  return new Promise((resolve, reject) => {
    ears.once('message', () => resolve(ears))
    ears.once('exit', (code) => reject(new Error(`the listeners ended with ${code}`)))
  })
}

/** Asks until every event is there, for a few seconds at most. */
async function report(ears: ChildProcess): Promise<HeardActs> {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const heard = new Promise<HeardActs>((resolve) =>
    ears.on('message', (message: FromListeners) => message.kind === 'heard' && resolve(message)),
  )
  tell(ears, { kind: 'report' })
  return heard
}
