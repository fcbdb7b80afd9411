import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckpointMapRow, DomainRows, TrailMapRow } from '../../../client/map/domainRows.ts'
import { badgeBoxes } from '../../../client/map/gapBadgeLayer.ts'
import { kilometreStep } from '../../../client/map/kilometrePosts.ts'
import { lineSymbols } from '../../../client/map/lineSymbols.ts'
import type { MapInk } from '../../../client/map/mapInk.ts'
import { screenPixelOf } from '../../../client/map/mercator.ts'
import { placeLabels, type LabelContent } from '../../../client/map/placeLabels.ts'
import { wholeSize, type SymbolSet } from '../../../client/map/symbolLayer.ts'
import { overlaps, squareBox, type Box } from '../../../client/map/takenRoom.ts'
import { freshnessOf, type TeamMapRow } from '../../../client/map/teamLayer.ts'
import { freeRoom } from '../../../client/map/textRoom.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import { positionAt } from '../../../geo/chainage.ts'

/** It runs east, turns back under itself and goes on: a bend has room for little. */
const line = compileBorderLine({
  id: 'line',
  positions: [
    [104, 23],
    [104.3, 23.1],
    [104.35, 22.95],
    [104.42, 23.12],
    [104.8, 23.05],
  ],
  homeSide: 'left',
})

const noRows: DomainRows = {
  trails: [],
  checkpoints: [],
  barrierParts: [],
  devices: [],
  ports: [],
  tradePoints: [],
  markers: [],
  patrols: [],
}

const inkAt = (zoom: number, bearing = 0, sizePx = 1): MapInk => ({
  shade: 'dark',
  scale: { zoom, bearing, sizePx },
})

const checkpointAt = (chainageM: number, index: number): CheckpointMapRow => ({
  picked: { kind: 'checkpoint', id: `checkpoint-${index}` },
  lineId: 'line',
  position: positionAt(line, chainageM),
  chainageM,
  reach: { fromM: chainageM, toM: chainageM + 500 },
  staffed: index % 3 > 0,
})

const trailAt = (chainageM: number, index: number): TrailMapRow => {
  const [lon, lat] = positionAt(line, chainageM)
  return {
    picked: { kind: 'trail', id: `trail-${index}` },
    lineId: 'line',
    number: index + 1,
    path: [
      [lon, lat + 0.004],
      [lon, lat - 0.003],
    ],
    meetsLineAtM: [chainageM],
    status: index % 2 === 0 ? null : 'sealed',
    unsealed: index % 2 === 0,
  }
}

const teamAt = (chainageM: number, index: number): TeamMapRow => ({
  picked: { kind: 'team', id: `team-${index}` },
  name: { en: `Team ${index}`, zh: `巡逻组 ${index}` },
  position: positionAt(line, chainageM),
  freshness: freshnessOf(index * 400),
  age: `${index * 7} min`,
})

const gapAt = (chainageM: number, index: number) => ({
  lineId: 'line',
  rank: index + 1,
  standing: (['open', 'in-hand', 'overdue'] as const)[index % 3]!,
  fromM: chainageM,
  toM: chainageM + 600,
})

function contentOf(metres: {
  gaps?: readonly number[]
  checkpoints?: readonly number[]
  trails?: readonly number[]
  teams?: readonly number[]
  ports?: readonly number[]
}): LabelContent {
  return {
    lines: [line],
    rows: {
      ...noRows,
      checkpoints: (metres.checkpoints ?? []).map(checkpointAt),
      trails: (metres.trails ?? []).map(trailAt),
      ports: (metres.ports ?? []).map((chainageM, index) => ({
        picked: { kind: 'port', id: `port-${index}` },
        lineId: 'line',
        name: { en: 'Port', zh: '口岸' },
        position: positionAt(line, chainageM),
        chainageM,
        open: true,
      })),
    },
    gaps: (metres.gaps ?? []).map(gapAt),
    teams: (metres.teams ?? []).map(teamAt),
    nameOf: ({ zh }) => zh,
    withMarkers: true,
  }
}

const boxesOfSymbols = (sets: readonly SymbolSet[], { scale }: MapInk): Box[] =>
  sets.flatMap((set) =>
    set.rows.map(({ position }) => squareBox(screenPixelOf(position, scale), wholeSize(set) * scale.sizePx)),
  )

const metres = (most: number) =>
  fc.array(fc.integer({ min: 0, max: Math.floor(line.lengthM) - 700 }), { maxLength: most })
const crowd = fc.record({
  gaps: metres(12),
  checkpoints: metres(15),
  trails: metres(15),
  teams: metres(15),
  ports: metres(3),
})
const inks = fc.record({
  zoom: fc.constantFrom(7.5, 8.75, 10, 11.25, 12.5),
  bearing: fc.integer({ min: -90, max: 90 }),
  sizePx: fc.constantFrom(1, 1.25, 2.75),
})

