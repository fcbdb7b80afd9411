import { describe, expect, it } from 'vitest'
import { draftFigures } from '../../geo/draftFigures.ts'
import { hasErrors, type DraftFinding, type DraftRule, type DraftType } from '../../geo/draftFinding.ts'
import { draftFindings } from '../../geo/draftFindings.ts'
import { standingIntervals, type DraftGround } from '../../geo/draftGround.ts'
import { noPlanningFacts, type PlanningFacts, type RuleFeatureFact } from '../../geo/planningFacts.ts'
import { defaultPolicy } from '../../geo/policy.ts'
import type { Position } from '../../geo/units.ts'
import { beside, line } from '../client/plan/straightLine.ts'

function groundWith(
  planning: Partial<PlanningFacts> = {},
  standingPaths: readonly (readonly Position[])[] = [],
  more: Partial<DraftGround> = {},
): DraftGround {
  return {
    line,
    policy: defaultPolicy,
    standingPaths,
    standing: standingIntervals(line, defaultPolicy, standingPaths),
    trails: [],
    crossings: [],
    planning: { ...noPlanningFacts, ...planning },
    ...more,
  }
}

function findingsOf(
  ground: DraftGround,
  paths: readonly (readonly Position[])[],
  type: DraftType = 'fence',
): DraftFinding[] {
  return draftFindings(ground, { type, paths }, draftFigures(ground, paths))
}

const rulesOf = (findings: readonly DraftFinding[]): DraftRule[] => findings.map(({ rule }) => rule)

const alongTheLine = [beside([1000, 40], [2000, 40], [3000, 40])]

/** A square between two chainages and two offsets. */
const square = (fromM: number, toM: number, nearM: number, farM: number): Position[] =>
  beside([fromM, nearM], [toM, nearM], [toM, farM], [fromM, farM], [fromM, nearM])

const feature = (kind: RuleFeatureFact['kind'], part: Partial<RuleFeatureFact>): RuleFeatureFact => ({
  kind,
  layer: { en: 'Layer', zh: '图层' },
  name: 'Somewhere',
  polygons: [],
  paths: [],
  widthM: null,
  households: null,
  gateType: null,
  reviewDate: null,
  ...part,
})

describe('nothing is found', () => {
  it('of a fence that keeps to every rule', () => {
    expect(findingsOf(groundWith(), alongTheLine)).toEqual([])
  })
})

