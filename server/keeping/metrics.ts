import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is read off when it is asked for. */
export interface Readings {
  sequence(): Promise<number>
  storage(): { readonly isOk: boolean; readonly freeBytes: number | null }
  walBytes(): number
  lastBackup(): { readonly ageS: number; readonly bytes: number } | undefined
  loopDelayP99Ms(): number
}

const secondsOfRequests = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What Prometheus reads: counters of what was done, and how long it took. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Histogram({
    name: 'borderkeep_request_seconds',
    help: 'Requests by route and status; those answered at once from what was asked before are counted apart',
    labelNames: ['method', 'route', 'status'],
    buckets: secondsOfRequests,
    registers: [this.#registry],
  })
  readonly #acts = new Counter({
    name: 'borderkeep_acts_total',
    help: 'Acts committed, by kind',
    labelNames: ['kind'],
    registers: [this.#registry],
  })
  readonly #actSeconds = new Histogram({
    name: 'borderkeep_act_seconds',
    help: 'From the arrival of an act until it is on the disk',
    buckets: secondsOfRequests,
    registers: [this.#registry],
  })
  readonly #readingSeconds = new Histogram({
    name: 'borderkeep_reading_seconds',
    help: 'Coverage, its chart, its explanation and lists of records: from asked until computed',
    labelNames: ['reading'],
    buckets: secondsOfRequests,
    registers: [this.#registry],
  })
  readonly #fixes = new Counter({
    name: 'borderkeep_track_fixes_total',
    help: 'Fixes of tracks that were new and are kept',
    registers: [this.#registry],
  })
  /** Whoever keeps live listeners says how many there are. */
  countListeners: () => number = () => 0
  /** Answered before anything else looked at the request: only counted, as it costs next to nothing. */
  hotAnswers = 0

  /** `withProcess` adds the figures of this process; they are of no use where many run in one. */
  constructor(readings: Readings, withProcess: boolean) {
    if (withProcess) collectDefaultMetrics({ register: this.#registry })
    this.#gauge(
      'borderkeep_hot_answers',
      'Requests answered from what was asked before',
      () => this.hotAnswers,
    )
    this.#gauge('borderkeep_live_listeners', 'Pages that follow the live stream', () => this.countListeners())
    this.#gauge('borderkeep_journal_sequence', 'Sequence of the last act', () => readings.sequence())
    this.#gauge('borderkeep_storage_ok', '1 where acts can be saved, else 0', () =>
      readings.storage().isOk ? 1 : 0,
    )
    this.#gauge(
      'borderkeep_storage_free_bytes',
      'Room on the disk of the store',
      () => readings.storage().freeBytes ?? NaN,
    )
    this.#gauge('borderkeep_wal_bytes', 'Length of the log of writes', () => readings.walBytes())
    this.#gauge(
      'borderkeep_backup_age_seconds',
      'Age of the last backup',
      () => readings.lastBackup()?.ageS ?? NaN,
    )
    this.#gauge(
      'borderkeep_backup_bytes',
      'Size of the last backup',
      () => readings.lastBackup()?.bytes ?? NaN,
    )
    this.#gauge(
      'borderkeep_event_loop_delay_p99_seconds',
      'How late timers come, 99th percentile of the last minute',
      () => readings.loopDelayP99Ms() / 1000,
    )
  }

  #gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      async collect() {
        // What cannot be read now must not keep the rest from being read.
        gauge.set(
          await Promise.resolve()
            .then(read)
            .catch(() => NaN),
        )
      },
    })
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds)
  }

  act(kind: string): void {
    this.#acts.inc({ kind })
  }

  actTook(seconds: number): void {
    this.#actSeconds.observe(seconds)
  }

  readingTook(reading: string, seconds: number): void {
    this.#readingSeconds.observe({ reading }, seconds)
  }

  fixesKept(count: number): void {
    this.#fixes.inc(count)
  }

  async text(): Promise<{ type: string; body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() }
  }
}
