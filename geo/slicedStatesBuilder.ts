import { grown } from './grown.ts'
import { addSliceMeasure, stateCodeCount, type SlicedStates } from './slicedStates.ts'

/**
 * Writes sliced states from a line's start onwards: `beginSlice`, its runs in order of time,
 * `endSlice`. Runs of one state that follow each other become one, runs without extent are left out,
 * and a slice that only goes on with what the one before it says is merged with it.
 */
export class SlicedStatesBuilder {
  #sliceFromM = new Float64Array(64)
  #firstRun = new Uint32Array(64)
  #beginMs = new Uint32Array(256)
  #beginAtEndMs = new Uint32Array(256)
  #code = new Uint8Array(256)
  #slices = 0
  #runs = 0
  #toM = 0
  /** Some run's beginning moves along its slice. */
  #slants = false
  readonly #windowMs: number

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  beginSlice(fromM: number, toM: number): void {
    if (this.#slices + 2 > this.#sliceFromM.length) {
      this.#sliceFromM = grown(this.#sliceFromM)
      this.#firstRun = grown(this.#firstRun)
    }
    this.#sliceFromM[this.#slices] = fromM
    this.#firstRun[this.#slices] = this.#runs
    this.#slices++
    this.#toM = toM
  }

  /** A run that begins so many whole milliseconds after the window, at the slice's beginning and end. */
  addRun(beginMs: number, beginAtEndMs: number, code: number): void {
    const first = this.#firstRun[this.#slices - 1]!
    let last = this.#runs - 1
    // The run before has no extent: this one takes its place.
    if (last >= first && this.#beginMs[last]! >= beginMs && this.#beginAtEndMs[last]! >= beginAtEndMs) {
      this.#runs--
      last--
    }
    if (last >= first && this.#code[last] === code) return
    if (beginMs >= this.#windowMs && beginAtEndMs >= this.#windowMs) return
    if (this.#runs === this.#code.length) {
      this.#beginMs = grown(this.#beginMs)
      this.#beginAtEndMs = grown(this.#beginAtEndMs)
      this.#code = grown(this.#code)
    }
    this.#beginMs[this.#runs] = beginMs
    this.#beginAtEndMs[this.#runs] = beginAtEndMs
    this.#code[this.#runs] = code
    this.#runs++
    if (beginMs !== beginAtEndMs) this.#slants = true
  }

  endSlice(): void {
    if (this.#slices < 2) return
    const [before, slice] = [this.#slices - 2, this.#slices - 1]
    const [first, start] = [this.#firstRun[before]!, this.#firstRun[slice]!]
    const count = start - first
    if (this.#runs - start !== count) return
    const beforeM = this.#sliceFromM[slice]! - this.#sliceFromM[before]!
    const lengthM = this.#toM - this.#sliceFromM[slice]!
    for (let run = 0; run < count; run++) {
      const [one, other] = [first + run, start + run]
      if (this.#code[one] !== this.#code[other] || this.#beginAtEndMs[one] !== this.#beginMs[other]) return
      // Times are whole milliseconds: on one line is what leaves it by no more than that.
      const turnMs =
        (this.#beginAtEndMs[other]! - this.#beginMs[other]!) * beforeM -
        (this.#beginAtEndMs[one]! - this.#beginMs[one]!) * lengthM
      if (Math.abs(turnMs) > beforeM + lengthM) return
    }
    for (let run = 0; run < count; run++) this.#beginAtEndMs[first + run] = this.#beginAtEndMs[start + run]!
    this.#runs = start
    this.#slices--
  }

  /** What was written, and begins anew. */
  finish(): SlicedStates {
    const [slices, runs] = [this.#slices, this.#runs]
    this.#sliceFromM[slices] = this.#toM
    this.#firstRun[slices] = runs
    // All in one buffer: a line has thousands of tiles, and each buffer costs what a hundred runs do.
    const begins = this.#slants ? 2 * runs : runs
    const buffer = new ArrayBuffer(12 * (slices + 1) + 4 * begins + runs)
    const sliceFromM = new Float64Array(buffer, 0, slices + 1)
    const firstRun = new Uint32Array(buffer, 8 * (slices + 1), slices + 1)
    const beginMs = new Uint32Array(buffer, 12 * (slices + 1), runs)
    const beginAtEndMs = this.#slants ? new Uint32Array(buffer, 12 * (slices + 1) + 4 * runs, runs) : beginMs
    const code = new Uint8Array(buffer, 12 * (slices + 1) + 4 * begins, runs)
    for (let slice = 0; slice <= slices; slice++) {
      sliceFromM[slice] = this.#sliceFromM[slice]!
      firstRun[slice] = this.#firstRun[slice]!
    }
    for (let run = 0; run < runs; run++) {
      beginMs[run] = this.#beginMs[run]!
      code[run] = this.#code[run]!
    }
    if (this.#slants) for (let run = 0; run < runs; run++) beginAtEndMs[run] = this.#beginAtEndMs[run]!
    const metreMs = new Float64Array(stateCodeCount)
    const states = { sliceCount: slices, sliceFromM, firstRun, beginMs, beginAtEndMs, code, metreMs }
    const whole = { fromM: -Infinity, toM: Infinity }
    for (let slice = 0; slice < slices; slice++)
      addSliceMeasure(states, slice, this.#windowMs, whole, states.metreMs)
    this.#slices = 0
    this.#runs = 0
    this.#slants = false
    return states
  }
}
