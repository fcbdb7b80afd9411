import { describe, expect, it } from 'vitest'
import type { ShelvedDraft } from '../../../client/plan/draftShelf.ts'
import { KeptDrafts } from '../../../client/plan/keptDrafts.ts'
import { emptyDraft, noDraft } from '../../../client/plan/workingDraft.ts'

const shelved = (key: string): ShelvedDraft => ({
  key,
  history: { ...noDraft, present: emptyDraft('01941f29-7c00-75ae-bd14-f5752c0bbb00') },
  changedAtMs: 1,
})
const [one, two] = [shelved('one'), shelved('two')]

describe('drafts on disk', () => {
  it('are written once, and again when they change', () => {
    const kept = new KeptDrafts([one])
    expect(kept.changesTo([one, two])).toEqual({ put: [two], drop: [] })
    expect(kept.changesTo([one, two])).toEqual({ put: [], drop: [] })
    const later = { ...two, changedAtMs: 2 }
    expect(kept.changesTo([one, later])).toEqual({ put: [later], drop: [] })
  })

  it('go with the shelf', () => {
    const kept = new KeptDrafts([one, two])
    expect(kept.changesTo([two])).toEqual({ put: [], drop: ['one'] })
    expect(kept.changesTo([two])).toEqual({ put: [], drop: [] })
  })

  it('are written with the next change where writing failed, though they did not change since', () => {
    const kept = new KeptDrafts([one])
    kept.failed(kept.changesTo([two]))
    expect(kept.changesTo([two])).toEqual({ put: [two], drop: ['one'] })
    expect(kept.changesTo([two])).toEqual({ put: [], drop: [] })
  })
})
