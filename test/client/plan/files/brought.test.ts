import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLikelyMeant, tryBringLines } from '../../../../client/plan/files/broughtLine.ts'
import { fileNameOf, noteOf } from '../../../../client/plan/files/fileName.ts'
import { readDrawnFile } from '../../../../client/plan/files/readDrawnFile.ts'
import { guessReading } from '../../../../client/plan/files/reading.ts'
import { thinned } from '../../../../client/plan/files/thinned.ts'
import { withBrought } from '../../../../client/plan/files/withBrought.ts'
import { writeDxf } from '../../../../client/plan/files/writeDxf.ts'
import { emptyDraft, noDraft, stepDraft } from '../../../../client/plan/workingDraft.ts'
import { gridZone } from '../../../../geo/gaussKruger.ts'
import { distanceM, positionTowards } from '../../../../geo/geodesic.ts'
import type { Position } from '../../../../geo/units.ts'
import { beside, line } from '../straightLine.ts'
import { taken } from './fileOf.ts'

const file = readDrawnFile(new TextEncoder().encode(writeDxf(taken)))

describe('lines from a file', () => {
  it('are told with their length, their stretch and how far from the line they lie', () => {
    const [first, second] = tryBringLines(file, guessReading(file, line), 0, line) ?? []
    expect(first!.lengthM).toBeCloseTo(taken.parts[0]!.lengthM, 2)
    expect(first!.stretch.fromM).toBeCloseTo(1000, 1)
    expect(first!.stretch.toM).toBeCloseTo(2300.4, 1)
    expect([first!.nearestM, first!.farthestM].map(Math.round)).toEqual([38, 42])
    expect(isLikelyMeant(second!)).toBe(true)
  })

  it('that would lie three degrees away by another zone are not taken for this line', () => {
    const zone = gridZone(36)
    expect(tryBringLines(file, { kind: 'grid', zone, zoned: true, swapped: false }, 0, line)).toBeUndefined()
    const elsewhere = file.lines.map((found) => ({
      ...found,
      points: found.points.map(([x, y]): [number, number] => [x - 35e6, y]),
    }))
    const [far] =
      tryBringLines(
        { ...file, lines: elsewhere },
        { kind: 'grid', zone, zoned: false, swapped: false },
        0,
        line,
      ) ?? []
    expect(isLikelyMeant(far!)).toBe(false)
  })

  it('become parts of the draft in one step, which is called after them only if it has no name', () => {
    const draft = emptyDraft(line.id)
    const paths = [beside([100, 10], [200, 10]), beside([300, 10], [400, 10])]
    const opened = stepDraft(noDraft, { kind: 'opened', draft, saved: null })
    const brought = stepDraft(opened, { kind: 'changed', draft: withBrought(draft, paths, 'ridge') })
    expect(brought.present?.parts.map(({ path }) => path)).toEqual(paths)
    expect(brought.present?.name).toEqual({ en: 'ridge', zh: 'ridge' })
    expect(stepDraft(brought, { kind: 'undone' }).present).toEqual(draft)
    const named = { ...draft, name: { en: 'Gully', zh: '' } }
    expect(withBrought(named, paths, 'ridge').name).toEqual(named.name)
  })
})

describe('a path that is thinned', () => {
  const anyPath = fc
    .array(
      fc.tuple(fc.double({ min: 0, max: 360, noNaN: true }), fc.double({ min: 1, max: 80, noNaN: true })),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((steps) => {
      const path: Position[] = [[105, 23]]
      for (const [azimuth, lengthM] of steps) path.push(positionTowards(path.at(-1)!, azimuth, lengthM))
      return path
    })

  it('keeps its ends, and passes every corner left out as near as asked', () => {
    fc.assert(
      fc.property(anyPath, fc.double({ min: 0.1, max: 30, noNaN: true }), (path, withinM) => {
        const kept = thinned(path, withinM)
        expect(kept[0]).toEqual(path[0])
        expect(kept.at(-1)).toEqual(path.at(-1))
        for (const corner of path) expect(awayM(corner, kept)).toBeLessThan(withinM + 0.01)
      }),
    )
  })

  it('keeps every corner where none may be left out', () => {
    const path = beside([0, 10], [100, 11], [200, 10])
    expect(thinned(path, 0)).toEqual(path)
    expect(thinned(path, 0.5)).toHaveLength(3)
    expect(thinned(path, 2)).toHaveLength(2)
  })
})

/** By halving, so that it shares nothing with what it judges. */
function awayM(from: Position, path: readonly Position[]): number {
  return Math.min(
    ...path.slice(1).map((to, index) => {
      let [low, high] = [path[index]!, to]
      for (let halving = 0; halving < 40; halving++) {
        const middle: Position = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2]
        if (distanceM(from, low) < distanceM(from, high)) high = middle
        else low = middle
      }
      return distanceM(from, low)
    }),
  )
}

describe('what is taken along', () => {
  it('has a name that every file system takes, and fits into the audit', () => {
    expect(fileNameOf('East/West: "ridge"?', 'gpx')).toBe('East West ridge.gpx')
    expect(noteOf('山脊', 'DXF')).toBe('山脊 (DXF)')
    for (const letter of ['x', '𠮷']) {
      const note = noteOf(letter.repeat(200), 'GeoJSON')
      expect(note.length).toBeLessThanOrEqual(80)
      expect(() => encodeURIComponent(note)).not.toThrow()
    }
  })
})
