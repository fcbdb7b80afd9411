import { mayAnywhere, reachesOf, type Right } from '../../data/model/access.ts'
import type { Actor } from '../../data/model/account.ts'
import type { RecordKind, RecordOf } from '../../data/model/records.ts'
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
  leave: 'see-people',
  tracker: 'see-trackers',
  account: 'see-accounts',
  delegation: 'see-accounts',
  'display-link': 'see-displays',
} as const satisfies Partial<Record<RecordKind, Right>>

/** Records of such a kind are told to nobody by the live stream: who may see them asks for them. */
export const isRestricted = (kind: string): kind is keyof typeof restricted => Object.hasOwn(restricted, kind)

/**
 * What was written and photographed on the spot, and what stands for it where it is not to be read: a wall
 * tells what happened, how much of it and where, to whoever passes by, and nothing in anybody's words.
 */
const words = {
  'barrier-event': { note: '', photos: [] },
  'trail-event': { note: '', notByGps: null, order: null, photos: [] },
  incident: { note: '', photos: [] },
  'field-note': { text: '…', photos: [] },
  handover: { remarks: '' },
  'plan-on-file': { texts: {}, leadingGroup: [], workPlan: [] },
  'plan-filing': { texts: {}, leadingGroup: [], workPlan: [], decisionNote: '', remarks: [] },
  'patrol-event': { note: '' },
} satisfies { readonly [Kind in RecordKind]?: Partial<RecordOf<Kind>> }

const hasWords = (kind: string): kind is keyof typeof words => Object.hasOwn(words, kind)

/** Records that do not look the same to everybody who sees the line. */
export const looksDifferent = (kind: string): boolean => isRestricted(kind) || hasWords(kind)

const mayReadWords = (actor: Actor): boolean => mayAnywhere(actor, 'see-reports')

function withoutWords<One extends AnyRecord>({ kind, record }: One): One['record'] {
  return hasWords(kind) ? ({ ...record, ...words[kind] } as One['record']) : record
}

/** Whether somebody wrote in a record what not everybody may read. */
export const tellsWords = (kind: string, record: unknown): boolean =>
  hasWords(kind) &&
  typeof record === 'object' &&
  record !== null &&
  Object.entries(words[kind]).some(([field, instead]) => {
    const told: unknown = (record as Readonly<Record<string, unknown>>)[field]
    return told !== undefined && JSON.stringify(told) !== JSON.stringify(instead)
  })

/** Whether a field of a record's history is for somebody to read. */
export const mayReadField = (actor: Actor, kind: string, path: string): boolean =>
  !hasWords(kind) || mayReadWords(actor) || !Object.hasOwn(words[kind], path.split('.')[0] ?? '')

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

/** The same of an answer that is of records of one kind. */
export function sightNameOf(actor: Actor, kind: RecordKind): string {
  if (isRestricted(kind)) return sightName(actor)
  return hasWords(kind) && !mayReadWords(actor) ? 'without words ' : ''
}

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
      if (!isRestricted(kind)) return mayReadWords(actor) ? one.record : withoutWords(one)
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
