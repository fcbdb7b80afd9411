import { sql } from 'kysely'
import { actFactColumns, actFactsOf } from '../store/actFacts.ts'
import { changeLines } from '../store/changeLines.ts'
import type { Database, Reader } from '../store/tables.ts'
import { actHash, changesHash, noActHash } from './actHash.ts'
import type { Misfit } from './misfit.ts'
import { firstUnfitTile } from './verifyElevation.ts'
import { firstUnfitPhoto } from './verifyPhotos.ts'
import { firstUnfitSeal } from './verifySeals.ts'
import { firstUnfitVersion } from './verifyVersions.ts'

export interface JournalVerdict {
  readonly acts: number
  /** The last act and its hash: who has written it down elsewhere can tell whether all up to it still stands. */
  readonly head: { readonly sequence: number; readonly hash: string; readonly receivedAt: string }
  /** The first act that does not fit; undefined where the journal is whole. */
  readonly misfit: Misfit | undefined
  /** Sequence of the act whose hash was asked for, as far as the chain fits. */
  readonly earlierHead: number | undefined
}

/**
 * Walks the whole journal, as it stands at one moment, in bounded memory: the chain of acts, the
 * versions they began and ended, the fixes they sealed, the heights they loaded and the photos they
 * named. Finds what was altered past the product; who can rewrite the whole file can rewrite the chain too, which only an earlier head tells.
 */
export const verifyJournal = async (db: Database, earlierHash?: string): Promise<JournalVerdict> =>
  db.transaction().execute(async (tx) => {
    const walk = await walkActs(tx, earlierHash)
    const misfits = [
      await firstUnfitVersion(tx),
      await firstUnfitSeal(tx),
      await firstUnfitTile(tx),
      await firstUnfitPhoto(tx),
      walk.misfit,
    ]
    const [first] = misfits.filter((one) => one !== undefined).sort((a, b) => a.sequence - b.sequence)
    const isLost = first === undefined && earlierHash !== undefined && walk.earlierHead === undefined
    return {
      ...walk,
      misfit: isLost ? { kind: 'head-unknown', sequence: walk.head.sequence, hash: earlierHash } : first,
    }
  })

const actsAtOnce = 200

async function walkActs(tx: Reader, earlierHash: string | undefined): Promise<JournalVerdict> {
  let acts = 0
  let before = noActHash
  let last = { sequence: 0, hash: noActHash, receivedAt: '' }
  let earlierHead: number | undefined
  const verdict = (misfit: Misfit | undefined) => ({ acts, head: last, misfit, earlierHead })
  for (;;) {
    const rows = await readActs(tx, acts === 0 ? Number.MIN_SAFE_INTEGER : last.sequence, actsAtOnce)
    const lines = await changeLines(tx, last.sequence + 1, rows.at(-1)?.sequence ?? 0)
    for (const row of rows) {
      const { sequence, previous_hash } = row
      if (sequence > last.sequence + 1)
        return verdict({ kind: 'missing', sequence: last.sequence + 1, until: sequence - 1 })
      const fitsItself = actHash(previous_hash, actFactsOf(row), row.changes_hash) === row.hash
      if (previous_hash !== last.hash || !fitsItself)
        return verdict(await explainLink(tx, { ...row, fitsItself }, before, last))
      const changed = lines.get(sequence) ?? []
      if (changesHash(changed) !== row.changes_hash)
        return verdict(explainChanges(sequence, changed, row.changes_hash))
      acts++
      before = last.hash
      last = { sequence, hash: row.hash, receivedAt: row.received_at }
      if (row.hash === earlierHash) earlierHead = sequence
    }
    if (rows.length < actsAtOnce) return verdict(await afterTheLast(tx, last.sequence))
  }
}

const readActs = async (tx: Reader, after: number, most: number) =>
  tx
    .selectFrom('act')
    .select([...actFactColumns, 'previous_hash', 'changes_hash', 'hash'])
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(most)
    .execute()

/** Which of two acts that do not fit together is at fault. */
async function explainLink(
  tx: Reader,
  act: { sequence: number; previous_hash: string; hash: string; fitsItself: boolean },
  before: string,
  last: { sequence: number; hash: string },
): Promise<Misfit> {
  const { sequence, previous_hash, fitsItself } = act
  const [next] = await readActs(tx, sequence, 1)
  // The act after one that was put in names the one before it.
  if (next?.previous_hash === last.hash) return { kind: 'put-in', sequence }
  if (previous_hash === last.hash) return { kind: 'changed', sequence }
  const goesOn = fitsItself || next?.previous_hash === act.hash
  if (previous_hash === before && goesOn) return { kind: 'put-in', sequence: last.sequence }
  if (fitsItself) return { kind: 'replaced', sequence: Math.max(1, last.sequence) }
  return { kind: next === undefined ? 'put-in' : 'changed', sequence }
}

/** With more lines than this, leaving out each in turn takes too long to be worth it. */
const linesTried = 1000

/** One line too many is found by leaving each out in turn: then something says of the act what it did not do. */
function explainChanges(sequence: number, lines: readonly string[], wanted: string): Misfit {
  const tried = lines.length > linesTried ? [] : lines
  const extra = tried.find((_, index) => changesHash(lines.toSpliced(index, 1)) === wanted)
  const [sign, kind, id, version] = extra?.split(' ') ?? []
  if (sign === '-') return { kind: 'ended-by-nobody', sequence, version: `${kind} ${id} version ${version}` }
  if (sign === '+') return { kind: 'version-put-in', sequence, version: `${kind} ${id} version ${version}` }
  return { kind: 'changes-altered', sequence }
}

/** What was cut off at the end may have left versions, or be remembered by the database as given out. */
async function afterTheLast(tx: Reader, last: number): Promise<Misfit | undefined> {
  const orphan = await tx
    .selectFrom('record_version')
    .select((eb) => [eb.fn.min('from_sequence').as('from'), eb.fn.max('from_sequence').as('to')])
    .where((eb) => eb.or([eb('from_sequence', '>', last), eb('from_sequence', '<', 1)]))
    .executeTakeFirst()
  const { rows } = await sql<{
    seq: number
  }>`SELECT seq FROM sqlite_sequence WHERE name = 'act'`.execute(tx)
  const until = Math.max(orphan?.to ?? 0, rows[0]?.seq ?? 0)
  if (until > last) return { kind: 'missing', sequence: last + 1, until }
  const ended = await tx
    .selectFrom('record_version')
    .select(['kind', 'id', 'version', 'from_sequence'])
    .where((eb) => eb.or([eb('to_sequence', '>', last), eb('to_sequence', '<', 1)]))
    .orderBy('from_sequence')
    .limit(1)
    .executeTakeFirst()
  if (ended !== undefined)
    return {
      kind: 'ended-by-nobody',
      sequence: ended.from_sequence,
      version: `${ended.kind} ${ended.id} version ${ended.version}`,
    }
  return orphan?.from == null ? undefined : { kind: 'changes-altered', sequence: 1 }
}
