import { IconLayer, PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers'
import { describe, expect, test } from 'vitest'
import { drawnRoom } from '../../../client/map/drawnRoom.ts'
import { screenPixelOf } from '../../../client/map/mercator.ts'

const scale = { zoom: 10, bearing: 30, sizePx: 1 }
const getPosition = ({ position }: { position: [number, number] }) => position
const rows = [{ position: [104, 23] as [number, number] }]

describe('the room that drawn things take from names of the base map', () => {
  test('of a symbol over its casing is one square as large as the casing', () => {
    const icons = (id: string, getSize: number) =>
      new IconLayer({ id, data: rows, getPosition, getSize, getIcon: () => 'square' })
    const squares = drawnRoom([icons('casing', 23), icons('symbol', 18)], scale)
    expect(squares.map(({ sizePx }) => sizePx)).toEqual([23])
  })

  test('of a dot is nothing, for it hides nothing and moves', () => {
    const dot = new IconLayer({ id: 'dot', data: rows, getPosition, getSize: 7.5, getIcon: () => 'disc' })
    expect(drawnRoom([dot], scale)).toEqual([])
  })

  test('of a disc is its diameter, of a ring or a stroke nothing', () => {
    const disc = new ScatterplotLayer({ id: 'disc', data: rows, getPosition, getRadius: 11 })
    const ring = new ScatterplotLayer({ id: 'ring', data: rows, getPosition, getRadius: 30, filled: false })
    const stroke = new PathLayer({
      id: 'stroke',
      data: rows,
      getPath: () => [
        [104, 23],
        [105, 23],
      ],
    })
    expect(drawnRoom([disc, ring, stroke], scale).map(({ sizePx }) => sizePx)).toEqual([22])
  })

  test('of a line of text covers it from end to end along the screen, however the map is turned', () => {
    const text = new TextLayer({
      id: 'text',
      data: rows,
      getPosition,
      getText: () => '麻栗坡县',
      getSize: 20,
    })
    const [middleX, middleY] = screenPixelOf(rows[0]!.position, scale)
    const squares = drawnRoom([text], scale).map(({ position, sizePx }) => {
      const [x, y] = screenPixelOf(position, scale)
      return { fromX: x - middleX - sizePx / 2, toX: x - middleX + sizePx / 2, y: y - middleY }
    })
    const inOrder = squares.toSorted((one, other) => one.fromX - other.fromX)
    expect(inOrder.length).toBeGreaterThan(1)
    // Places are rounded to two pixels.
    expect(Math.abs(inOrder[0]!.fromX + 40)).toBeLessThan(2)
    expect(Math.abs(inOrder.at(-1)!.toX - 40)).toBeLessThan(2)
    for (const { y } of inOrder) expect(Math.abs(y)).toBeLessThan(2)
    inOrder.slice(1).forEach(({ fromX }, index) => {
      expect(fromX - inOrder[index]!.toX).toBeLessThanOrEqual(2)
    })
  })
})
