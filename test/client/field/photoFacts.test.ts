import { expect, it } from 'vitest'
import { waitingAct } from '../../../client/field/acts/actKinds.ts'
import { photosNamed } from '../../../client/field/acts/photoFacts.ts'
import { changeOutbox } from '../../../client/field/delivery/outbox.ts'
import { photoOrigin } from '../../../client/photos/photoOrigin.ts'

const saidMs = Date.parse('2026-11-23T00:42:00.000Z')
const sixHoursMs = 6 * 3_600_000

const pressed = waitingAct.parse({
  about: 'trail',
  actId: 'a',
  userName: 'officer',
  trailId: 'trail-17',
  trailNumber: 17,
  pressedAt: '2026-11-23T00:42:00.000Z',
  pressedBy: { saidMs, steadyMs: 5, page: 'page', isSettled: false },
  observedAt: '2026-11-23T00:42:00.000Z',
  event: { kind: 'sealed', method: 'wire' },
  photos: ['taken', 'chosen'],
  photoFacts: {
    taken: { takenAt: '2026-11-23T00:41:00.000Z', position: null, saidMs: saidMs - 60_000 },
    chosen: { takenAt: '2026-11-20T08:00:00.000Z', position: null },
  },
  attempts: 0,
  trouble: null,
  refusal: null,
})
const sentAs = new Map([
  ['taken', 'photo-1'],
  ['chosen', 'photo-2'],
])

it('a photo taken for an entry follows its time when the clock turns out to be off, one that was chosen does not', () => {
  const after = changeOutbox(
    { waiting: [pressed], sent: [] },
    { kind: 'settled', actId: 'a', byMs: sixHoursMs },
  )
  const [act] = after.waiting
  if (act?.about !== 'trail') throw new Error('no trail act waits')
  expect(photosNamed(act, sentAs)).toEqual([
    { id: 'photo-1', position: null, takenAt: '2026-11-23T06:41:00.000Z' },
    { id: 'photo-2', position: null, takenAt: '2026-11-20T08:00:00.000Z' },
  ])
})

it('a photo taken just now by a phone whose clock is hours behind has the place and the time of now', async () => {
  const file = new File(['no picture'], 'now.jpg', { lastModified: saidMs - 3_000 })
  const now = { saidMs, aheadMs: sixHoursMs, position: [97.85, 24.01] as [number, number] }
  expect(await photoOrigin(file, now)).toEqual({
    takenAt: '2026-11-23T06:42:00.000Z',
    saidMs,
    position: [97.85, 24.01],
  })
})
