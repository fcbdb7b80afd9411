import { performance } from 'node:perf_hooks'

export interface Measured {
  readonly medianMs: number
  readonly runs: number
}

/** Median of `runs` timed calls after one that warms up, in milliseconds. */
export async function medianOf(runs: number, work: () => unknown): Promise<Measured> {
  await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { medianMs: times[times.length >> 1] ?? Number.NaN, runs }
}
