/** What was there within a time is not there a second time. */
export class UsedOnce {
  readonly #untilMs = new Map<string, number>()
  readonly #forMs: number

  constructor(forMs: number) {
    this.#forMs = forMs
  }

  isUsed(key: string, nowMs: number): boolean {
    return (this.#untilMs.get(key) ?? -Infinity) > nowMs
  }

  /** False where it was used before, within the time. */
  use(key: string, nowMs: number): boolean {
    if (this.isUsed(key, nowMs)) return false
    // The oldest come first.
    for (const [old, untilMs] of this.#untilMs) {
      if (untilMs > nowMs) break
      this.#untilMs.delete(old)
    }
    this.#untilMs.delete(key)
    this.#untilMs.set(key, nowMs + this.#forMs)
    return true
  }
}
