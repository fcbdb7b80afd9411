/** Share held over a day, as the server has it: kilometre-hours held of all. */
export interface SharePoint {
  /** Middle of the day that it is the share of. */
  atMs: number
  share: number
}

/** Lowest and highest of a history, as its picture's scale. */
export function tryExtremes(points: readonly SharePoint[]): { low: number; high: number } | undefined {
  if (points.length === 0) return undefined
  const shares = points.map(({ share }) => share)
  return { low: Math.min(...shares), high: Math.max(...shares) }
}
