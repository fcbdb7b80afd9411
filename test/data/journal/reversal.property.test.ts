import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { commit, type Change } from '../../../data/journal/commit.ts'
import { Refusal } from '../../../data/journal/refusal.ts'
import { readReversal } from '../../../data/journal/reversal.ts'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeEach(async () => {
  store = await temporaryStore()
})
afterEach(() => store.remove())

type Person = 'Li' | 'Wang' | 'Zhao'
const lineId = randomUUID()
let ids: string[] = []

const port = (id: string, text: string) => ({
  id,
  lineId,
  name: { en: text, zh: text },
  position: [104.85, 22.94],
  chainageM: 1200,
  open: true,
})

async function write(person: Person, changes: readonly Change[], reverses?: number): Promise<number> {
  const at = '2026-03-10T00:00:00Z'
  const { sequence } = await commit(store.db, person, {
    actId: randomUUID(),
    kind: reverses === undefined ? 'barrier-changed' : 'act-undone',
    observedAt: at,
    receivedAt: at,
    request: '',
    reverses,
    async apply(tx) {
      const taken =
        reverses === undefined
          ? changes
          : (await readReversal(tx, reverses, 'Asia/Shanghai')).restored.map(
              ({ kind, id, before: record }) => ({
                kind,
                id,
                record,
              }),
            )
      return { changes: taken, reply: { status: 200, body: undefined } }
    },
  })
  return sequence
}

/** Takes an act back; undefined where that is refused, and then nothing is written. */
async function tryUndo(person: Person, sequence: number): Promise<number | undefined> {
  try {
    return await write(person, [], sequence)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'precondition-failed') return undefined
    throw error
  }
}

async function standing(): Promise<Map<string, string>> {
  const rows = await store.db
    .selectFrom('record_version')
    .select(['id', 'body'])
    .where('to_sequence', 'is', null)
    .execute()
  return new Map(rows.map(({ id, body }) => [id, body]))
}

/** What somebody does: puts or ends some of three ports in one act, or takes back an act of anybody's. */
type Step = { person: Person } & ({ kind: 'write'; ports: (string | null)[] } | { kind: 'undo'; ago: number })
const person = fc.constantFrom<Person>('Li', 'Wang', 'Zhao')
const put = fc.option(fc.constantFrom('put', 'end'), { nil: undefined })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    person,
    kind: fc.constant('write' as const),
    ports: fc
      .tuple(put, put, put)
      .map((chosen) => chosen.map((one) => (one === 'end' ? null : (one ?? 'none')))),
  }),
  fc.record({ person, kind: fc.constant('undo' as const), ago: fc.nat(4) }),
)

let written = 0
async function take(step: Step, acts: readonly number[]): Promise<number | undefined> {
  if (step.kind === 'undo') {
    const sequence = acts.at(-1 - step.ago)
    return sequence === undefined ? undefined : tryUndo(step.person, sequence)
  }
  const now = await standing()
  const changes = step.ports.flatMap((text, index): Change[] => {
    const id = ids[index]!
    if (text === 'none' || (text === null && !now.has(id))) return []
    return [{ kind: 'port', id, record: text === null ? null : port(id, `${step.person} ${++written}`) }]
  })
  return changes.length === 0 ? undefined : write(step.person, changes)
}

it('any acts and undos, taken back in turn, end where they began', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (all) => {
      ids = [randomUUID(), randomUUID(), randomUUID()]
      await write('Li', [{ kind: 'port', id: ids[0]!, record: port(ids[0]!, 'first') }])
      const began = await standing()
      const acts: number[] = []
      for (const step of all) {
        const sequence = await take(step, acts)
        if (sequence !== undefined) acts.push(sequence)
      }
      for (const sequence of acts.toReversed()) expect(await tryUndo('Wang', sequence)).toBeDefined()
      expect(await standing()).toEqual(began)
    }),
    { numRuns: 60 },
  )
  expect((await verifyJournal(store.db)).misfit).toBeUndefined()
})

it(
  'two who undo in turn, whatever they choose, leave what a third did as it is',
  { timeout: 120_000 },
  async () => {
    let [done, refused] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 20 }), async (all) => {
        ids = [randomUUID(), randomUUID(), randomUUID()]
        const acts: number[] = []
        const byThird = new Set<number>()
        const undos = new Set<number>()
        for (const step of all) {
          const isUndo = step.kind === 'undo'
          const taken = isUndo ? acts.at(-1 - step.ago) : undefined
          if (taken !== undefined && (step.person === 'Zhao' || byThird.has(taken))) continue
          const before = await standing()
          const sequence = await take(step, acts)
          const after = await standing()
          if (isUndo && taken !== undefined && !undos.has(taken)) {
            if (sequence === undefined) refused++
            else done++
            for (const [id, body] of before) if (body.includes('Zhao')) expect(after.get(id)).toBe(body)
          }
          if (sequence === undefined) continue
          acts.push(sequence)
          if (isUndo) undos.add(sequence)
          else if (step.person === 'Zhao') byThird.add(sequence)
        }
      }),
      { numRuns: 80 },
    )
    expect([done > 20, refused > 5]).toEqual([true, true])
  },
)
