import { monitorEventLoopDelay } from 'node:perf_hooks'

const resolutionMs = 10
const minuteMs = 60_000

interface Delay {
  readonly p99Ms: number
  readonly maxMs: number
}

/** How late timers come because the one thread is busy, minute by minute. */
export class LoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  #lastMinute: Delay | undefined
  #timer: NodeJS.Timeout | undefined

  /** Of the last whole minute; of the time so far in the first. */
  get delay(): Delay {
    return this.#lastMinute ?? this.#read()
  }

  start(): void {
    this.#histogram.enable()
    this.#timer = setInterval(() => {
      this.#lastMinute = this.#read()
      this.#histogram.reset()
    }, minuteMs)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#histogram.disable()
  }

  /** The histogram holds how far apart its timers came, which are set at the resolution. */
  #read(): Delay {
    const late = (nanoseconds: number) => Math.max(0, Math.round(nanoseconds / 1e4) / 100 - resolutionMs)
    if (this.#histogram.count === 0) return { p99Ms: 0, maxMs: 0 }
    return { p99Ms: late(this.#histogram.percentile(99)), maxMs: late(this.#histogram.max) }
  }
}
