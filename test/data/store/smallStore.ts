import { randomUUID } from 'node:crypto'
import { commit } from '../../../data/journal/commit.ts'
import type { Database } from '../../../data/store/tables.ts'

/** One act that registers a tracker or, with an id, changes its name. Answers with its sequence. */
export async function act(db: Database, id: string = randomUUID(), name = 'Phone'): Promise<number> {
  const instant = '2026-03-10T00:00:00.000Z'
  const { sequence } = await commit(db, 'test', {
    actId: randomUUID(),
    kind: 'tracker-registered',
    observedAt: instant,
    receivedAt: instant,
    request: '',
    apply: () =>
      Promise.resolve({
        changes: [
          {
            kind: 'tracker',
            id,
            record: { id, key: id, name: { en: name, zh: name }, unitId: randomUUID() },
          },
        ],
        reply: { status: 201, body: undefined },
      }),
  })
  return sequence
}
