import { describe, expect, it } from 'vitest'
import { distanceM } from '../../geo/geodesic.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses } from '../../geo/trackToPasses.ts'
import { lineThrough, place, straightLine } from './straightLine.ts'
import { fixesAlong, fixesOf, joinFixes, minuteMs, readPasses, startMs } from './syntheticTrack.ts'

const policy = defaultTrackPolicy.foot

describe('trackToPasses', () => {
  it('makes one walk of an even walk, there and back two', () => {
    const line = straightLine(5000)
    const fixes = fixesAlong(line, [
      { min: 0, chainageM: 1000 },
      { min: 30, chainageM: 2500 },
      { min: 60, chainageM: 1000 },
    ])
    const { passes, heard, holes, counts } = trackToPasses(line, fixes, policy)
    expect(readPasses(passes)).toEqual([
      ['walk', 1000, 2500, 0, 30],
      ['walk', 2500, 1000, 30, 60],
    ])
    expect(heard).toEqual([{ from: startMs, to: startMs + 60 * minuteMs }])
    expect(holes).toEqual([])
    expect(counts.good).toBe(121)
  })

  it('makes one stay of a halt, however the receiver jitters', () => {
    const line = straightLine(5000)
    const waypoints = [
      { min: 0, chainageM: 1000 },
      { min: 20, chainageM: 2000 },
      { min: 80, chainageM: 2000 },
      { min: 100, chainageM: 3000 },
    ]
    for (let seed = 1; seed <= 20; seed++) {
      const fixes = fixesAlong(line, waypoints, { everyS: 10, noiseM: 10, seed })
      const passes = readPasses(trackToPasses(line, fixes, policy).passes)
      const stays = passes.filter(([kind]) => kind === 'stay')
      expect(stays).toHaveLength(1)
      const [[, fromM, toM, fromMin, toMin]] = stays as [(typeof stays)[0]]
      expect(fromM).toBeGreaterThan(1970)
      expect(toM).toBeLessThan(2030)
      expect(toMin - fromMin).toBeGreaterThan(58)
      expect(passes.length).toBeLessThan(30)
    }
  })

  it('sees at least ten metres from a halt, on the line', () => {
    const line = straightLine(5000)
    const halt = (chainageM: number) =>
      readPasses(
        trackToPasses(
          line,
          fixesAlong(line, [
            { min: 0, chainageM },
            { min: 60, chainageM },
          ]),
          policy,
        ).passes,
      )
    expect(halt(2000)).toEqual([['stay', 1995, 2005, 0, 60]])
    expect(halt(0)).toEqual([['stay', 0, 5, 0, 60]])
    expect(halt(line.lengthM)).toEqual([['stay', 4995, 5000, 0, 60]])
  })

  it('bridges a silence of five minutes and 500 m, and nothing longer', () => {
    const line = straightLine(8000)
    const walk = (fromMin: number, fromM: number) =>
      fixesAlong(line, [
        { min: fromMin, chainageM: fromM },
        { min: fromMin + 10, chainageM: fromM + 600 },
      ])
    const after = (silentMin: number, onM: number) =>
      trackToPasses(line, joinFixes(walk(0, 1000), walk(10 + silentMin, 1600 + onM)), policy)
    expect(readPasses(after(5, 300).passes)).toEqual([['walk', 1000, 2500, 0, 25]])
    expect(after(5, 300).holes).toEqual([])
    expect(after(5, 499).holes).toEqual([])

    const late = after(5.1, 300)
    expect(readPasses(late.passes)).toEqual([
      ['walk', 1000, 1600, 0, 10],
      ['walk', 1900, 2500, 15.1, 25.1],
    ])
    expect(
      late.heard.map(({ from, to }) => [(from - startMs) / minuteMs, (to - startMs) / minuteMs]),
    ).toEqual([
      [0, 10],
      [15.1, 25.1],
    ])
    const [hole, ...others] = late.holes
    expect(others).toEqual([])
    expect([hole!.fromMs, hole!.toMs]).toEqual([startMs + 10 * minuteMs, startMs + 15.1 * minuteMs])
    expect(distanceM(hole!.from, place(1600, 0))).toBeLessThan(0.01)
    expect(distanceM(hole!.to, place(1900, 0))).toBeLessThan(0.01)

    expect(after(4.5, 501).holes).toHaveLength(1)
    expect(after(4.5, 501).passes.count).toBe(2)
  })

  it('bridges over a fix that it flagged', () => {
    const line = straightLine(5000)
    const fixes = fixesAlong(line, [
      { min: 0, chainageM: 1000 },
      { min: 20, chainageM: 2000 },
    ])
    fixes.lonLat.set(place(1400, 90_000), 2 * 20)
    const { passes, flags } = trackToPasses(line, fixes, policy)
    expect(flags[20]).not.toBe(0)
    expect(readPasses(passes)).toEqual([['walk', 1000, 2000, 0, 20]])
  })

  it('says nothing of a lone fix', () => {
    const line = straightLine(5000)
    const evidence = trackToPasses(line, fixesOf([[startMs, place(1000, 0)]]), policy)
    expect(evidence.passes.count).toBe(0)
    expect(evidence.heard).toEqual([])
    expect(evidence.holes).toEqual([])
  })

  it('sees 150 m to either side and no farther', () => {
    const line = straightLine(5000)
    const beside = (offsetM: number) =>
      readPasses(
        trackToPasses(
          line,
          fixesAlong(line, [
            { min: 0, chainageM: 1000, offsetM },
            { min: 20, chainageM: 2000, offsetM },
          ]),
          policy,
        ).passes,
      )
    expect(beside(149)).toEqual([['walk', 1000, 2000, 0, 20]])
    expect(beside(-149)).toEqual([['walk', 1000, 2000, 0, 20]])
    expect(beside(151)).toEqual([])
  })

  it('was heard but not on the line while it was beside it', () => {
    const line = straightLine(5000)
    const fixes = fixesAlong(line, [
      { min: 0, chainageM: 1000 },
      { min: 10, chainageM: 1600 },
      { min: 20, chainageM: 1600, offsetM: 600 },
      { min: 30, chainageM: 1600 },
      { min: 40, chainageM: 2200 },
    ])
    const { passes, heard } = trackToPasses(line, fixes, policy)
    expect(heard).toHaveLength(1)
    const seen = readPasses(passes)
    expect(seen.every(([, , , from, to]) => to <= 13 || from >= 27)).toBe(true)
    expect(seen[0]).toEqual(['walk', 1000, 1600, 0, 10])
    expect(seen.at(-1)).toEqual(['walk', 1600, 2200, 30, 40])
  })
})

