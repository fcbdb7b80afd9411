import type { Health } from '../../data/model/health.ts'
import type { Log } from './log.ts'

const everyMs = 5000
const jumpMs = 120_000

/** Notices where the clock of the machine was moved, or stood still because the machine slept. */
export class ClockWatch {
  readonly #now: () => number
  readonly #monotonic: () => number
  readonly #log: Log
  #last: { readonly wallMs: number; readonly monotonicMs: number }
  #jump: Health['clock'] = null
  #timer: NodeJS.Timeout | undefined

  constructor(now: () => number, log: Log, monotonic: () => number = () => performance.now()) {
    this.#now = now
    this.#monotonic = monotonic
    this.#log = log
    this.#last = { wallMs: now(), monotonicMs: monotonic() }
  }

  /** The last jump since the start; null where there was none. */
  get jump(): Health['clock'] {
    return this.#jump
  }

  look(): void {
    const [wallMs, monotonicMs] = [this.#now(), this.#monotonic()]
    const byMs = wallMs - this.#last.wallMs - (monotonicMs - this.#last.monotonicMs)
    this.#last = { wallMs, monotonicMs }
    if (Math.abs(byMs) <= jumpMs) return
    this.#jump = { jumpedAt: new Date(wallMs).toISOString(), byS: Math.round(byMs / 1000) }
    const what = byMs < 0 ? 'The clock was put back' : 'The clock was put forward, or the machine slept'
    this.#log.warn({ event: 'clock-jumped', byS: this.#jump.byS }, what)
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), everyMs)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
