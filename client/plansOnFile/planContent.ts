/** A document as it is read, before anything says how it is drawn: a page and a DOCX are made from the same. */
export interface PlanContent {
  /** 内部; undefined where the county sets none. */
  readonly classification: string | undefined
  /** That it was made up for a demonstration. */
  readonly synthetic: string | undefined
  readonly county: string
  readonly unit: string
  readonly title: string
  /** Days, what it is and of when. */
  readonly lines: readonly string[]
  readonly parts: readonly PlanPart[]
  readonly signature: readonly string[]
  /** Without its ending. */
  readonly fileName: string
}

export interface PlanPart {
  readonly title: string
  readonly blocks: readonly PlanBlock[]
}

export type PlanBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** What ought to stand there and does not. */
  | { readonly kind: 'missing'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Shares of the width, as many as columns. */
      readonly widths: readonly number[]
    }
