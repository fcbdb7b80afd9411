import type { RecordKind } from '../../data/model/records.ts'
import type { Asked, FollowedList } from './patchList.ts'

/** A feature of a collection as far as following goes. */
export interface FollowedFeature {
  readonly id: string
  readonly properties: Readonly<Record<string, unknown>>
}

/**
 * How the answer to a question is kept true while the journal moves on. One that does not say is
 * asked anew after every act.
 */
export type Follow =
  /** Nothing that is done changes it. */
  | { readonly how: 'never' }
  /** Acts are worked into the list. */
  | { readonly how: 'list'; readonly list: FollowedList }
  /** Acts newer than the newest are asked for and put before it. */
  | {
      readonly how: 'journal'
      readonly limit: number
      /** The acts before a sequence, newest first. */
      readonly askBefore: (sequence: number, limit: number) => Promise<readonly JournalItem[]>
    }
  /** Only features that an act touches are asked for. */
  | {
      readonly how: 'collection'
      readonly collectionId: string
      readonly askFeature: (id: string) => Promise<Asked<FollowedFeature | undefined>>
      /** It is of an instant that the address fixes: of one feature that cannot be asked. */
      readonly isFixed: boolean
    }
  /** It is asked for anew, soon but not for every act of a burst. */
  | {
      readonly how: 'anew'
      readonly kinds: readonly (RecordKind | (string & {}))[]
      /** Asked for anew when tracks come in too, at most so often. */
      readonly tracksEveryMs?: number
      /** At most so often in any case. */
      readonly restMs?: number
    }

export interface JournalItem {
  readonly sequence: number
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly follow?: Follow }
  }
}
