/** Share of the line that is held at an instant, as the server has it. */
export interface SharePoint {
  readonly atMs: number
  readonly share: number
}

/**
 * Days, oldest first, and now, as one line. A day of which next to nothing is known has no point; nor
 * have days before anything was ever held, for no roster was kept of them.
 */
export function shareLine(
  days: readonly (SharePoint | undefined)[],
  now: SharePoint | undefined,
): SharePoint[] {
  const known = [...days, now].flatMap((point) => point ?? [])
  const began = known.findIndex(({ share }) => share > 0)
  return began === -1 ? [] : known.slice(began)
}

/** Lowest and highest of a history, as its picture's scale. */
export function tryExtremes(points: readonly SharePoint[]): { low: number; high: number } | undefined {
  if (points.length === 0) return undefined
  const shares = points.map(({ share }) => share)
  return { low: Math.min(...shares), high: Math.max(...shares) }
}
