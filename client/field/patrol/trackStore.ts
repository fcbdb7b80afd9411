import { v7 as newActId } from 'uuid'
import { asked, inDatabase, type DeviceDatabase } from '../delivery/database.ts'

/** Where a phone was, as it is kept at once and sent later. */
export interface RecordedFix {
  readonly patrolId: string
  readonly userName: string
  /** By the server's clock. */
  readonly atMs: number
  readonly lonLat: readonly [number, number]
  readonly accuracyM: number
}

/** Fixes, or a file, that go to the server together and keep their `actId` over every repeat. */
export interface TrackBatch {
  readonly actId: string
  readonly patrolId: string
  readonly userName: string
  readonly content:
    | { readonly kind: 'fixes'; readonly fixes: readonly RecordedFix[] }
    | { readonly kind: 'gpx'; readonly text: string }
  /** The server's sentence where it refused the batch; it is not repeated then. */
  readonly refusal: string | null
}

/** Why nothing was recorded for a while. */
export type BreakReason = 'screen-off' | 'page-closed' | 'no-position'

export interface RecordingBreak {
  readonly patrolId: string
  readonly fromMs: number
  readonly toMs: number
  readonly why: BreakReason
}

const database: DeviceDatabase = {
  name: 'borderkeep.field.track',
  make: (made) => {
    made.createObjectStore('fixes', { autoIncrement: true })
    made.createObjectStore('batches', { keyPath: 'actId' })
    made.createObjectStore('breaks', { autoIncrement: true })
  },
}
type StoreName = 'fixes' | 'batches' | 'breaks'

/** Of a GPS that says something every ten seconds, more than half a day. */
const mostFixesABatch = 4000

export async function keepFix(fix: RecordedFix): Promise<void> {
  await inStore('fixes', 'readwrite', (store) => store.add(fix))
}

export async function keepBreak(pause: RecordingBreak): Promise<void> {
  await inStore('breaks', 'readwrite', (store) => store.add(pause))
}

export async function breaksOf(patrolId: string): Promise<RecordingBreak[]> {
  const all = await inStore<RecordingBreak[]>('breaks', 'readonly', (store) => store.getAll())
  return all.filter((each) => each.patrolId === patrolId)
}

/** How many fixes of a patrol this phone still has to send. */
export async function countUnsent(patrolId: string): Promise<number> {
  const loose = await inStore<RecordedFix[]>('fixes', 'readonly', (store) => store.getAll())
  const batched = (await batches()).flatMap(({ content }) => (content.kind === 'fixes' ? content.fixes : []))
  return [...loose, ...batched].filter((fix) => fix.patrolId === patrolId).length
}

/** How many fixes are in some batches; a file counts as one. */
export const countFixes = (kept: readonly TrackBatch[]): number =>
  kept.reduce((count, { content }) => count + (content.kind === 'fixes' ? content.fixes.length : 1), 0)

/** All that was recorded and not yet bundled, bundled in one transaction: a fix is in one place or the other. */
export const bundleFixes = (): Promise<void> =>
  inDatabase(database, ['fixes', 'batches'], 'readwrite', async (transaction) => {
    const fixes = transaction.objectStore('fixes')
    const kept = transaction.objectStore('batches')
    for (const batch of bundled(await asked<RecordedFix[]>(fixes.getAll()))) await asked(kept.put(batch))
    await asked(fixes.clear())
  })

function bundled(fixes: readonly RecordedFix[]): TrackBatch[] {
  const groups = new Map<string, RecordedFix[]>()
  for (const fix of fixes) {
    const key = `${fix.patrolId} ${fix.userName}`
    groups.set(key, [...(groups.get(key) ?? []), fix])
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0]
    if (first === undefined) return []
    const { patrolId, userName } = first
    const parts = Math.ceil(group.length / mostFixesABatch)
    return Array.from({ length: parts }, (_, part): TrackBatch => {
      const own = group.slice(part * mostFixesABatch, (part + 1) * mostFixesABatch)
      return {
        actId: newActId(),
        patrolId,
        userName,
        content: { kind: 'fixes', fixes: own },
        refusal: null,
      }
    })
  })
}

export async function keepBatch(batch: TrackBatch): Promise<void> {
  await inStore('batches', 'readwrite', (store) => store.put(batch))
}

export async function leaveBatch(actId: string): Promise<void> {
  await inStore('batches', 'readwrite', (store) => store.delete(actId))
}

/** Oldest first. */
export async function batches(): Promise<TrackBatch[]> {
  return inStore<TrackBatch[]>('batches', 'readonly', (store) => store.getAll())
}

const inStore = <Answer>(
  name: StoreName,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Answer> =>
  inDatabase(database, [name], mode, (transaction) => asked<Answer>(ask(transaction.objectStore(name))))
