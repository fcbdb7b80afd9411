import { z } from 'zod'
import { position } from '../../data/model/values.ts'
import type { DraftShelf, ShelvedDraft, UnderWay } from './draftShelf.ts'
import { KeptDrafts } from './keptDrafts.ts'
import { isUnsaved, workingDraft } from './workingDraft.ts'

/** Steps back and forth that are kept with a draft over a reload. */
const stepsKept = 20

const shelvedDraft = z.object({
  key: z.string(),
  history: z.object({
    past: z.array(workingDraft),
    present: workingDraft.nullable(),
    future: z.array(workingDraft),
    saved: workingDraft.nullable(),
  }),
  changedAtMs: z.number(),
})
const underWay = z.object({ lineId: z.string(), path: z.array(position) })

/** Where drafts stay that are not saved: in the browser, on disk before a change counts as kept. */
export interface DraftStore {
  load(): Promise<{ shelf: DraftShelf; underWay: UnderWay | undefined }>
  keep(shelf: DraftShelf): Promise<void>
  keepUnderWay(path: UnderWay | undefined): Promise<void>
}

const drafts = 'drafts'
const page = 'page'

/**
 * The drafts of one account in this browser. In IndexedDB, whose transactions can wait for the disk:
 * `localStorage` is written some seconds later, and a browser that is killed before loses it.
 */
export async function openDraftStore(account: string): Promise<DraftStore> {
  const database = await openDatabase(`borderkeep-plan-${account}`)
  let kept = new KeptDrafts()

  const write = (put: (inDrafts: IDBObjectStore, inPage: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction([drafts, page], 'readwrite', { durability: 'strict' })
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('the browser kept nothing')),
      )
      put(transaction.objectStore(drafts), transaction.objectStore(page))
    })

  return {
    load: () =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction([drafts, page], 'readonly')
        const all = transaction.objectStore(drafts).getAll()
        const inHand = transaction.objectStore(page).get('inHand')
        const path = transaction.objectStore(page).get('underWay')
        transaction.addEventListener('abort', () =>
          reject(transaction.error ?? new Error('the browser gave nothing')),
        )
        transaction.addEventListener('complete', () => {
          // What cannot be read is passed over and left where it is.
          const read = (all.result as unknown[]).flatMap((entry) => {
            const parsed = shelvedDraft.safeParse(entry)
            return parsed.success ? [parsed.data] : []
          })
          kept = new KeptDrafts(read)
          const key: unknown = inHand.result
          resolve({
            shelf: {
              drafts: read.sort((a, b) => a.changedAtMs - b.changedAtMs),
              inHand: read.some((draft) => draft.key === key) ? String(key) : null,
            },
            underWay: underWay.safeParse(path.result).data,
          })
        })
      }),
    keep: async (shelf) => {
      const changes = kept.changesTo(shelf.drafts.filter(({ history }) => isUnsaved(history)))
      try {
        await write((inDrafts, inPage) => {
          for (const draft of changes.put) inDrafts.put(shortened(draft))
          for (const key of changes.drop) inDrafts.delete(key)
          inPage.put(shelf.inHand, 'inHand')
        })
      } catch (error) {
        kept.failed(changes)
        throw error
      }
    },
    keepUnderWay: (path) =>
      write((_, inPage) => {
        if (path === undefined) inPage.delete('underWay')
        else inPage.put(path, 'underWay')
      }),
  }
}

/** Where the one unsaved draft was kept before there were several; what is left there is taken over. */
const oldKey = 'borderkeep.plan.draft'
const oldDraft = z.object({ draft: workingDraft, saved: workingDraft.nullable() })

export function tryOldDraft(storage: Pick<Storage, 'getItem'>): z.infer<typeof oldDraft> | undefined {
  try {
    return oldDraft.parse(JSON.parse(storage.getItem(oldKey) ?? 'null'))
  } catch {
    return undefined
  }
}

export function dropOldDraft(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(oldKey)
}

function shortened({ key, history, changedAtMs }: ShelvedDraft): ShelvedDraft {
  const { past, present, future, saved } = history
  return {
    key,
    history: { past: past.slice(-stepsKept), present, future: future.slice(0, stepsKept), saved },
    changedAtMs,
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(drafts, { keyPath: 'key' })
      request.result.createObjectStore(page)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser keeps nothing')))
  })
}
