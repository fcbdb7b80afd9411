/** Of how many events the clock is reckoned: a minute of heartbeats. */
const samplesKept = 6
/** A clock on a screen shows seconds; less than one is not worth drawing everything again. */
const worthMs = 1000

/**
 * How far the server's clock is ahead of this device's, from the instants that events carry. What is
 * on the way ages, so the largest difference is the truest; a clock that was set shows when all of
 * the last minute say so.
 */
export class ClockOffset {
  #samples: number[] = []
  #sinceMs = 0

  /** The offset to go on with, given the one in use. */
  note(serverMs: number, heardMs: number, currentMs: number): number {
    if (heardMs < this.#sinceMs) return currentMs
    this.#samples = [...this.#samples, serverMs - heardMs].slice(-samplesKept)
    const largestMs = Math.max(...this.#samples)
    if (largestMs - currentMs > worthMs) return largestMs
    const isSettled = this.#samples.length === samplesKept
    return isSettled && currentMs - largestMs > worthMs ? largestMs : currentMs
  }

  /** This device's clock was set: what was heard before says nothing of it. */
  forget(nowMs: number): void {
    this.#samples = []
    this.#sinceMs = nowMs
  }
}
