import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileBorderLine } from '../../geo/borderLine.ts'
import { locate, positionAt } from '../../geo/chainage.ts'
import { lineMoveBetween, movedChainage, type SurveyedLine } from '../../geo/lineMove.ts'
import { refusal } from './refusal.ts'
import { hasSharedData, malipoPositions } from './sharedData.ts'

const surveyed = (lengthM: number, chainages: Record<string, number>): SurveyedLine => ({
  lengthM,
  markers: Object.entries(chainages).map(([number, chainageM]) => ({ number, chainageM })),
})

/** Two surveys of a line with the same markers, a few hundred metres and more apart. */
const surveys = fc
  .array(
    fc.tuple(
      fc.double({ min: 100, max: 5000, noNaN: true }),
      fc.double({ min: 100, max: 5000, noNaN: true }),
    ),
    {
      minLength: 2,
      maxLength: 30,
    },
  )
  .map((pieces) => {
    const [before, after]: [Record<string, number>, Record<string, number>] = [{}, {}]
    let [beforeM, afterM] = [0, 0]
    for (const [index, [beforePiece, afterPiece]] of pieces.entries()) {
      beforeM += beforePiece
      afterM += afterPiece
      if (index < pieces.length - 1) [before[`n${index}`], after[`n${index}`]] = [beforeM, afterM]
    }
    return { before: surveyed(beforeM, before), after: surveyed(afterM, after) }
  })

describe('what lay on a line, on another survey of it', () => {
  it('is where its markers put it, and between two of them in proportion', () => {
    const move = lineMoveBetween(
      surveyed(10_000, { '1': 0, '2': 4000, '3': 10_000, only: 5000 }),
      surveyed(10_600, { '1': 3, '2': 4400, '3': 10_580, new: 7000 }),
    )
    expect([0, 1000, 4000, 7000, 10_000].map((chainageM) => movedChainage(move, chainageM))).toEqual([
      0, 1100, 4400, 7500, 10_600,
    ])
    expect([move.onlyBefore, move.onlyAfter]).toEqual([['only'], ['new']])
    expect(move.anchors.map(({ number }) => number)).toEqual([null, '2', null])
  })

  it('leaves what a line was carried on by to nobody', () => {
    const move = lineMoveBetween(
      surveyed(10_000, { '1': 0, '2': 9000 }),
      surveyed(15_000, { '1': 5000, '2': 14_000 }),
    )
    expect(movedChainage(move, 0)).toBe(5000)
    expect(movedChainage(move, 10_000)).toBe(15_000)
  })

  it('keeps every marker, the order of places, and stretches that meet', () => {
    fc.assert(
      fc.property(
        surveys,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ before, after }, shares) => {
          const move = lineMoveBetween(before, after)
          for (const [index, { chainageM }] of before.markers.entries())
            expect(movedChainage(move, chainageM)).toBeCloseTo(after.markers[index]!.chainageM, 6)
          const edges = [
            0,
            ...shares.map((share) => share * before.lengthM).sort((a, b) => a - b),
            before.lengthM,
          ]
          const moved = edges.map((edge) => movedChainage(move, edge))
          expect([moved[0], moved.at(-1)]).toEqual([0, after.lengthM])
          for (const [index, edge] of edges.entries())
            if (index > 0 && edge > edges[index - 1]!)
              expect(moved[index]!).toBeGreaterThanOrEqual(moved[index - 1]!)
        },
      ),
    )
  })

  it('comes back where the surveys change places', () => {
    fc.assert(
      fc.property(surveys, fc.double({ min: 0, max: 1, noNaN: true }), ({ before, after }, share) => {
        const chainageM = share * before.lengthM
        const there = movedChainage(lineMoveBetween(before, after), chainageM)
        expect(movedChainage(lineMoveBetween(after, before), there)).toBeCloseTo(chainageM, 5)
      }),
    )
  })

  it('is not guessed where no marker stands on both', () => {
    const error = refusal(() => lineMoveBetween(surveyed(1000, { '1': 500 }), surveyed(1000, { '2': 500 })))
    expect([error.code, error.field]).toEqual(['markers-missing', 'markers'])
  })

  it.each([
    ['two that changed places', { a: 2000, b: 3000 }, { a: 3000, b: 2000 }, /marker a .* marker b/],
    [
      'a new line that begins only at a marker',
      { a: 2000, b: 3000 },
      { a: 0, b: 3000 },
      /the beginning .* marker a/,
    ],
  ])('is refused with %s, which it names', (_, before, after, sentence) => {
    const error = refusal(() => lineMoveBetween(surveyed(5000, before), surveyed(5000, after)))
    expect(error.code).toBe('markers-differ')
    expect(error.message).toMatch(sentence)
  })
})

describe.skipIf(!hasSharedData())('the line of Malipo, surveyed with a third of its points', () => {
  it('finds places within some metres of where they are on the map', () => {
    const positions = malipoPositions()
    const coarse = positions.filter((_, index) => index % 3 === 0 || index === positions.length - 1)
    const [fine, rough] = [positions, coarse].map((path) =>
      compileBorderLine({ id: 'malipo', positions: path, homeSide: 'left' }),
    )
    const numbers = Array.from({ length: Math.floor(fine!.lengthM / 1000) }, (_, index) => index + 1)
    const survey = (line: typeof fine): SurveyedLine => ({
      lengthM: line!.lengthM,
      markers: numbers.map((number) => ({
        number: String(number),
        chainageM: locate(line!, positionAt(fine!, number * 1000)).chainageM,
      })),
    })
    const move = lineMoveBetween(survey(fine), survey(rough))
    expect(fine!.lengthM - rough!.lengthM).toBeGreaterThan(500)
    const apartM = numbers.map((number) => {
      const chainageM = number * 1000 - 500
      return Math.abs(movedChainage(move, chainageM) - locate(rough!, positionAt(fine!, chainageM)).chainageM)
    })
    apartM.sort((a, b) => a - b)
    expect(apartM[Math.floor(apartM.length * 0.9)]).toBeLessThan(60)
  })
})
