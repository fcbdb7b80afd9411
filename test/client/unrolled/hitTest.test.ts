import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pxAt } from '../../../client/unrolled/chainageAxis.ts'
import { selectionOf, tryHit, type HitScene } from '../../../client/unrolled/hitTest.ts'
import { inLanes } from '../../../client/unrolled/lanes.ts'
import { stateStretches, tryRunAt } from '../../../client/unrolled/stateAt.ts'
import { emptyStripRows, type StripRows } from '../../../client/unrolled/stripRows.ts'
import { layOutUnrolled, stripHeightPx, stripRowKinds } from '../../../client/unrolled/unrolledLayout.ts'
import type { LineCoverage } from '../../../data/model/coverageAnswer.ts'

const hourMs = 3_600_000
const fromMs = Date.parse('2026-03-01T00:00:00Z')
const atMs = fromMs + 12 * hourMs
const name = { en: 'One', zh: '一' }
const layout = layOutUnrolled({
  widthPx: 1106,
  heightPx: 600,
  scale: 1,
  extent: { fromM: 0, toM: 10_000 },
  window: { fromMs, toMs: fromMs + 24 * hourMs },
  chart: true,
  labelled: true,
})

const run = (fromM: number, toM: number, state: 'held' | 'thin' | 'gap', limitMin = 120) => ({
  fromM,
  toM,
  state,
  plannedState: state,
  limitMin,
  barred: false,
  claims: [],
})
const runsNow = [
  run(0, 4000, 'held'),
  run(4000, 4500, 'held', 60),
  run(4500, 6000, 'gap'),
  run(6000, 10_000, 'thin'),
]
const coverage = { runsNow } as unknown as LineCoverage

const patrol = (id: string, fromM: number, toM: number, hours: [number, number]) => ({
  id,
  team: name,
  mode: 'foot' as const,
  fromM,
  toM,
  fromMs: fromMs + hours[0] * hourMs,
  toMs: fromMs + hours[1] * hourMs,
})
const rows: StripRows = {
  ...emptyStripRows,
  patrols: [
    patrol('early', 0, 3000, [0, 12]),
    patrol('out', 1000, 3000, [8, 16]),
    patrol('beside', 2000, 5000, [12, 18]),
  ],
  trails: [
    {
      id: 'a',
      number: 1,
      name,
      kind: 'foot-trail',
      meetsLineAtM: [2000, 7000],
      status: 'sealed',
      unsealed: false,
    },
    {
      id: 'b',
      number: 2,
      name,
      kind: 'foot-trail',
      meetsLineAtM: [2080],
      status: 'reported',
      unsealed: true,
    },
  ],
}
const scene: HitScene = { layout, rows, coverage, atMs }

const middleOf = (kind: (typeof stripRowKinds)[number]) =>
  layout.rows[kind].topPx + layout.rows[kind].heightPx / 2
const touchedAt = (atM: number, yPx: number) => tryHit(scene, pxAt(layout.chainage, atM), yPx)?.touched

