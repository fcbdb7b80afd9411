import { expect, it, vi } from 'vitest'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import { listActs } from '../../data/store/acts.ts'
import { sha256 } from '../../data/journal/actHash.ts'
import { silentLog } from '../../server/keeping/log.ts'
import { TrackSealing } from '../../server/trackSealing.ts'
import { gpxOf, make, patrolBody, startSmallCounty, trackerBody } from './smallCounty.ts'

const sealingsOf = async (db: Parameters<typeof listActs>[0]) =>
  (await listActs(db, { limit: 50 })).filter(({ kind }) => kind === 'tracks-sealed').length

it('fixes are sealed while they come, also late ones, and not again while none come', async () => {
  const county = await startSmallCounty()
  const { db, clock } = county
  await make(county, '/api/trackers', trackerBody(county, 'phone-1'))
  const report = async (atMs: number) => {
    const query = `id=phone-1&lat=22.9005&lon=104.705&timestamp=${atMs / 1000}`
    expect((await county.send('POST', `/api/trackers/report?${query}`)).status).toBe(200)
  }
  const sealOnce = async () => {
    const sealing = new TrackSealing({ db, now: () => clock.nowMs })
    sealing.start(0)
    // Its turn comes once the timer has fired.
    await new Promise((resolve) => setTimeout(resolve, 1))
    await sealing.stop()
  }
  const startMs = clock.nowMs
  await sealOnce()
  expect(await sealingsOf(db)).toBe(0)
  await report(startMs - 600_000)
  await sealOnce()
  await sealOnce()
  expect(await sealingsOf(db)).toBe(1)
  // Late, in the same second as the seal, and then by a clock that was set back an hour.
  await report(startMs - 700_000)
  clock.nowMs = startMs - 3_600_000
  await report(startMs - 3_700_000)
  await report(startMs - 650_000)
  expect((await verifyJournal(db)).misfit).toBeUndefined()
  clock.nowMs = startMs + 1000
  await sealOnce()
  expect(await sealingsOf(db)).toBe(2)
  expect((await verifyJournal(db)).misfit).toBeUndefined()
  const seals = await db.selectFrom('track_seal').select(['count', 'hour_ms']).orderBy('sequence').execute()
  expect(seals.map(({ count }) => count)).toEqual([1, 1, 3])
  await county.stop()
})

it('a server that fails to seal says so and tries again', async () => {
  const county = await startSmallCounty()
  const log = { ...silentLog, error: vi.fn() }
  const times: number[] = []
  await new Promise<void>((resolve) => {
    const sealing = new TrackSealing({
      db: county.db,
      everyMs: 1,
      log,
      now() {
        times.push(0)
        if (times.length < 3) throw new Error('no clock')
        void sealing.stop()
        resolve()
        return county.clock.nowMs
      },
    })
    sealing.start(0)
  })
  expect(log.error).toHaveBeenCalledTimes(2)
  await county.stop()
})

it('the act of an upload journals the hash of its file and of its fixes', async () => {
  const county = await startSmallCounty()
  const patrol = await make(county, '/api/patrols', patrolBody(county))
  const file = gpxOf(
    Array.from({ length: 90 }, (_, index) => [104.702 + index * 1e-4, 22.9] as const),
    '2026-03-10T00:30:00Z',
  )
  const headers = { 'Content-Type': 'application/gpx+xml' }
  const answer = await county.send('POST', `/api/patrols/${patrol}/track`, file, headers)
  expect(await answer.json()).toMatchObject({ stored: 90, sha256: sha256(file) })
  const seals = await county.db.selectFrom('track_seal').selectAll().execute()
  expect(seals.map(({ sequence, series_id, count }) => [sequence, series_id, count])).toEqual([
    [Number(answer.headers.get('Act-Sequence')), patrol, 30],
    [Number(answer.headers.get('Act-Sequence')), patrol, 60],
  ])
  // A second file for the same hours, in the same second.
  const more = file.replaceAll(':00.000Z', ':30.000Z')
  expect((await county.send('POST', `/api/patrols/${patrol}/track`, more, headers)).status).toBe(201)
  expect((await verifyJournal(county.db)).misfit).toBeUndefined()
  await county.stop()
})
