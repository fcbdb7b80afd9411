import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LineId } from '../../data/model/ids.ts'
import type { Notice } from '../../data/model/notice.ts'
import type { Unit } from '../../data/model/unit.ts'
import type { Stored } from '../../data/store/records.ts'
import { gapNews, youngMs, type GapMoment } from '../../server/gapNews.ts'
import { name } from './smallCounty.ts'

const id = (number: number) => `01941f29-7c00-75ae-bd14-${String(number).padStart(12, '0')}`
const beganMs = Date.parse('2026-03-10T04:00:00Z')
const lineId = id(1) as LineId

/** Townships of so many metres each along one line. */
const townships = (count: number, lengthM: number): Unit[] =>
  Array.from(
    { length: count },
    (_, index) =>
      ({
        id: id(100 + index),
        name: name(`Township ${index}`),
        level: 'township',
        parentId: null,
        ground: [{ lineId, fromM: index * lengthM, toM: (index + 1) * lengthM }],
        synthetic: true,
      }) as unknown as Unit,
  )

interface Gap {
  fromM: number
  toM: number
  sinceMs: number
}

const moment = (nowMs: number, gaps: readonly Gap[], more: Partial<GapMoment> = {}): GapMoment => {
  const line = { lineId, gaps: gaps.map((gap) => ({ ...gap, sinceIsOlder: false })), held: [] }
  return {
    nowMs,
    askedMs: nowMs,
    planned: [line],
    compared: [],
    units: townships(4, 5000),
    words: [],
    notices: [],
    isFirst: false,
    ...more,
  }
}

/** The standing notices after news. */
function kept(before: readonly Stored<'notice'>[], { noticed }: ReturnType<typeof gapNews>) {
  const after = new Map(before.map((one) => [one.record.id as string, one]))
  for (const { id, record } of noticed) {
    const notice = record as Notice
    if (notice.overAt === null) after.set(id, { record: notice, version: (after.get(id)?.version ?? 0) + 1 })
    else after.delete(id)
  }
  return [...after.values()]
}

it('a thousand gaps are told as one list of changes, each unit of its own, and never again', () => {
  const gaps = Array.from({ length: 1000 }, (_, index) => ({
    fromM: index * 1000,
    toM: index * 1000 + 500,
    sinceMs: beganMs - youngMs,
  }))
  const units = townships(200, 5000)
  const news = gapNews(moment(beganMs, gaps, { units }))
  expect(news.noticed).toHaveLength(1000)
  expect(new Set(news.noticed.map(({ record }) => (record as Notice).unitId)).size).toBe(200)
  const notices = kept([], news)
  expect(gapNews(moment(beganMs + 60_000, gaps, { units, notices }))).toEqual({ closed: [], noticed: [] })
})

it('a gap over two townships is told to both, each of its part, and a slight part to neither', () => {
  const gap = (fromM: number, toM: number) =>
    gapNews(moment(beganMs, [{ fromM, toM, sinceMs: 0 }])).noticed.map(({ record }) => {
      const { unitId, fromM, toM } = record as Notice
      return [unitId, fromM, toM]
    })
  expect(gap(4000, 7000)).toEqual([
    [id(100), 4000, 5000],
    [id(101), 5000, 7000],
  ])
  expect(gap(4950, 7000)).toEqual([[id(101), 5000, 7000]])
  // As slight in both: whoever has more of it is told.
  expect(gap(4930, 5060)).toEqual([[id(100), 4930, 5000]])
  expect(gap(4000, 4099)).toEqual([])
  // Beyond all ground there is nobody to tell.
  expect(gap(21_000, 22_000)).toEqual([])
})

it('a gap whose end wanders behind a team is told of a few times at most, not every minute', () => {
  let notices: Stored<'notice'>[] = []
  let told = 0
  // A team walks off at 3 km/h for an hour, and the gap grows behind it.
  for (let minute = 10; minute <= 70; minute++) {
    const gap = { fromM: 0, toM: minute * 50, sinceMs: beganMs }
    const news = gapNews(moment(beganMs + minute * 60_000, [gap], { notices }))
    told += news.noticed.filter(({ record }) => (record as Notice).overAt === null).length
    notices = kept(notices, news)
    expect(notices.length).toBeLessThanOrEqual(1)
  }
  expect(told).toBeLessThanOrEqual(4)
})

it('whatever gaps come and go, asking again at the same moment asks for nothing', () => {
  const someGaps = fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 12 })
    .chain((edges) =>
      fc
        .array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 })
        .map((ages) => ({ edges: edges.toSorted((a, b) => a - b), ages })),
    )
  fc.assert(
    fc.property(fc.array(someGaps, { minLength: 1, maxLength: 6 }), (moments) => {
      let notices: Stored<'notice'>[] = []
      for (const [index, { edges, ages }] of moments.entries()) {
        const nowMs = beganMs + index * 10 * 60_000
        const gaps = Array.from({ length: Math.floor(edges.length / 2) }, (_, pair) => ({
          fromM: edges[2 * pair]! * 100,
          toM: edges[2 * pair + 1]! * 100,
          sinceMs: nowMs - ages[pair]! * 60_000,
        }))
        notices = kept(notices, gapNews(moment(nowMs, gaps, { notices })))
        expect(gapNews(moment(nowMs, gaps, { notices }))).toEqual({ closed: [], noticed: [] })
        // Every gap that is old enough and long enough is told of on the ground of each of its townships.
        for (const gap of gaps)
          if (gap.toM - gap.fromM >= 100 && gap.sinceMs <= nowMs - youngMs)
            for (const { id: unitId, ground } of townships(4, 5000))
              for (const { fromM, toM } of ground)
                if (Math.min(toM, gap.toM) - Math.max(fromM, gap.fromM) >= 100)
                  expect(
                    notices.some(
                      ({ record }) =>
                        record.unitId === unitId && record.fromM < gap.toM && gap.fromM < record.toM,
                    ),
                  ).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})