describe('an error is found', () => {
  it('where a draft leaves home ground, with how far', () => {
    const [off] = findingsOf(groundWith(), [beside([1000, 50], [2000, -50], [3000, 50])])
    expect(off).toMatchObject({ rule: 'off-home-ground', severity: 'error' })
    expect(Math.abs(off!.distanceM! - 50)).toBeLessThan(1)
  })

  it('where it stands on the line itself, but not just inside', () => {
    const ground = groundWith({ rules: { ...noPlanningFacts.rules, onLineM: 2 } })
    const [on, ...others] = findingsOf(ground, [beside([1000, 40], [1500, 1], [2000, 1], [2500, 40])])
    expect(on).toMatchObject({ rule: 'on-line', severity: 'error' })
    expect(on!.lengthM).toBeGreaterThan(500)
    expect(on!.lengthM).toBeLessThan(560)
    expect(others).toEqual([])
    expect(findingsOf(ground, [beside([1000, 3], [2000, 3])])).toEqual([])
  })

  it('where it goes through a protected wood, for as long as it does, holes left out', () => {
    const wood = feature('protected-nature', {
      polygons: [[square(1500, 2500, 0, 300), square(1700, 1900, 10, 200)]],
    })
    const findings = findingsOf(groundWith({ features: [wood] }), alongTheLine)
    expect(rulesOf(findings)).toEqual(['protected-nature', 'protected-nature'])
    expect(findings.map(({ lengthM }) => Math.round(lengthM!))).toEqual([200, 600])
    expect(findings[0]).toMatchObject({ subject: 'Somewhere', layer: { en: 'Layer' } })
  })

  it('where it goes through a boundary river or over one', () => {
    const bed = feature('boundary-river', { polygons: [[square(1500, 1600, 0, 300)]] })
    const course = feature('boundary-river', { paths: [beside([2500, 10], [2500, 200])] })
    const findings = findingsOf(groundWith({ features: [bed, course] }), alongTheLine)
    expect(rulesOf(findings)).toEqual(['boundary-river', 'boundary-river'])
    expect(findings.map(({ where }) => where.length > 1)).toEqual([true, false])
  })

  it('where it runs beside a river that is given as a line, within its banks and not beyond them', () => {
    const course = (widthM: number | null) =>
      groundWith({
        features: [feature('boundary-river', { paths: [beside([1500, 55], [2500, 55])], widthM })],
      })
    expect(findingsOf(course(null), alongTheLine)).toEqual([])
    expect(findingsOf(course(28), alongTheLine)).toEqual([])
    const [inside, ...others] = findingsOf(course(40), alongTheLine)
    expect(inside).toMatchObject({ rule: 'boundary-river', severity: 'error', subject: 'Somewhere' })
    // Round its ends it reaches √(20² − 15²) m farther.
    expect(Math.abs(inside!.lengthM! - (1000 + 2 * Math.sqrt(175)))).toBeLessThan(1)
    expect(others).toEqual([])
  })

  it('where it crosses a river as wide as a metre, once', () => {
    const course = feature('boundary-river', { paths: [beside([2500, 10], [2500, 200])], widthM: 1 })
    const findings = findingsOf(groundWith({ features: [course] }), alongTheLine)
    expect(findings.map(({ lengthM }) => Math.round(lengthM! * 10) / 10)).toEqual([1])
  })

  it('where it bars the road of a lawful crossing, unless it is a gate', () => {
    const road = feature('road', { paths: [beside([2000, -100], [2000, 400])] })
    const ground = groundWith({ features: [road] })
    expect(findingsOf(ground, alongTheLine)).toMatchObject([{ rule: 'crossing-road', severity: 'error' }])
    expect(findingsOf(ground, alongTheLine, 'gate')).toEqual([])
  })

  it('where fields are cut off and no gate is foreseen', () => {
    const polygons = [[square(1800, 1900, 5, 30)]]
    const without = feature('fields', { polygons, households: 7 })
    const provided = feature('fields', {
      polygons,
      households: 7,
      gateType: 'farm gate',
      reviewDate: '2026-09-01',
    })
    expect(findingsOf(groundWith({ features: [without] }), alongTheLine)).toMatchObject([
      { rule: 'fields-cut-off', severity: 'error', fields: { households: 7, gateType: null } },
    ])
    expect(findingsOf(groundWith({ features: [provided] }), alongTheLine)).toMatchObject([
      { rule: 'fields-cut-off', severity: 'warning', fields: { gateType: 'farm gate' } },
    ])
  })

  it('where it goes through fields, but not of fields on the home side of it or beside it', () => {
    const at = (polygon: Position[]) =>
      rulesOf(
        findingsOf(groundWith({ features: [feature('fields', { polygons: [[polygon]] })] }), alongTheLine),
      )
    expect(at(square(1800, 1900, 20, 80))).toEqual(['fields-cut-off'])
    expect(at(square(1800, 1900, 60, 120))).toEqual([])
    expect(at(square(3200, 3300, 5, 30))).toEqual([])
    // The neighbour's fields are no business of ours.
    expect(at(square(1800, 1900, -60, -10))).toEqual([])
  })

  it('where a part that stands for itself is too short, but not where it goes on', () => {
    const short = [beside([1000, 40], [1006, 40])]
    expect(findingsOf(groundWith(), short)).toMatchObject([{ rule: 'too-short', severity: 'error' }])
    expect(findingsOf(groundWith({}, [beside([1006, 40], [2000, 40])]), short)).toEqual([])
  })

  it('before any warning in the list, and only then is there an error', () => {
    const warned = [beside([1000, 40], [2000, 40]), beside([2000.6, 40], [3000, 40])]
    expect(hasErrors(findingsOf(groundWith(), warned))).toBe(false)
    const both = findingsOf(groundWith(), [...warned, beside([4000, 50], [5000, -20])])
    expect(both.map(({ severity }) => severity)).toEqual(['error', 'warning'])
    expect(hasErrors(both)).toBe(true)
  })
})

