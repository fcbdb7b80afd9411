/**
 * What a value of one measure is in another, by anchors that rise in both: linear between two of them,
 * one for one before the first and after the last, and without anchors as it is.
 */
export function betweenAnchors<Anchor>(
  anchors: readonly Anchor[],
  value: number,
  given: (anchor: Anchor) => number,
  wanted: (anchor: Anchor) => number,
): number {
  const [first, last] = [anchors[0], anchors.at(-1)]
  if (first === undefined || last === undefined) return value
  if (value <= given(first)) return wanted(first) + (value - given(first))
  if (value >= given(last)) return wanted(last) + (value - given(last))
  let [before, after] = [0, anchors.length - 1]
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (given(anchors[middle]!) > value) after = middle
    else before = middle
  }
  const [low, high] = [anchors[before]!, anchors[after]!]
  const share = (value - given(low)) / (given(high) - given(low))
  return wanted(low) + share * (wanted(high) - wanted(low))
}