describe('a line that doubles back', () => {
  /** Two arms 100 m apart: east for 3 km, north, and back west. Home ground lies between them. */
  const hairpin = lineThrough([0, 0], [3000, 0], [3000, 100], [0, 100])

  it('stays on its arm though the other is often nearer', () => {
    // 35 m inside, with noise of 25 m to each side: many fixes lie nearer to the other arm.
    for (let seed = 1; seed <= 10; seed++) {
      const fixes = fixesAlong(
        hairpin,
        [
          { min: 0, chainageM: 500 },
          { min: 5, chainageM: 700, offsetM: 35 },
          { min: 35, chainageM: 2000, offsetM: 35 },
        ],
        { everyS: 30, noiseM: 25, seed },
      )
      const passes = readPasses(trackToPasses(hairpin, fixes, policy).passes)
      expect(Math.max(...passes.map(([, from, to]) => Math.max(from, to)))).toBeLessThan(2030)
      expect(Math.min(...passes.map(([, from, to]) => Math.min(from, to)))).toBeGreaterThan(470)
    }
  })

  it('goes round the bend with a team that goes round it', () => {
    const fixes = fixesAlong(hairpin, [
      { min: 0, chainageM: 2000 },
      { min: 41, chainageM: 4050 },
    ])
    expect(readPasses(trackToPasses(hairpin, fixes, policy).passes)).toEqual([['walk', 2000, 4050, 0, 41]])
  })

  it('lets a team change arms for good, in two walks and not one of two kilometres', () => {
    const fixes = fixesOf([
      ...Array.from({ length: 60 }, (_, i) => [startMs + i * 30_000, place(500 + i * 20, -120)] as const),
      ...Array.from(
        { length: 8 },
        (_, i) => [startMs + (60 + i) * 30_000, place(1700, -120 + i * 40)] as const,
      ),
      ...Array.from(
        { length: 60 },
        (_, i) => [startMs + (68 + i) * 30_000, place(1700 + i * 20, 220)] as const,
      ),
    ])
    const passes = readPasses(trackToPasses(hairpin, fixes, policy).passes)
    expect(passes[0]!.slice(0, 3)).toEqual(['walk', 500, 1700])
    expect(passes.at(-1)!.slice(0, 3)).toEqual(['walk', 4400, 3220])
    for (const [, from, to] of passes) expect(Math.abs(to - from)).toBeLessThan(1300)
  })

  it('keeps to its arm where two others are nearer for a while', () => {
    const meander = lineThrough([0, 0], [3000, 0], [3000, 60], [0, 60], [0, 120], [3000, 120])
    for (let seed = 1; seed <= 10; seed++) {
      const fixes = fixesAlong(
        meander,
        [
          { min: 0, chainageM: 500, offsetM: 10 },
          { min: 20, chainageM: 1300, offsetM: 10 },
          { min: 22, chainageM: 1380, offsetM: 75 },
          { min: 24, chainageM: 1460, offsetM: 75 },
          { min: 26, chainageM: 1540, offsetM: 10 },
          { min: 46, chainageM: 2340, offsetM: 10 },
        ],
        { everyS: 30, noiseM: 8, seed },
      )
      const passes = readPasses(trackToPasses(meander, fixes, policy).passes)
      expect(Math.max(...passes.map(([, from, to]) => Math.max(from, to)))).toBeLessThan(2360)
      expect(passes.every(([, , , , to], pass) => to === (passes[pass + 1]?.[3] ?? 46))).toBe(true)
    }
  })
})
