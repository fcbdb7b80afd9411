/**
 * Places of a longest subsequence of values that never falls, in order (patience sorting with binary
 * search, Fredman 1975, doi:10.1016/0012-365X(75)90103-X).
 */
export function longestRise(values: Float64Array): Uint32Array {
  const none = values.length
  const before = new Uint32Array(values.length)
  /** Place of the least value that a rise of each length can end in. */
  const lastOfLength = new Uint32Array(values.length)
  let length = 0
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[lastOfLength[middle]!]! <= value) low = middle + 1
      else high = middle
    }
    before[place] = low === 0 ? none : lastOfLength[low - 1]!
    lastOfLength[low] = place
    if (low === length) length++
  }
  const rise = new Uint32Array(length)
  let place = length === 0 ? none : lastOfLength[length - 1]!
  for (let at = length - 1; at >= 0; at--) {
    rise[at] = place
    place = before[place]!
  }
  return rise
}
