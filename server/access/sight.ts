import { reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import type { RecordKind } from '../../data/model/records.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import { readerNow, sequenceAsOf } from '../../data/store/asOf.ts'
import { tryGetLastRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { App } from '../appContext.ts'
import { groundWithin } from './groundWithin.ts'
import { findIn, recordGround } from './recordGround.ts'

/** Records that not everybody who sees the line may see, and the right that it takes. */
const restricted = {
  person: 'see-people',
  tracker: 'see-trackers',
  account: 'see-accounts',
  delegation: 'see-accounts',
  'display-link': 'see-displays',
} as const satisfies Partial<Record<RecordKind, Right>>

/** Records of such a kind are told to nobody by the live stream: who may see them asks for them. */
export const isRestricted = (kind: string): kind is keyof typeof restricted => Object.hasOwn(restricted, kind)

/** What somebody sees of records: all of it, less, or nothing. */
export interface Sight {
  readonly see: <One extends AnyRecord>(one: One) => Promise<One['record'] | null>
}

const everything: Sight = { see: (one) => Promise.resolve(one.record) }

const rights = [
  'see-people',
  'see-telephones',
  'see-trackers',
  'see-accounts',
  'see-displays',
  'see-positions',
] as const

/** A part of the name of a cached answer that is the same for all who see the same. */
export const sightName = (actor: Actor): string =>
  actor.kind === 'local' ? '' : `${JSON.stringify(rights.map((right) => reachesOf(actor, right)))} `

/**
 * Of records as they stand. With `ofPast` of earlier versions too: those are for whoever may see both
 * that version and the last one, in the units as they are today, so that somebody who went to another
 * unit took their telephone with them.
 */
export async function sightOf(
  { units }: Pick<App, 'units'>,
  tx: Reader,
  actor: Actor,
  { ofPast = sequenceAsOf(tx) !== undefined }: { readonly ofPast?: boolean } = {},
): Promise<Sight> {
  if (actor.kind === 'local') return everything
  const present = readerNow(tx)
  const isWithin = await groundWithin({ units }, present, actor)
  const isSeen = async (right: Right, one: AnyRecord): Promise<boolean> => {
    const ground = await recordGround(findIn(present), [], one)
    return isWithin(right, ground?.unitIds ?? [])
  }
  return {
    async see(one) {
      const { kind } = one
      if (!isRestricted(kind)) return one.record
      const last = ofPast ? await tryGetLastRecord(present, kind, one.record.id) : undefined
      const versions = [one, ...(last === undefined ? [] : [{ kind, record: last } as AnyRecord])]
      for (const version of versions) {
        const own = version.kind === 'delegation' && isParty(actor, version.record)
        if (!own && !(await isSeen(restricted[kind], version))) return null
      }
      if (one.kind !== 'person') return one.record
      for (const version of versions)
        if (!(await isSeen('see-telephones', version))) return { ...one.record, phone: null }
      return one.record
    },
  }
}

const isParty = ({ id }: Actor, one: { fromAccountId: string; toAccountId: string }): boolean =>
  id === one.fromAccountId || id === one.toAccountId
