import { grown } from './grown.ts'

/** A few numbers in order, each once, in a place that is used again and again. */
export class SortedNumbers {
  count = 0
  #numbers = new Float64Array(64)

  clear(): void {
    this.count = 0
  }

  at(index: number): number {
    return this.#numbers[index]!
  }

  add(number: number): void {
    if (this.count === this.#numbers.length) this.#numbers = grown(this.#numbers)
    const numbers = this.#numbers
    let at = this.count
    while (at > 0 && numbers[at - 1]! > number) at--
    if (at > 0 && numbers[at - 1] === number) return
    for (let moved = this.count; moved > at; moved--) numbers[moved] = numbers[moved - 1]!
    numbers[at] = number
    this.count++
  }
}
