import type { HeardAct } from './heardAct.ts'

const actsKept = 500

/**
 * The last acts that came, without a gap: an answer that was read before some of them is brought up
 * to date by them.
 */
export class ActLog {
  #acts: HeardAct[] = []
  #since = 0
  #sequence = 0

  /** The last sequence that is known. */
  get sequence(): number {
    return this.#sequence
  }

  begin(sequence: number): void {
    this.#acts = []
    this.#since = sequence
    this.#sequence = sequence
  }

  /** Says whether it is the next one, was known before, or acts between are missing. */
  add(act: HeardAct): 'next' | 'known' | 'gap' {
    if (act.sequence <= this.#sequence) return 'known'
    if (act.sequence > this.#sequence + 1) return 'gap'
    this.#sequence = act.sequence
    this.#acts.push(act)
    if (this.#acts.length > actsKept) this.#since = this.#acts.shift()?.sequence ?? this.#since
    return 'next'
  }

  /** The acts after a sequence; undefined where not all of them are kept. */
  after(sequence: number): readonly HeardAct[] | undefined {
    return sequence < this.#since ? undefined : this.#acts.filter((act) => act.sequence > sequence)
  }
}
