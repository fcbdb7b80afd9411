/** Which of many things are connected with each other: a union-find forest. */
export class Components {
  readonly #parents: number[] = []

  /** Adds a thing that is connected with nothing yet; returns its index. */
  add(): number {
    return this.#parents.push(this.#parents.length) - 1
  }

  connect(a: number, b: number): void {
    const [one, other] = [this.#rootOf(a), this.#rootOf(b)]
    this.#parents[Math.max(one, other)] = Math.min(one, other)
  }

  /** The things by component, each list rising, in order of their first ones. */
  lists(): number[][] {
    const lists = new Map<number, number[]>()
    for (let index = 0; index < this.#parents.length; index++) {
      const root = this.#rootOf(index)
      const list = lists.get(root)
      if (list === undefined) lists.set(root, [index])
      else list.push(index)
    }
    return [...lists.values()]
  }

  #rootOf(index: number): number {
    let root = index
    while (this.#parents[root] !== root) root = this.#parents[root]!
    for (let at = index; at !== root;) {
      const next = this.#parents[at]!
      this.#parents[at] = root
      at = next
    }
    return root
  }
}
