/**
 * Loaded before the server (`--import`), so that the server itself stays as it is shipped: watches how
 * late its event loop is and what memory it takes, from SIGUSR2 on, and writes that to the file named
 * in WATCH_LOOP_FILE as the process ends.
 */
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

export interface WatchedLoop {
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly most: number }
  readonly mostMiB: number
  /** Share of one core. */
  readonly busy: number
}

/** The histogram counts the time between two looks, so this is in every value. */
const resolutionMs = 5

const file = process.env['WATCH_LOOP_FILE']
if (isMainThread && file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  let from = { ms: performance.now(), cpu: process.cpuUsage() }
  let mostBytes = 0
  delay.enable()
  process.on('SIGUSR2', () => {
    delay.reset()
    mostBytes = 0
    from = { ms: performance.now(), cpu: process.cpuUsage() }
  })
  setInterval(() => (mostBytes = Math.max(mostBytes, process.memoryUsage.rss())), 500).unref()
  process.once('exit', () => {
    const lateMs = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs)
    const { user, system } = process.cpuUsage(from.cpu)
    const watched: WatchedLoop = {
      delayMs: {
        p50: lateMs(delay.percentile(50)),
        p99: lateMs(delay.percentile(99)),
        most: lateMs(delay.max),
      },
      mostMiB: mostBytes / 2 ** 20,
      busy: (user + system) / 1000 / (performance.now() - from.ms),
    }
    writeFileSync(file, JSON.stringify(watched))
  })
}
