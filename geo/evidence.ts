import type { Passes } from './passes.ts'
import type { Region } from './units.ts'

/** Evidence at every instant of a region: a staffed checkpoint, a working device that is watched. */
export interface Presence extends Region {
  readonly kind: 'checkpoint' | 'device'
  readonly id: string
  /** How old at worst what it sees is: 0, or the time of one sweep. */
  readonly lagMs: number
}

/** An assignment from which nothing was heard in a region: it may have been there. */
export interface Silence extends Region {
  readonly kind: 'patrol' | 'checkpoint' | 'device'
  readonly id: string
}

/** A claim that is evidenced as under way in a region, whether or not it keeps the limit. */
export interface UnderWay extends Region {
  readonly kind: 'patrol' | 'device'
  readonly id: string
}

/** All evidence on one line that actual coverage depends on, as far as it was received. */
export interface EvidenceFacts {
  readonly passes: Passes
  /** The track of each pass, into `trackIds`. */
  readonly passTrack: Uint32Array
  readonly trackIds: readonly string[]
  readonly presences: readonly Presence[]
  readonly silences: readonly Silence[]
  readonly underWay: readonly UnderWay[]
  /** Before it the line was not tracked at all; `Infinity` where it never was. */
  readonly trackedSinceMs: number
}