describe('a warning is found', () => {
  it('where a gap of less than a metre is left to a neighbour, once and where it is', () => {
    const ground = groundWith({}, [beside([3000.6, 40], [4000, 40])])
    const findings = findingsOf(ground, alongTheLine)
    expect(findings).toMatchObject([{ rule: 'neighbour-gap', severity: 'warning' }])
    expect(Math.abs(findings[0]!.distanceM! - 0.6)).toBeLessThan(0.05)
    expect(findingsOf(groundWith({}, [beside([3000, 40], [4000, 40])]), alongTheLine)).toEqual([])
    expect(findingsOf(groundWith({}, [beside([3002, 40], [4000, 40])]), alongTheLine)).toEqual([])
  })

  const markers = [
    { number: '11', atM: 1000, position: beside([1000, 0])[0]! },
    { number: '12', atM: 2500, position: beside([2500, 90])[0]! },
    { number: '13', atM: 9000, position: beside([9000, 0])[0]! },
  ]

  it('where a wall stands between two markers that are to be seen from one another', () => {
    const ground = groundWith({ markers })
    const close = [beside([1000, 10], [2000, 10], [3000, 40])]
    expect(findingsOf(ground, close, 'wall')).toMatchObject([
      { rule: 'marker-sight', severity: 'warning', subject: '11 – 12' },
    ])
    expect(findingsOf(ground, close, 'ditch')).toEqual([])
  })

  it('but not where the straight view from marker to marker has left the strip beside the line', () => {
    // It meets the view 40 m inside, where nobody keeps it clear.
    expect(findingsOf(groundWith({ markers }), alongTheLine, 'wall')).toEqual([])
    const wider = { ...noPlanningFacts.rules, sightStripM: 45 }
    expect(rulesOf(findingsOf(groundWith({ markers, rules: wider }), alongTheLine, 'wall'))).toEqual([
      'marker-sight',
    ])
  })

  it('where it goes through protected farmland', () => {
    const farmland = feature('protected-farmland', { polygons: [[square(1500, 1600, 0, 300)]] })
    expect(findingsOf(groundWith({ features: [farmland] }), alongTheLine)).toMatchObject([
      { rule: 'protected-farmland', severity: 'warning' },
    ])
  })

  it('where it cuts an open trail, with the way round it there and back', () => {
    const trails = [
      {
        id: 'trail',
        number: 8,
        path: beside([1400, 300], [1400, -300]),
        meetsLineAtM: [1400],
        unsealed: true,
      },
    ]
    const alone = findingsOf(groundWith({}, [], { trails }), alongTheLine)
    expect(alone).toMatchObject([{ rule: 'open-trail-cut', subject: '8' }])
    expect(Math.abs(alone[0]!.distanceM! - 800)).toBeLessThan(2)
    // What stands beside it makes the way round longer, so that the other end is the nearer one.
    const joined = groundWith({}, [beside([200, 40], [1000, 40])], { trails })
    const { trailsCut } = draftFigures(joined, alongTheLine)
    expect(Math.abs(trailsCut[0]!.wayRound.firstM - 2400)).toBeLessThan(5)
    expect(Math.abs(trailsCut[0]!.wayRound.lastM - 3200)).toBeLessThan(5)
  })
})
