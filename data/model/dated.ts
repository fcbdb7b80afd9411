/** The last of dated entries at or before an instant, of equal ones the later in the list; undefined before the first. */
export function tryInForce<Entry extends { readonly from: string }>(
  entries: readonly Entry[],
  atMs: number,
): Entry | undefined {
  let [found, foundMs]: [Entry | undefined, number] = [undefined, -Infinity]
  for (const entry of entries) {
    const fromMs = Date.parse(entry.from)
    if (fromMs <= atMs && fromMs >= foundMs) [found, foundMs] = [entry, fromMs]
  }
  return found
}
