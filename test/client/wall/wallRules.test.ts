import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fadeToUnknown } from '../../../client/wall/fadeToUnknown.ts'
import { plannedChanges } from '../../../client/wall/plannedChanges.ts'
import { shareLine, tryExtremes } from '../../../client/wall/shareHistory.ts'
import { shownLines } from '../../../client/wall/shownLines.ts'
import { bandShare, trySilentSince } from '../../../client/wall/staleRule.ts'
import { brightnessAt } from '../../../client/wall/useBrightness.ts'
import { newAmong } from '../../../client/wall/useNewGaps.ts'
import {
  addressed,
  builtIn,
  rotateSecondsOf,
  stepAfter,
  stepAt,
  stepsOf,
  type Arrangement,
} from '../../../client/wall/wallScenes.ts'
import type { UnitId } from '../../../data/model/ids.ts'
import { driftAt, wallUnitPx } from '../../../client/wall/wallUnit.ts'
import { lineCoverage, noFigures, type LineCoverage } from '../../../data/model/coverageAnswer.ts'

const hourMs = 3_600_000
const noMetres = { heldM: 0, thinM: 0, gapM: 0, unknownM: 0, keptM: 0, carriedM: 0, brokenM: 0 }

describe('the silent wall', () => {
  it('is live for thirty seconds after an answer and silent from then on', () => {
    const heard = { heardMs: 1_000_000, pictureMs: undefined }
    expect(trySilentSince(heard, 1_030_000)).toBeUndefined()
    expect(trySilentSince(heard, 1_030_001)).toBe(1_000_000)
  })

  it('is silent where the server answers but its coverage stays behind', () => {
    const heard = { heardMs: 1_000_000, pictureMs: 800_000 }
    expect(trySilentSince(heard, 1_000_000)).toBe(800_000)
    expect(trySilentSince({ ...heard, pictureMs: 830_000 }, 1_000_000)).toBeUndefined()
  })

  it('heals with the next answer', () => {
    expect(trySilentSince({ heardMs: 5_000_000, pictureMs: 4_990_000 }, 5_001_000)).toBeUndefined()
  })

  it('grows the longer it lasts, and leaves the picture visible', () => {
    fc.assert(
      fc.property(fc.nat(10 * hourMs), fc.nat(10 * hourMs), (one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)]
        expect(bandShare(long)).toBeGreaterThanOrEqual(bandShare(short))
        expect(bandShare(long)).toBeLessThan(0.5)
      }),
    )
    expect(bandShare(600_000)).toBeGreaterThan(bandShare(30_000) * 1.3)
  })

  it('turns the whole line unknown and keeps no figure', () => {
    const known: LineCoverage = {
      lineId: '01941f29-7c00-75ae-bd14-f5752c0bbb00' as LineCoverage['lineId'],
      name: { en: 'Line', zh: '线' },
      lengthM: 1500,
      officialLengthM: null,
      policyVersions: [1],
      figures: { ...noFigures, totalKmH: 1, heldKmH: 1, shareHeld: 1, shareHeldAtMost: 1 },
      figuresNow: { ...noMetres, heldM: 1500, shareHeld: 1, shareHeldAtMost: 1 },
      effort: { patrolHours: 0, plannedKm: 0, walkedKm: null },
      trackedSince: null,
      runsNow: [
        {
          fromM: 0,
          toM: 1500,
          state: 'held',
          plannedState: 'held',
          limitMin: 120,
          barred: false,
          claims: [],
        },
      ],
      kilometres: [
        {
          kilometre: 0,
          fromM: 0,
          toM: 1000,
          held: 1,
          thin: 0,
          gap: 0,
          unknown: 0,
          kept: 0,
          carried: 0,
          broken: 0,
          worst: 'held',
          now: 'held',
          revisit: null,
        },
      ],
      gapsNow: [],
      gaps: [],
    }
    const faded = fadeToUnknown(known)
    expect(lineCoverage.safeParse(faded).success).toBe(true)
    expect(faded.figuresNow).toMatchObject({ shareHeld: null, unknownM: 1500, heldM: 0 })
    expect(faded.runsNow.map(({ state }) => state)).toEqual(['unknown'])
  })
})

describe('the share held over time', () => {
  it('has its lowest and highest day as the scale of its picture', () => {
    expect(tryExtremes([])).toBeUndefined()
    const points = [0.8, 0.7, 0.9].map((share, day) => ({ atMs: day, share }))
    expect(tryExtremes(points)).toEqual({ low: 0.7, high: 0.9 })
  })

  it('ends with now, and begins with the first day of which anything was held', () => {
    const at = (atMs: number, share: number) => ({ atMs, share })
    expect(shareLine([at(0, 0), at(1, 0), undefined, at(3, 0.8), at(4, 0)], at(5, 0.9))).toEqual([
      at(3, 0.8),
      at(4, 0),
      at(5, 0.9),
    ])
    expect(shareLine([undefined, at(1, 0.4)], undefined)).toEqual([at(1, 0.4)])
    expect(shareLine([at(0, 0)], at(1, 0))).toEqual([])
  })
})

