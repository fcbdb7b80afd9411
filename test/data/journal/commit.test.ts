import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { commit, onCommitted, type Act, type Change } from '../../../data/journal/commit.ts'
import { verifyJournal } from '../../../data/journal/verifyJournal.ts'
import type { Refusal } from '../../../data/journal/refusal.ts'
import { currentSequence, listActs, readTogether } from '../../../data/store/acts.ts'
import { listRecords, tryGetRecord } from '../../../data/store/records.ts'
import { temporaryStore } from '../store/temporaryStore.ts'

let store: Awaited<ReturnType<typeof temporaryStore>>
beforeEach(async () => {
  store = await temporaryStore()
})
afterEach(() => store.remove())

const name = (text: string) => ({ en: text, zh: text })
const lineId = randomUUID()
const port = (id: string, text: string) => ({
  id,
  lineId,
  name: name(text),
  position: [104.85, 22.94],
  chainageM: 1200,
  open: true,
})

const act = (changes: readonly Change[], more: Partial<Act> = {}): Act => ({
  actId: randomUUID(),
  kind: 'demonstration-made',
  observedAt: '2026-03-10T00:00:00Z',
  receivedAt: '2026-03-10T00:00:01Z',
  request: JSON.stringify(changes),
  apply: () => Promise.resolve({ changes, reply: { status: 201, body: { made: changes.length } } }),
  ...more,
})

