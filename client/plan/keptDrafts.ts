import type { ShelvedDraft } from './draftShelf.ts'

export interface DraftChanges {
  readonly put: readonly ShelvedDraft[]
  readonly drop: readonly string[]
}

/** What is on disk of the drafts, as far as is known, and so what is still to be written. */
export class KeptDrafts {
  /** Undefined where it is not known which of a draft is there, if any. */
  readonly #kept = new Map<string, ShelvedDraft | undefined>()

  constructor(found: readonly ShelvedDraft[] = []) {
    for (const draft of found) this.#kept.set(draft.key, draft)
  }

  /** What makes these the drafts that are kept; it counts as done until it is said to have failed. */
  changesTo(wanted: readonly ShelvedDraft[]): DraftChanges {
    const put = wanted.filter((draft) => this.#kept.get(draft.key) !== draft)
    const drop = [...this.#kept.keys()].filter((kept) => wanted.every(({ key }) => key !== kept))
    for (const draft of put) this.#kept.set(draft.key, draft)
    for (const key of drop) this.#kept.delete(key)
    return { put, drop }
  }

  /** The next changes have these once more. */
  failed({ put, drop }: DraftChanges): void {
    for (const key of [...put.map((draft) => draft.key), ...drop]) this.#kept.set(key, undefined)
  }
}
