export type ToListeners =
  /** Sequence and, in microseconds of the machine's clock, when it was acknowledged. */
  | { readonly kind: 'acknowledged'; readonly acts: readonly (readonly [number, number])[] }
  | { readonly kind: 'report' }

export type FromListeners = { readonly kind: 'listening' } | ({ readonly kind: 'heard' } & HeardActs)

export interface HeardActs {
  /** An event that is here before its acknowledgement counts as 0. */
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly most: number }
  /** Of measured acts, at all listeners together. */
  readonly events: number
  /** Events that did not follow the one before them, and listeners that were ended. */
  readonly faults: number
}

/** Of the machine, the same in every process. */
export const nowUs = (): number => Number(process.hrtime.bigint() / 1000n)
