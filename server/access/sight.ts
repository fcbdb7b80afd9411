import { reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import type { RecordKind } from '../../data/model/records.ts'
import type { AnyRecord } from '../../data/model/recordPlace.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { App } from '../appContext.ts'
import { isWithin } from './jurisdiction.ts'
import { findIn, recordGround } from './recordGround.ts'

/** Records that not everybody who sees the line may see, and the right that it takes. */
const restricted = {
  person: 'see-people',
  tracker: 'see-trackers',
  account: 'see-accounts',
  delegation: 'see-accounts',
  'display-link': 'see-accounts',
} as const satisfies Partial<Record<RecordKind, Right>>

/** Records of such a kind are told to nobody by the live stream: who may see them asks for them. */
export const isRestricted = (kind: string): kind is keyof typeof restricted => Object.hasOwn(restricted, kind)

/** What somebody sees of records: all of it, less, or nothing. */
export interface Sight {
  readonly see: <One extends AnyRecord>(one: One) => Promise<One['record'] | null>
}

const everything: Sight = { see: (one) => Promise.resolve(one.record) }

const rights = ['see-people', 'see-telephones', 'see-trackers', 'see-accounts', 'see-positions'] as const

/** A part of the name of a cached answer that is the same for all who see the same. */
export const sightName = (actor: Actor): string =>
  actor.kind === 'local' ? '' : `${JSON.stringify(rights.map((right) => reachesOf(actor, right)))} `

export async function sightOf({ units }: Pick<App, 'units'>, tx: Reader, actor: Actor): Promise<Sight> {
  if (actor.kind === 'local') return everything
  const isWithin = await groundWithin({ units }, tx, actor)
  return {
    async see(one) {
      if (!isRestricted(one.kind)) return one.record
      const ground = await recordGround(findIn(tx), [], one)
      const own = one.kind === 'delegation' && isParty(actor, one.record)
      if (!own && !isWithin(restricted[one.kind], ground?.unitIds ?? [])) return null
      if (one.kind !== 'person' || isWithin('see-telephones', [one.record.unitId])) return one.record
      return { ...one.record, phone: null }
    },
  }
}

const isParty = ({ id }: Actor, one: { fromAccountId: string; toAccountId: string }): boolean =>
  id === one.fromAccountId || id === one.toAccountId

/** Tells of units whether somebody has a right there. */
export async function groundWithin(
  { units }: Pick<App, 'units'>,
  tx: Reader,
  actor: Actor,
): Promise<(right: Right, unitIds: readonly string[]) => boolean> {
  const tree = await units.at(tx)
  return (right, unitIds) => isWithin(tree, reachesOf(actor, right), { unitIds, place: undefined })
}
