import type { KeptBefore } from '../../../client/field/delivery/takeOverKept.ts'

/** `localStorage` as a page sees it, in memory. */
export function memoryStorage(): KeptBefore & Pick<Storage, 'setItem'> {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  }
}
