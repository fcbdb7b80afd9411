const afterLossMs = 400
const longestMs = 60_000
/** A map that stood for so long was well: the next loss is no worse than the first. */
const stoodMs = 120_000

/** How often in a row a map lost its graphics, or had none to begin with; instants of any steady clock. */
export class LossCount {
  #losses = 0
  #builtMs = 0

  noteBuilt(nowMs: number): void {
    this.#builtMs = nowMs
  }

  /** After how long to build it anew: at once, and where that does not last, less and less often. */
  nextWaitMs(nowMs: number, isRefused: boolean): number {
    if (!isRefused && nowMs - this.#builtMs > stoodMs) this.#losses = 0
    return Math.min(longestMs, afterLossMs * 2 ** this.#losses++)
  }
}
