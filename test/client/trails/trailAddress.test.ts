import { expect, test } from 'vitest'
import { noticeAddress, trailAddress } from '../../../client/trails/trailAddress.ts'

const search = '?list=all&at=2026-03-10T04:00:00Z&known=2026-03-11T04:00:00Z'

test('a trail is looked at as the list before, at the same instant', () => {
  expect(trailAddress('7', search)).toBe(`/trails/7${search}`)
})

test('a notice for the spot is of now, whatever instant the page before showed', () => {
  expect(noticeAddress('7', search)).toBe('/trails/7/notice?list=all')
  expect(noticeAddress('7', '?at=2026-03-10T04:00:00Z')).toBe('/trails/7/notice')
})