describe('what is written on the map', () => {
  test('lies on no badge, symbol, team or other writing, however crowded the line and the map turned', () => {
    let written = 0
    fc.assert(
      fc.property(crowd, inks, (where, { zoom, bearing, sizePx }) => {
        const ink = inkAt(zoom, bearing, sizePx)
        const content = contentOf(where)
        const placed = placeLabels(content, ink)
        const labels = placed.written.map((label): Box => {
          const [x, y] = screenPixelOf(label.position, ink.scale)
          // What comes back from a position is a hair off.
          const { halfWidth, halfHeight } = freeRoom(label, sizePx)
          return { x, y, halfWidth: halfWidth - 0.01, halfHeight: halfHeight - 0.01 }
        })
        const drawn = [
          ...placed.badges.flatMap(({ badges }) => badges.flatMap((badge) => badgeBoxes(badge, ink))),
          ...boxesOfSymbols([...lineSymbols(line, content.rows, true, ink), placed.teams], ink),
        ]
        written += labels.length
        labels.forEach((label, index) => {
          for (const other of [...drawn, ...labels.slice(index + 1)])
            expect(overlaps(label, other)).toBe(false)
        })
      }),
      { numRuns: 120 },
    )
    expect(written).toBeGreaterThan(100)
  })

  test('leaves every gap its badge, up to twenty', () => {
    fc.assert(
      fc.property(crowd, inks, (where, { zoom, bearing, sizePx }) => {
        const { badges } = placeLabels(contentOf(where), inkAt(zoom, bearing, sizePx))
        expect(badges.flatMap((own) => own.badges)).toHaveLength(where.gaps.length)
      }),
      { numRuns: 60 },
    )
    const many = Array.from({ length: 30 }, (_, index) => 1000 + index * 2500)
    const [own] = placeLabels(contentOf({ gaps: many }), inkAt(9)).badges
    expect(own?.badges.map(({ rank }) => rank)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('names every post of a line with nothing on it', () => {
    const ink = inkAt(8.5)
    const { written } = placeLabels(contentOf({}), ink)
    const step = kilometreStep(1000 / 140)
    const posts = Math.floor(line.lengthM / 1000 / step) + 1
    expect(step).toBe(20)
    expect(written.map(({ text }) => text)).toEqual(
      Array.from({ length: posts }, (_, index) => `K${index * step}`),
    )
  })

  test('moves a kilometre off a port that stands where it would be', () => {
    const ink = inkAt(8.5)
    const placeOf = (content: LabelContent) =>
      placeLabels(content, ink).written.find(({ text }) => text === 'K20')?.position
    const alone = placeOf(contentOf({}))!
    const content = contentOf({ ports: [20_000] })
    const ports = content.rows.ports.map((port) => ({ ...port, position: alone }))
    const beside = placeOf({ ...content, rows: { ...content.rows, ports } })
    expect(beside).toBeDefined()
    expect(beside).not.toEqual(alone)
  })
})

describe('gap badges near checkpoints', () => {
  test('stand off a checkpoint that is where the badge would be', () => {
    const ink = inkAt(11)
    const gap = { fromM: 12_000, toM: 13_000 }
    const badgeOf = (checkpoints: readonly number[]) => {
      const content = { ...contentOf({ checkpoints }), gaps: [{ ...gapAt(0, 0), ...gap }] }
      const [badge] = placeLabels(content, ink).badges[0]!.badges
      return { badge: badge!, symbols: lineSymbols(line, content.rows, true, ink) }
    }
    const { badge, symbols } = badgeOf([12_500])
    const [disc] = badgeBoxes(badge, ink)
    for (const box of boxesOfSymbols(symbols, ink))
      expect(Math.hypot(box.x - disc!.x, box.y - disc!.y)).toBeGreaterThan(15)
    expect(badge.position).not.toEqual(badgeOf([]).badge.position)
  })
})

describe('teams', () => {
  test('at one checkpoint stand beside it and beside each other, none far off', () => {
    const ink = inkAt(13)
    const content = contentOf({ checkpoints: [30_000], teams: [30_000, 30_000] })
    const { teams } = placeLabels(content, ink)
    const [checkpoint] = boxesOfSymbols(lineSymbols(line, content.rows, true, ink), ink)
    const places = teams.rows.map(({ position }) => screenPixelOf(position, ink.scale))
    for (const [x, y] of places) {
      const offPx = Math.hypot(x - checkpoint!.x, y - checkpoint!.y)
      expect(offPx).toBeGreaterThan(teams.size / 2)
      expect(offPx).toBeLessThan(1.5 * teams.size)
    }
    const [one, other] = places
    expect(Math.hypot(one![0] - other![0], one![1] - other![1])).toBeGreaterThan(teams.size)
  })

  test('are small dots on the whole line and nothing is written beside them', () => {
    const { teams, written } = placeLabels(contentOf({ teams: [5000, 20_000, 40_000, 60_000] }), inkAt(9.75))
    expect(new Set(teams.rows.map(({ symbol }) => symbol))).toEqual(new Set(['disc', 'dot-old']))
    expect(wholeSize(teams)).toBeLessThan(9)
    expect(written.every(({ text }) => /^K\d+$/.test(text))).toBe(true)
  })

  test('nearer say how long they were not heard, unless they were just now', () => {
    const content = { ...contentOf({ teams: [5000, 25_000, 45_000] }), nameOf: undefined }
    const { written } = placeLabels(content, inkAt(11.5))
    const texts = written.map(({ text }) => text)
    expect(texts).not.toContain('0 min')
    expect(texts).toEqual(expect.arrayContaining(['7 min', '14 min']))
  })
})
