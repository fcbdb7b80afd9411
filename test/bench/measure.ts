import { performance } from 'node:perf_hooks'

export interface Measured {
  readonly medianMs: number
  readonly runs: number
}

/**
 * Median of `runs` timed calls after some that warm up, in milliseconds. Garbage is left to the engine,
 * as in a server that does the same again and again: to collect it by force before each call gives
 * memory back to the system, and the call pays for having it anew.
 */
export async function medianOf(
  runs: number,
  work: () => unknown,
  { warmUps = 1 }: { warmUps?: number } = {},
): Promise<Measured> {
  for (let run = 0; run < warmUps; run++) await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { medianMs: times[times.length >> 1] ?? Number.NaN, runs }
}

/** What a call leaves standing, in MiB: heap and typed arrays, after garbage is collected. */
export async function heldMiB(make: () => unknown): Promise<number> {
  const before = await standingBytes()
  const made = make()
  const after = await standingBytes()
  // Used after measuring, so that it stands until then.
  return made === undefined ? Number.NaN : (after - before) / 2 ** 20
}

async function standingBytes(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.()
    // What typed arrays held is given back a little later than they are collected.
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** The most memory this process has had so far, in MiB. */
export function peakMiB(): number {
  return process.resourceUsage().maxRSS / 1024
}
