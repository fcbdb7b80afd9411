import { describe, expect, it } from 'vitest'
import { waitingAct } from '../../../client/field/acts/actKinds.ts'
import {
  broughtInBy,
  readOutboxFile,
  withPhotosNamed,
  writeOutboxFile,
} from '../../../client/field/delivery/outboxFile.ts'
import { scarceBytes } from '../../../client/field/spareRoom.ts'

const act = waitingAct.parse({
  about: 'trail',
  actId: 'act-1',
  userName: '李娜',
  trailId: 'trail-17',
  trailNumber: 17,
  pressedAt: '2026-11-23T00:42:00.000Z',
  observedAt: '2026-11-23T00:12:00.000Z',
  event: { kind: 'sealed', method: 'wire', note: '两道铁丝网' },
  photos: ['photo-1'],
  attempts: 3,
  trouble: null,
  refusal: { sentence: 'It belongs to another township.', field: null },
})
const photos = [{ id: 'photo-1', type: 'image/jpeg', base64: 'AAEC' }]
const text = writeOutboxFile([act], photos, '2026-11-23T05:00:00.000Z')

describe('what waits, as a file', () => {
  it('is read again as it was, photos and all', () => {
    expect(readOutboxFile(text)).toEqual({ acts: [act], photos })
  })

  it.each([
    ['not-an-outbox', '{"type":"FeatureCollection"}'],
    ['not-an-outbox', text.slice(0, -20)],
    ['damaged', text.replace('铁丝', '铁线')],
    ['too-new', text.replace('"version":1', '"version":2')],
    ['acts-unknown', writeOutboxFile([{ ...act, about: 'patrol' } as never], photos, '')],
  ])('is said to be %s', (why, given) => {
    expect(() => readOutboxFile(given)).toThrow(expect.objectContaining({ why }))
  })

  it('is sent by whoever takes it in, saying who pressed it, however often it is carried on', () => {
    const once = broughtInBy('wang', [act])
    expect(once).toMatchObject([
      { actId: 'act-1', userName: 'wang', broughtFrom: '李娜', attempts: 0, refusal: null },
    ])
    expect(broughtInBy('zhao', once)).toMatchObject([{ userName: 'zhao', broughtFrom: '李娜' }])
  })
})

it('photos under other names keep where and when they were taken, and those left behind are missed', () => {
  const taken = { takenAt: '2026-11-23T00:10:00.000Z', position: [97.85, 24.01] }
  const carried = waitingAct.parse({
    ...act,
    photos: ['photo-1', 'photo-2'],
    photoFacts: { 'photo-1': taken },
  })
  expect(withPhotosNamed(carried, new Map([['photo-1', 'here-1']]))).toMatchObject({
    photos: ['here-1', 'photo-2'],
    photoFacts: { 'here-1': taken },
  })
})

it('room is scarce below 50 MB or a tenth of what there is', () => {
  const megabyte = 1_000_000
  expect(scarceBytes({ usage: 960 * megabyte, quota: 1000 * megabyte })).toBe(40 * megabyte)
  expect(scarceBytes({ usage: 9_100 * megabyte, quota: 10_000 * megabyte })).toBe(900 * megabyte)
  expect(scarceBytes({ usage: 100 * megabyte, quota: 1000 * megabyte })).toBe(undefined)
  expect(scarceBytes({ usage: 100 * megabyte })).toBe(undefined)
})
