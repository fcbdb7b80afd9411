import { v7 as newId } from 'uuid'
import { setSetting, tryGetSetting } from '../store/settings.ts'
import type { Database, Reader } from '../store/tables.ts'
import { sealsDue, type TrackSeal } from '../store/trackSeals.ts'
import { commit } from './commit.ts'

/** In one act: some tens of milliseconds, so that other acts get their turn between. */
const sealsAtOnce = 2000

/**
 * Journals the hash of every hour of fixes that is not sealed as it stands: fixes are kept beside the
 * journal, and from then on none can be taken out of them or moved unseen. Answers how many it sealed.
 */
export async function sealTracks(db: Database, now: () => number): Promise<number> {
  for (let sealed = 0; ;) {
    const nowMs = now()
    if (!(await isAnyDue(db, nowMs))) return sealed
    const at = new Date(nowMs).toISOString()
    await commit(db, 'borderkeep', {
      actId: newId(),
      kind: 'tracks-sealed',
      observedAt: at,
      receivedAt: at,
      request: at,
      async apply(tx) {
        const { seals, revision } = await due(tx, nowMs)
        sealed += seals.length
        await noteSealed(tx, revision)
        return { changes: [], seals, reply: { status: 201, body: { sealedHours: seals.length } } }
      },
    })
    // Lets what waits for its turn go first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const isAnyDue = async (db: Database, nowMs: number): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { seals, revision, known } = await due(tx, nowMs)
    if (seals.length === 0 && revision !== known) await noteSealed(tx, revision)
    return seals.length > 0
  })

interface Due {
  readonly seals: TrackSeal[]
  /** Up to which all is sealed once these are. */
  readonly revision: number
  readonly known: number
}

async function due(tx: Reader, nowMs: number): Promise<Due> {
  const known = Number((await tryGetSetting(tx, 'tracks-sealed-revision')) ?? 0)
  return { ...(await sealsDue(tx, known, sealsAtOnce, nowMs)), known }
}

const noteSealed = async (tx: Reader, revision: number): Promise<void> =>
  setSetting(tx, 'tracks-sealed-revision', String(revision))
