/** The same numbers with room for twice as many. */
export function grown<Kept extends Float64Array | Int32Array | Uint32Array | Int8Array | Uint8Array>(
  kept: Kept,
): Kept {
  const larger = new (kept.constructor as new (length: number) => Kept)(kept.length * 2)
  larger.set(kept)
  return larger
}
