import { describe, expect, it } from 'vitest'
import { compassSide } from '../../../client/plan/compassSide.ts'
import { placeMarks, type FindingMark } from '../../../client/plan/findingMarks.ts'
import { screenPixelOf } from '../../../client/map/mercator.ts'
import { overlaps } from '../../../client/map/takenRoom.ts'
import { textRoom } from '../../../client/map/textRoom.ts'
import type { Position } from '../../../geo/units.ts'

const scale = { zoom: 14, sizePx: 1, bearing: 30 }

const mark = (where: readonly Position[], text = 'Off home ground'): FindingMark => ({
  rule: 'off-home-ground',
  severity: 'error',
  where,
  text,
})

describe('the marks of findings on the map', () => {
  it('stand where the findings are, a path at its middle', () => {
    const [one] = placeMarks(
      [
        mark([
          [105, 23],
          [105.01, 23],
          [105.02, 23],
        ]),
      ],
      scale,
    )
    expect(one?.at).toEqual([105.01, 23])
  })

  it('name an open trail past an end at the trail', () => {
    const wayRound: FindingMark = {
      rule: 'way-round',
      severity: 'warning',
      where: [
        [105, 23],
        [105.01, 23.01],
      ],
      text: 'Trail 88',
    }
    expect(placeMarks([wayRound], scale)[0]?.at).toEqual([105.01, 23.01])
  })

  it('are never written over each other, and keep their sign where there is no room for a name', () => {
    const crowd = Array.from({ length: 40 }, (_, index) => mark([[105 + index * 0.0003, 23]]))
    const placed = placeMarks(crowd, scale)
    expect(placed).toHaveLength(40)
    const boxes = placed.flatMap(({ text, textAt }) => {
      if (textAt === undefined) return []
      const [x, y] = screenPixelOf(textAt, scale)
      return [{ x, y, ...textRoom(text, 12.5) }]
    })
    expect(boxes.length).toBeGreaterThan(1)
    expect(boxes.length).toBeLessThan(40)
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false)
  })
})

describe('the side of an end', () => {
  it('is told by the compass', () => {
    const from: Position = [105, 23]
    expect(compassSide(from, [105, 23.1])).toBe('n')
    expect(compassSide(from, [105.1, 23])).toBe('e')
    expect(compassSide(from, [104.9, 22.908])).toBe('sw')
    expect(compassSide(from, [104.9, 23.092])).toBe('nw')
  })
})
