import type { LineCoverage } from '../../data/model/coverageAnswer.ts'

type Sliced = Pick<LineCoverage, 'lengthM' | 'slices'>

/**
 * Share held of all lines at an instant, from the exact slices; null where they do not reach it for
 * the whole length: half a county's share is not the county's.
 */
export function shareAt(lines: readonly Sliced[], atMs: number): number | null {
  let [knownM, heldM, lengthM] = [0, 0, 0]
  for (const line of lines) {
    lengthM += line.lengthM
    for (const { fromM, toM, runs } of line.slices) {
      const run = runs.find(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs)
      if (run === undefined) continue
      knownM += toM - fromM
      if (run[2] === 'held') heldM += toM - fromM
    }
  }
  return lengthM > 0 && knownM > lengthM - 1 ? heldM / lengthM : null
}

export interface SharePoint {
  /** Middle of the step that it is the mean of. */
  atMs: number
  share: number
}

/** Mean share held of each step of a window, weighted by kilometre and hour; steps are `stepMs` long. */
export function meanShares(
  lines: readonly Sliced[],
  window: { fromMs: number; toMs: number },
  stepMs: number,
): SharePoint[] {
  const steps = Math.floor((window.toMs - window.fromMs) / stepMs)
  const heldMMs = new Float64Array(steps)
  const knownMMs = new Float64Array(steps)
  for (const { slices } of lines)
    for (const { fromM, toM, runs } of slices)
      for (const [fromMs, toMs, state] of runs) {
        const first = Math.max(0, Math.floor((fromMs - window.fromMs) / stepMs))
        for (let step = first; step < steps; step++) {
          const stepFromMs = window.fromMs + step * stepMs
          if (stepFromMs >= toMs) break
          const spanMs = Math.min(toMs, stepFromMs + stepMs) - Math.max(fromMs, stepFromMs)
          const weight = (toM - fromM) * Math.max(0, spanMs)
          knownMMs[step] = (knownMMs[step] ?? 0) + weight
          if (state === 'held') heldMMs[step] = (heldMMs[step] ?? 0) + weight
        }
      }
  return Array.from({ length: steps }, (_, step) => step).flatMap((step) => {
    const known = knownMMs[step] ?? 0
    return known > 0
      ? [{ atMs: window.fromMs + (step + 0.5) * stepMs, share: (heldMMs[step] ?? 0) / known }]
      : []
  })
}

/** Lowest and highest of a history, as its picture's scale. */
export function tryExtremes(points: readonly SharePoint[]): { low: number; high: number } | undefined {
  if (points.length === 0) return undefined
  const shares = points.map(({ share }) => share)
  return { low: Math.min(...shares), high: Math.max(...shares) }
}
