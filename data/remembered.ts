/**
 * What was made from records before, by a name for it: while it would be made from the very same
 * parts, the very same object is given again, so that what computes from it can tell what changed.
 */
export class Remembered {
  readonly #made = new Map<string, { readonly parts: readonly unknown[]; readonly value: unknown }>()

  of<Value>(name: string, parts: readonly unknown[], make: () => Value): Value {
    const known = this.#made.get(name)
    if (known !== undefined && isSame(known.parts, parts)) return known.value as Value
    const value = make()
    this.#made.set(name, { parts, value })
    return value
  }
}

function isSame(parts: readonly unknown[], others: readonly unknown[]): boolean {
  if (parts.length !== others.length) return false
  for (let index = 0; index < parts.length; index++) if (parts[index] !== others[index]) return false
  return true
}
