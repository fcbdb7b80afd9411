import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import type { CheckpointRow } from './stripRows.ts'

/**
 * Checkpoints with a reach, staffed as coverage counted them at its instant: whoever claims a run of
 * chainage is there. Inland ones claim nothing and stay as the server said for now,
 * and so do all where coverage knows nothing.
 */
export function staffedAsCounted(
  checkpoints: readonly CheckpointRow[],
  coverage: LineCoverage | undefined,
): CheckpointRow[] {
  if (coverage === undefined || coverage.runsNow.every(({ state }) => state === 'unknown'))
    return [...checkpoints]
  const staffed = new Set(
    coverage.runsNow.flatMap((run) =>
      run.claims.filter(({ kind }) => kind === 'checkpoint').map(({ id }) => id),
    ),
  )
  return checkpoints.map((row) => (row.reach === null ? row : { ...row, staffedNow: staffed.has(row.id) }))
}
