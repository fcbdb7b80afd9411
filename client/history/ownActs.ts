/** Acts of this page that Ctrl+Z and Ctrl+Shift+Z go through, each by its sequence, the newest last. */
export interface OwnActs {
  readonly done: readonly number[]
  /** The acts by which they were taken back: taking one of these back does it again. */
  readonly undone: readonly number[]
}

export const noActs: OwnActs = { done: [], undone: [] }

const mostKept = 50

export type OwnActsChange =
  | { readonly kind: 'did'; readonly sequence: number }
  | { readonly kind: 'took-back'; readonly sequence: number; readonly by: number }
  /** It cannot be taken back any more. */
  | { readonly kind: 'dropped'; readonly sequence: number }
  /** The journal is another one: its numbers are other acts'. */
  | { readonly kind: 'journal-replaced' }

export function changeOwnActs({ done, undone }: OwnActs, change: OwnActsChange): OwnActs {
  if (change.kind === 'journal-replaced') return noActs
  const without = (acts: readonly number[]) => acts.filter((one) => one !== change.sequence)
  switch (change.kind) {
    case 'did':
      return { done: [...done, change.sequence].slice(-mostKept), undone: [] }
    case 'took-back':
      if (undone.includes(change.sequence)) return { done: [...done, change.by], undone: without(undone) }
      // Of somebody else's act, or of one of an earlier visit, the taking back is what this page did.
      if (!done.includes(change.sequence)) return { done: [...done, change.by], undone: [] }
      return { done: without(done), undone: [...undone, change.by] }
    case 'dropped':
      return { done: without(done), undone: without(undone) }
  }
}

let acts = noActs

/** Kept as long as the page is: what was done before a reload is taken back from its history. */
export const ownActs = {
  get now(): OwnActs {
    return acts
  },
  change(change: OwnActsChange): void {
    acts = changeOwnActs(acts, change)
  },
}
