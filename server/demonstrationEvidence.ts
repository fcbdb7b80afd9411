import { v7 as newId } from 'uuid'
import { evidenceOf } from '../data/demo/evidence.ts'
import { makeStaffingLogs } from '../data/demo/staffingLogs.ts'
import { marginMs } from '../data/demo/walks.ts'
import { makeTracks, type PatrolTrack } from '../data/demo/tracks.ts'
import { commit } from '../data/journal/commit.ts'
import type { DemonstrationName } from '../data/model/county.ts'
import { listRecords } from '../data/store/records.ts'
import { setSetting, tryGetSetting } from '../data/store/settings.ts'
import type { Database, Reader } from '../data/store/tables.ts'
import { addTracks } from '../data/store/tracks.ts'
import { compileBorderLine } from '../geo/borderLine.ts'
import type { TimeWindow } from '../geo/units.ts'

const hourMs = 3_600_000
/** Patrols in one transaction: a few seconds' work, so that little is lost if the start is interrupted. */
const patrolsAtOnce = 500

/**
 * Keeps what the phones and posts of a demonstration sent since it was last kept, up to now: all of
 * it is made up. What lies farther back than a demonstration's evidence reaches is left out. While the
 * server runs it arrives now, as what was answered of the past stays as it was; a start keeps it as if it
 * had arrived all along.
 */
export async function keepDemonstrationEvidence(
  db: Database,
  name: DemonstrationName,
  nowMs: number,
  arrives: 'all-along' | 'now' = 'all-along',
): Promise<void> {
  const { fromMs, steps } = evidenceOf(name, nowMs)
  const window = { fromMs: Math.max(fromMs, await evidenceKeptUntil(db)), toMs: nowMs }
  if (window.fromMs >= window.toMs) return
  const lines = (await listRecords(db, 'border-line')).map(({ record: { id, path, homeSide } }) =>
    compileBorderLine({ id, positions: path, homeSide }),
  )
  const around = { fromMs: window.fromMs - marginMs, toMs: window.toMs + marginMs }
  const patrols = await listRecords(db, 'patrol', { window: around })
  const synthetic = patrols.flatMap(({ record }) => (record.synthetic ? [record] : []))
  let waiting: PatrolTrack[] = []
  for (const track of makeTracks(synthetic, lines, steps, window)) {
    // Those of one tracker follow each other: they are kept together, so that no hour is derived twice.
    if (waiting.length >= patrolsAtOnce && waiting.at(-1)?.seriesId !== track.seriesId) {
      await addTracks(db, lines, waiting)
      waiting = []
    }
    waiting.push(arrives === 'now' ? { ...track, receivedMs: nowMs } : track)
  }
  if (waiting.length > 0) await addTracks(db, lines, waiting)
  await keepStaffingLogs(db, window)
  await noteEvidenceKept(db, nowMs)
}

/** Epoch milliseconds up to which it is kept; 0 before any is. */
export async function evidenceKeptUntil(db: Reader): Promise<number> {
  return Number((await tryGetSetting(db, 'demonstration-evidence-until')) ?? 0)
}

export async function noteEvidenceKept(db: Reader, untilMs: number): Promise<void> {
  await setSetting(db, 'demonstration-evidence-until', String(untilMs))
}

/** Commits those logs that posts wrote within the window, as one act; none where there are none. */
export async function keepStaffingLogs(db: Database, window: TimeWindow): Promise<void> {
  const shifts = await listRecords(db, 'shift', { window })
  const logs = makeStaffingLogs(
    shifts.flatMap(({ record }) => (record.synthetic ? [record] : [])),
    window,
  )
  // An hour more on either side: a log that only touches the window was written at its edge.
  const around = { fromMs: window.fromMs - hourMs, toMs: window.toMs + hourMs }
  const known = new Set<string>(
    (await listRecords(db, 'staffing-log', { window: around })).map(({ record }) => record.id),
  )
  const missing = logs.filter((log) => !known.has(log.id))
  if (missing.length === 0) return
  const at = new Date(window.toMs).toISOString()
  await commit(db, 'borderkeep', {
    actId: newId(),
    kind: 'staffing-logged',
    observedAt: at,
    receivedAt: at,
    request: at,
    apply: async () => ({
      changes: missing.map((log) => ({ kind: 'staffing-log', id: log.id, record: log, expectedVersion: 0 })),
      reply: { status: 201, body: undefined },
    }),
  })
}