describe('what lies under the pointer', () => {
  it('is nothing at the left of the plot, where the names of the rows stand', () => {
    expect(tryHit(scene, 20, middleOf('state'))).toBeUndefined()
  })

  it('is the whole stretch of one state, over a change of its limit', () => {
    expect(touchedAt(4200, middleOf('state'))).toEqual({ kind: 'state', stretch: { fromM: 0, toM: 4500 } })
    expect(touchedAt(4500, middleOf('state'))).toEqual({ kind: 'state', stretch: { fromM: 4500, toM: 6000 } })
  })

  it('is a patrol that is out at the instant: one that ends then is not', () => {
    expect(touchedAt(500, middleOf('patrols'))).toBeUndefined()
    expect(touchedAt(1500, middleOf('patrols'))).toMatchObject({ row: { id: 'out' } })
  })

  it('is the patrol of the lane where two are out at one place', () => {
    const { topPx, heightPx } = layout.rows.patrols
    expect(touchedAt(2500, topPx + 1)).toMatchObject({ row: { id: 'out' } })
    expect(touchedAt(2500, topPx + heightPx - 1)).toMatchObject({ row: { id: 'beside' } })
  })

  it('is the nearest trail of those within reach, at any place where it meets the line', () => {
    expect(touchedAt(2050, middleOf('trails'))).toMatchObject({ row: { id: 'b' } })
    expect(touchedAt(2010, middleOf('trails'))).toMatchObject({ row: { id: 'a' } })
    expect(touchedAt(7030, middleOf('trails'))).toMatchObject({ row: { id: 'a' } })
    expect(touchedAt(4000, middleOf('trails'))).toBeUndefined()
  })

  it('is a place and an instant in the chart', () => {
    const time = layout.time!
    const hit = tryHit(scene, pxAt(layout.chainage, 5000), (time.topPx + time.bottomPx) / 2)
    expect(hit?.atMs).toBe(atMs)
    expect(hit?.atM).toBeCloseTo(5000, 6)
    expect(selectionOf(hit!, 'line', 10_000)).toEqual({ kind: 'moment', lineId: 'line', atM: 5000, atMs })
  })

  it('selects the thing under the pointer, else its kilometre', () => {
    const trail = tryHit(scene, pxAt(layout.chainage, 2010), middleOf('trails'))!
    expect(selectionOf(trail, 'line', 10_000)).toEqual({ kind: 'trail', id: 'a' })
    const empty = tryHit(scene, pxAt(layout.chainage, 5300), middleOf('barriers'))!
    expect(selectionOf(empty, 'line', 10_000)).toEqual({
      kind: 'stretch',
      lineId: 'line',
      fromM: 5000,
      toM: 6000,
    })
  })
})

describe('the strip', () => {
  it('has rows that do not overlap, and room for them all in the height it asks for', () => {
    for (const scale of [1, 1.36, 2.72]) {
      const scaled = layOutUnrolled({
        widthPx: 2000,
        heightPx: stripHeightPx(scale),
        scale,
        extent: { fromM: 0, toM: 1000 },
        window: { fromMs, toMs: fromMs + hourMs },
        chart: false,
        labelled: true,
      })
      const bands = stripRowKinds.map((kind) => scaled.rows[kind])
      bands.slice(1).forEach((band, index) => {
        expect(band.topPx).toBeGreaterThanOrEqual(bands[index]!.topPx + bands[index]!.heightPx)
      })
      expect(scaled.labels.topPx + scaled.labels.heightPx).toBeLessThanOrEqual(stripHeightPx(scale) + 1)
    }
  })

  it('puts overlapping stretches into lanes in which none overlaps', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 300 }))
      .map(([fromM, lengthM]) => ({ fromM, toM: fromM + lengthM }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 30 }), (items) => {
        const { placed, lanes } = inLanes(items)
        expect(placed).toHaveLength(items.length)
        for (const one of placed) {
          expect(one.lane).toBeLessThan(lanes)
          for (const other of placed)
            if (one !== other && one.lane === other.lane)
              expect(one.item.toM <= other.item.fromM || other.item.toM <= one.item.fromM).toBe(true)
        }
      }),
    )
  })
})

describe('the state at a point', () => {
  it('belongs to the last cell at the end of the line, and is nothing beyond', () => {
    expect(tryRunAt(runsNow, 4500)?.state).toBe('gap')
    expect(tryRunAt(runsNow, 10_000)?.fromM).toBe(6000)
    expect(tryRunAt(runsNow, 10_000.1)).toBeUndefined()
  })

  it('joins neighbours of equal state and leaves holes open', () => {
    expect(stateStretches(runsNow).map(({ state }) => state)).toEqual(['held', 'gap', 'thin'])
    expect(stateStretches([run(0, 10, 'gap'), run(20, 30, 'gap')])).toHaveLength(2)
  })
})