describe('commit', () => {
  it('journals a reason as the store keeps it, so that it fits when it is read again', async () => {
    for (const reason of ['half a character: \ud83d', '\udc00', 'nothing: \u0000.', 'whole: \u{1f6a7}'])
      await commit(store.db, 'Li', act([], { reason }))
    expect(await verifyJournal(store.db)).toMatchObject({ acts: 4, misfit: undefined })
  })

  it('begins versions, ends those they replace and keeps all of them', async () => {
    const id = randomUUID()
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'first') }]))
    await commit(
      store.db,
      'second officer',
      act([{ kind: 'port', id, record: port(id, 'second'), expectedVersion: 1 }]),
    )
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: null, expectedVersion: 2 }]))
    expect(await tryGetRecord(store.db, 'port', id)).toBeUndefined()
    const acts = await listActs(store.db, { limit: 10 })
    expect(acts.map((entry) => [entry.sequence, entry.actor])).toEqual([
      [3, 'Li'],
      [2, 'second officer'],
      [1, 'Li'],
    ])
    expect(acts[1]?.changes).toMatchObject([
      { before: { name: name('first') }, after: { name: name('second') } },
    ])
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'again'), expectedVersion: 0 }]))
    expect((await tryGetRecord(store.db, 'port', id))?.version).toBe(3)
  })

  it('keeps nothing of an act that fails half-way', async () => {
    const [good, bad] = [randomUUID(), randomUUID()]
    const changes = [
      { kind: 'port' as const, id: good, record: port(good, 'good') },
      { kind: 'port' as const, id: bad, record: { ...port(bad, 'bad'), chainageM: -1 } },
    ]
    await expect(commit(store.db, 'Li', act(changes))).rejects.toThrow()
    expect(await currentSequence(store.db)).toBe(0)
    expect(await listRecords(store.db, 'port')).toEqual([])
  })

  it('refuses a version that has moved on', async () => {
    const id = randomUUID()
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'first') }]))
    const stale = commit(
      store.db,
      'Li',
      act([{ kind: 'port', id, record: port(id, 'x'), expectedVersion: 0 }]),
    )
    await expect(stale).rejects.toSatisfy((error: Refusal) => error.code === 'precondition-failed')
  })

  it('answers a repeat with the reply that was kept, and applies it once', async () => {
    const id = randomUUID()
    let applied = 0
    const once = act([{ kind: 'port', id, record: port(id, 'first') }])
    const counted: Act = { ...once, apply: (...given) => (applied++, once.apply(...given)) }
    const first = await commit(store.db, 'Li', counted)
    const again = await commit(store.db, 'Li', counted)
    expect(first).toEqual({ status: 201, body: { made: 1 }, sequence: 1, repeated: false })
    expect(again).toEqual({ ...first, repeated: true })
    expect(applied).toBe(1)
    await expect(commit(store.db, 'second officer', counted)).rejects.toSatisfy(
      (error: Refusal) => error.code === 'act-id-reused',
    )
  })

  it('announces in sequence, after the commit, and never a repeat or a refusal', async () => {
    const heard: number[] = []
    const stop = onCommitted(store.db, ({ sequence }) => heard.push(sequence))
    const acts = Array.from({ length: 20 }, () => {
      const id = randomUUID()
      return act([{ kind: 'port', id, record: port(id, 'one') }])
    })
    await Promise.all(acts.map((one) => commit(store.db, 'Li', one)))
    await commit(store.db, 'Li', acts[0] ?? act([]))
    await commit(store.db, 'Li', act([{ kind: 'port', id: randomUUID(), record: {} }])).catch(() => undefined)
    stop()
    await commit(store.db, 'Li', act([]))
    expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  it('is not undone by a listener that fails, nor kept from the others', async () => {
    const heard: number[] = []
    const complaint = vi.spyOn(console, 'error').mockReturnValue(undefined)
    onCommitted(store.db, () => {
      throw new Error('a broken listener')
    })
    onCommitted(store.db, ({ sequence }) => heard.push(sequence))
    await commit(store.db, 'Li', act([]))
    expect(heard).toEqual([1])
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
  })

  it('announces each record as the act left it, and an ended one as null', async () => {
    const id = randomUUID()
    const heard: unknown[] = []
    const stop = onCommitted(store.db, ({ kind, changes }) => heard.push({ kind, changes }))
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'first') }]))
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'second') }]))
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: null }]))
    stop()
    expect(heard).toMatchObject([
      { changes: [{ kind: 'port', id, version: 1, record: port(id, 'first') }] },
      { changes: [{ kind: 'port', id, version: 2, record: port(id, 'second') }] },
      { changes: [{ kind: 'port', id, version: null, record: null }] },
    ])
  })

  it('keeps an act whose listener fails, and tells the others', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const heard: number[] = []
    const stops = [
      onCommitted(store.db, () => {
        throw new Error('a listener that fails')
      }),
      onCommitted(store.db, ({ sequence }) => heard.push(sequence)),
    ]
    expect((await commit(store.db, 'Li', act([]))).sequence).toBe(1)
    for (const stop of stops) stop()
    expect([heard, await currentSequence(store.db), said.mock.calls.length]).toEqual([[1], 1, 1])
    said.mockRestore()
  })

  it('lets journal time never run backward, whatever the clock, and tells the act its time', async () => {
    const told: string[] = []
    const clock = ['10:00:05Z', '09:00:00Z', '10:00:04.999Z', '18:00:06+08:00']
    for (const time of clock) {
      const one = act([], { receivedAt: `2026-03-10T${time}` })
      const apply: Act['apply'] = (tx, sequence, at) => (told.push(at), one.apply(tx, sequence, at))
      await commit(store.db, 'Li', { ...one, apply })
    }
    const kept = (await listActs(store.db, { limit: 10 })).map(({ receivedAt }) => receivedAt).toReversed()
    const [five, six] = ['2026-03-10T10:00:05.000Z', '2026-03-10T10:00:06.000Z']
    expect(kept).toEqual([five, five, five, six])
    expect(told).toEqual(kept)
  })

  it('journals why it was done and what it takes back, and announces both', async () => {
    const heard: unknown[] = []
    const stop = onCommitted(store.db, ({ reason, reverses }) => heard.push({ reason, reverses }))
    await commit(store.db, 'Li', act([]))
    await commit(store.db, 'Li', act([], { reason: 'entered twice', reverses: 1 }))
    stop()
    expect(heard).toEqual([
      { reason: null, reverses: null },
      { reason: 'entered twice', reverses: 1 },
    ])
    const [second, first] = await listActs(store.db, { limit: 2 })
    expect([second?.reason, second?.reverses]).toEqual(['entered twice', 1])
    expect([first?.hash, second?.hash].every((hash) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true)
  })

  it('takes thousands of changes in one act', async () => {
    const changes = Array.from({ length: 2500 }, (_, index) => {
      const id = randomUUID()
      return { kind: 'port' as const, id, record: port(id, String(index)), expectedVersion: 0 }
    })
    await commit(store.db, 'Li', act(changes))
    expect(await listRecords(store.db, 'port')).toHaveLength(2500)
    expect((await listActs(store.db, { limit: 1 }))[0]?.changes).toHaveLength(100)
  })
})

it('reading together sees one moment, whatever is committed meanwhile', async () => {
  const id = randomUUID()
  const reading = readTogether(store.db, async (tx, sequence) => {
    const before = await listRecords(tx, 'port')
    await new Promise((resolve) => setTimeout(resolve, 30))
    return { sequence, before: before.length, after: (await listRecords(tx, 'port')).length }
  })
  await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'meanwhile') }]))
  expect(await reading).toEqual({ sequence: 0, before: 0, after: 0 })
})

describe('what is journalled', () => {
  it.each([
    'DELETE FROM act',
    `UPDATE act SET actor = 'nobody'`,
    'DELETE FROM record_version',
    `UPDATE record_version SET body = '{}'`,
    'UPDATE record_version SET to_sequence = NULL',
  ])('cannot be undone with %s', async (statement) => {
    const id = randomUUID()
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: port(id, 'kept') }]))
    await commit(store.db, 'Li', act([{ kind: 'port', id, record: null }]))
    await expect(sql.raw(statement).execute(store.db)).rejects.toThrow(/append-only|ends once/)
  })
})
