import type { Reader } from './tables.ts'

/** A moment of knowledge: the store as it stood after an act. */
export interface Past {
  /** Of the last act that counts. */
  readonly sequence: number
  /** Fixes count that had arrived before this, epoch milliseconds. */
  readonly heardBeforeMs: number
}

/** Handles that read the past, with the moment that each reads as of. */
const moments = new WeakMap<Reader, Past>()

/**
 * The same transaction through another handle: every query of this folder that is given it answers as
 * the store stood then, whatever came later. So no caller has to say, or can forget, which past it means.
 */
export function readerAsOf(tx: Reader, past: Past): Reader {
  // There are no plugins to lose: this is how a handle of its own is had.
  const reader = tx.withoutPlugins()
  moments.set(reader, past)
  return reader
}

/** The same transaction as it stands now, whatever the handle reads as of. */
export const readerNow = (reader: Reader): Reader => (moments.has(reader) ? reader.withoutPlugins() : reader)

/** Undefined where the handle reads what stands now. */
export const pastOf = (db: Reader): Past | undefined => moments.get(db)

/** Sequence that the handle reads as of. */
export const sequenceAsOf = (db: Reader): number | undefined => moments.get(db)?.sequence