describe('what the plan brought about', () => {
  const gap = (...rectangles: [number, number, number, number][]) =>
    ({ rectangles }) as LineCoverage['gaps'][number]
  const known = { fromMs: 0, toMs: 200 }
  const line = {
    lineId: '01941f29-7c00-75ae-bd14-f5752c0bbb00' as LineCoverage['lineId'],
    gaps: [
      // Cut into rectangles where its shape changes: an edge within it is no change of state.
      gap([0, 400, 60, 200], [400, 1000, 60, 90], [1000, 1300, 60, 120], [1000, 1300, 120, 200]),
      gap([1300, 9000, 0, 200]),
    ],
  }
  const nobody = { patrols: [], shifts: [] }

  it('tells neighbours of one instant as one gap, and closing apart from opening', () => {
    expect(plannedChanges([line], nobody, { fromMs: 0, toMs: 200 }, known)).toEqual([
      { kind: 'gap-closed', atMs: 90, lineId: line.lineId, fromM: 400, toM: 1000, others: 0 },
      { kind: 'gap-opened', atMs: 60, lineId: line.lineId, fromM: 0, toM: 1300, others: 0 },
    ])
  })

  it('tells those of one instant and line together, by the longest of them', () => {
    const together = {
      ...line,
      gaps: [gap([0, 600, 50, 90]), gap([2000, 3500, 50, 200], [5000, 6000, 70, 90])],
    }
    expect(plannedChanges([together], nobody, { fromMs: 0, toMs: 80 }, known)).toEqual([
      { kind: 'gap-opened', atMs: 70, lineId: line.lineId, fromM: 5000, toM: 6000, others: 0 },
      { kind: 'gap-opened', atMs: 50, lineId: line.lineId, fromM: 2000, toM: 3500, others: 1 },
    ])
  })

  it('does not take the edge of the window for a beginning', () => {
    expect(plannedChanges([line], nobody, { fromMs: 100, toMs: 200 }, known)).toEqual([])
  })

  it('counts teams and checkpoint shifts by the minute they begin, desks apart', () => {
    const at = (ms: number) => new Date(ms).toISOString()
    const changes = plannedChanges(
      [],
      {
        patrols: [{ from: at(50) }, { from: at(50) }, { from: at(900) }],
        shifts: [
          { place: { kind: 'checkpoint' }, from: at(50) },
          { place: { kind: 'desk' }, from: at(50) },
        ],
      },
      { fromMs: 0, toMs: 200 },
      known,
    )
    expect(changes).toEqual([
      { kind: 'teams-out', atMs: 50, count: 2 },
      { kind: 'handover', atMs: 50, count: 1 },
    ])
  })
})

describe('scenes', () => {
  const by = (query: string, arrangement: Arrangement = builtIn) =>
    addressed(arrangement, new URLSearchParams(query))
  const scenesOf = (arrangement: Arrangement, gapCount: number) =>
    stepsOf(arrangement, gapCount).map(({ scene }) => scene)
  const arranged: Arrangement = {
    ...builtIn,
    scenes: [
      { kind: 'worst-gaps', count: 2, seconds: 15 },
      { kind: 'unit', unitId: 'north' as UnitId, seconds: 30 },
      { kind: 'replay', hours: 24, seconds: 120 },
    ],
  }

  it('go from the whole line over the three worst gaps where nobody arranged any', () => {
    const steps = stepsOf(by(''), 7)
    expect(steps.map(({ scene }) => scene)).toEqual([
      { kind: 'whole' },
      { kind: 'gap', rank: 1 },
      { kind: 'gap', rank: 2 },
      { kind: 'gap', rank: 3 },
    ])
    expect(steps.map(({ seconds }) => seconds)).toEqual([60, 20, 20, 20])
  })

  it('go on by a timer in the address, but for a replay, which has its own time', () => {
    expect(stepsOf(by('rotate=12'), 1).map(({ seconds }) => seconds)).toEqual([12, 12])
    expect(stepsOf(by('rotate=12', arranged), 1).map(({ seconds }) => seconds)).toEqual([12, 12, 120])
  })

  it('are those of the arrangement, each for its time, one after the other and round again', () => {
    const steps = stepsOf(arranged, 5)
    expect(steps.map(({ scene, seconds }) => [scene.kind, seconds])).toEqual([
      ['gap', 15],
      ['gap', 15],
      ['unit', 30],
      ['replay', 120],
    ])
    const orders = [steps[0]!.order]
    for (let turn = 0; turn < 4; turn++) orders.push(stepAfter(steps, orders.at(-1)!).order)
    expect(orders).toEqual([...steps.map(({ order }) => order), steps[0]!.order])
  })

  it('pass by a gap that closed while it was looked at', () => {
    const order = stepsOf(arranged, 2)[1]!.order
    expect(stepAt(stepsOf(arranged, 1), order).scene.kind).toBe('unit')
  })

  it('stay with the whole line where there is no gap', () => {
    expect(scenesOf(by('rotate=20'), 0)).toEqual([{ kind: 'whole' }])
    expect(scenesOf(by('scene=gap:2'), 1)).toEqual([{ kind: 'whole' }])
    expect(scenesOf({ ...builtIn, scenes: [{ kind: 'worst-gaps', count: 3, seconds: 9 }] }, 0)).toEqual([
      { kind: 'whole' },
    ])
  })

  it('obey the address before the timer and the arrangement', () => {
    expect(scenesOf(by('scene=gap:2&rotate=20', arranged), 3)).toEqual([{ kind: 'gap', rank: 2 }])
    expect(scenesOf(by('scene=replay:48', arranged), 3)).toEqual([
      { kind: 'replay', hours: 48, seconds: 120 },
    ])
    expect(by('kind=actual', arranged).coverage).toBe('actual')
    expect(by('kind=nonsense', arranged).coverage).toBe('planned')
    expect(by('lang=en', { ...arranged, language: 'zh' }).language).toBe('en')
    expect(by('lang=fr', { ...arranged, language: 'zh' }).language).toBe('zh')
  })

  it('take no senseless timer', () => {
    expect(rotateSecondsOf(null)).toBe(0)
    expect(rotateSecondsOf('abc')).toBe(0)
    expect(rotateSecondsOf('-3')).toBe(0)
    expect(rotateSecondsOf('1')).toBe(5)
    expect(rotateSecondsOf('20')).toBe(20)
  })
})

