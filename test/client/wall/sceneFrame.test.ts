import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frameLine } from '../../../client/map/frameLine.ts'
import { sceneFrame } from '../../../client/wall/sceneFrame.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import { distanceM, positionAt } from '../../../geo/chainage.ts'

/** Zigzag: the ground to either side of a place lies anywhere. */
const line = compileBorderLine({
  id: 'line',
  positions: [
    [104, 23],
    [104.03, 23.02],
    [104.02, 23.05],
    [104.08, 23.03],
    [104.1, 23.09],
    [104.2, 23.02],
  ],
  homeSide: 'left',
})
const panel = { widthPx: 1300, heightPx: 520, paddingPx: 70, turn: true, maxZoom: 13 }
const middleOf = ({ positions }: ReturnType<typeof sceneFrame>) => frameLine(positions, panel).center

it('a gap is in the middle of the picture, however the line bends round it', () => {
  fc.assert(
    fc.property(
      fc.nat(Math.floor(line.lengthM - 3000)),
      fc.integer({ min: 200, max: 3000 }),
      (fromM, lengthM) => {
        const stretch = { lineId: 'line', fromM, toM: fromM + lengthM }
        const frame = sceneFrame([line], [stretch], { centred: true, unitPx: 1 })
        const gapMiddle = positionAt(line, fromM + lengthM / 2)
        // A pixel is some 20 m there.
        expect(distanceM(middleOf(frame), gapMiddle)).toBeLessThan(20)
      },
    ),
  )
})

it('without a stretch, or with one of a line that is gone, all lines are looked at', () => {
  const how = { centred: false, unitPx: 1 }
  const whole = sceneFrame([line], [], how)
  expect(whole.positions).toEqual(line.positions)
  expect(sceneFrame([line], [{ lineId: 'gone', fromM: 0, toM: 9 }], how)).toEqual(whole)
})
