import type { DomainRows } from '../map/domainRows.ts'
import type { StripRows } from '../unrolled/stripRows.ts'
import { isStaffedAt, trailAt, type ReplayPeriod } from './replayPeriod.ts'

/** What the map draws, with trails and checkpoints as they stood. */
export const pastDomainRows = (rows: DomainRows, period: ReplayPeriod, atMs: number): DomainRows => ({
  ...rows,
  trails: rows.trails.map((row) =>
    row.picked.kind === 'trail' ? { ...row, ...trailAt(period, row.picked.id, atMs) } : row,
  ),
  checkpoints: rows.checkpoints.map((row) =>
    row.picked.kind === 'checkpoint' ? { ...row, staffed: isStaffedAt(period, row.picked.id, atMs) } : row,
  ),
})

/** The same of the strip. */
export const pastStripRows = (rows: StripRows, period: ReplayPeriod, atMs: number): StripRows => ({
  ...rows,
  trails: rows.trails.map((row) => ({ ...row, ...trailAt(period, row.id, atMs) })),
  checkpoints: rows.checkpoints.map((row) => ({ ...row, staffedNow: isStaffedAt(period, row.id, atMs) })),
})