describe('the night', () => {
  const dim = { from: '22:00', to: '06:00', brightness: 0.5 }
  it.each([
    ['2026-03-10T13:59:00Z', 1],
    ['2026-03-10T14:00:00Z', 0.5],
    ['2026-03-10T21:59:00Z', 0.5],
    ['2026-03-10T22:00:00Z', 1],
  ])('at %s the wall is %s as bright, by the clock of the county', (at, brightness) => {
    expect(brightnessAt(dim, 'Asia/Shanghai', Date.parse(at))).toBe(brightness)
  })

  it('may lie within one day, and is nowhere where none was set', () => {
    const noon = { from: '11:00', to: '13:00', brightness: 0.5 }
    expect(brightnessAt(noon, 'UTC', Date.parse('2026-03-10T12:00:00Z'))).toBe(0.5)
    expect(brightnessAt(noon, 'UTC', Date.parse('2026-03-10T13:00:00Z'))).toBe(1)
    expect(brightnessAt(null, 'UTC', 0)).toBe(1)
  })
})

describe('a new gap', () => {
  const gap = (fromM: number, toM: number, lineId = 'a') => ({ lineId, fromM, toM })
  it('is one of the worst that meets none there was before', () => {
    const before = [gap(0, 1000), gap(5000, 9000)]
    expect(newAmong(before, [gap(800, 3000), gap(5000, 8000)])).toEqual([])
    expect(newAmong(before, [gap(12_000, 14_000), gap(0, 1000)])).toEqual([gap(12_000, 14_000)])
    expect(newAmong(before, [gap(0, 1000, 'b')])).toEqual([gap(0, 1000, 'b')])
  })

  it('calls nobody where three others are worse', () => {
    const worse = [gap(0, 10), gap(20, 30), gap(40, 50)]
    expect(newAmong(worse, [...worse, gap(60, 70)])).toEqual([])
  })
})

describe('the size of the wall', () => {
  it('is one pixel at 1920 × 1080 and two at 3840 × 2160', () => {
    expect(wallUnitPx(1920, 1080)).toBe(1)
    expect(wallUnitPx(3840, 2160)).toBe(2)
  })

  it('does not grow with width alone, and fits an upright display', () => {
    expect(wallUnitPx(7680, 2160)).toBe(2)
    expect(wallUnitPx(1080, 1920)).toBe(1)
  })

  it('drifts a few units at most', () => {
    fc.assert(
      fc.property(fc.nat(), (atMs) => {
        const { acrossUnits, downUnits } = driftAt(atMs)
        expect(Math.hypot(acrossUnits, downUnits)).toBeLessThan(4)
      }),
    )
    expect(driftAt(0)).not.toEqual(driftAt(5 * 60_000))
  })

  it('shows the longest lines in their order', () => {
    const lines = [10, 50, 20, 40, 30, 60].map((lengthM) => ({ id: `line-${lengthM}`, lengthM }))
    expect(shownLines(lines)).toEqual({ shown: [lines[1], lines[3], lines[4], lines[5]], left: 2 })
  })
})
