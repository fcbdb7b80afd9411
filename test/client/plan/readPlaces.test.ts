import { describe, expect, it } from 'vitest'
import { readPlace, readPlaces, type PlaceGround } from '../../../client/plan/readPlaces.ts'
import { distanceM, locate } from '../../../geo/chainage.ts'
import { beside, line } from './straightLine.ts'

const ground: PlaceGround = { line, offsetM: 40, markers: [{ number: '208', chainageM: 3000 }] }

function expectPlace(text: string, chainageM: number, offsetM: number): void {
  const read = readPlace(text, ground)
  if (typeof read === 'string') throw new Error(`${text} was read as ${read}`)
  expect(distanceM(read, beside([chainageM, offsetM])[0]!), text).toBeLessThan(0.01)
}

describe('a typed place', () => {
  it('is a chainage with its offset, in both languages', () => {
    for (const text of [
      'K2+300 offset 25 m',
      'k2+300 offset 25',
      'K2+300 25 m',
      'K2+300, 25',
      'K2.3 off 25',
      '2+300 offset 25 m',
      'K2+300 距线 25 米',
      'K2+300距线25米',
      'Ｋ２＋３００　偏移　２５米',
      'K2+300，25米',
    ])
      expectPlace(text, 2300, 25)
    expectPlace('K2+300.5 offset 12.5 m', 2300.5, 12.5)
  })

  it('takes the offset of the tool where none is typed, and one beyond the line where it is negative', () => {
    expectPlace('K2+300', 2300, 40)
    expectPlace('K2+300 offset -15 m', 2300, -15)
  })

  it('is so far past a boundary marker', () => {
    expectPlace('marker 208 + 300 m', 3300, 40)
    expectPlace('marker 208 offset 60 m', 3000, 60)
    expectPlace('界碑 208 号 +300 米', 3300, 40)
    expectPlace('界碑208号+300米 距线 60 米', 3300, 60)
    expect(readPlace('marker 209', ground)).toBe('no-marker')
  })

  it('is a pair of coordinates in either order, in decimals or degrees, minutes and seconds', () => {
    for (const text of [
      '105.05, 23.001',
      '23.001 105.05',
      'N23.001 E105.05',
      '105.05E, 23.001N',
      `23°00'03.6"N 105°03'00"E`,
      `23°0′3.6″N，105°3′0″E`,
      '东经105.05 北纬23.001',
      '北纬23度0分3.6秒 东经105度3分0秒',
    ]) {
      const read = readPlace(text, ground)
      if (typeof read === 'string') throw new Error(`${text} was read as ${read}`)
      expect(distanceM(read, [105.05, 23.001]), text).toBeLessThan(0.01)
    }
  })

  it('is refused with its reason', () => {
    expect(readPlace('by the old tree', ground)).toBe('unreadable')
    expect(readPlace('K99+000', ground)).toBe('beyond-line')
    expect(readPlace('12.0, 55.0', ground)).toBe('far-away')
    expect(readPlace('K1+000 offset 4000000 m', ground)).toBe('far-away')
    expect(readPlace('105.05N 23.001N', ground)).toBe('unreadable')
  })
})

describe('a typed list', () => {
  it('is one path for each block of rows', () => {
    const { paths, errors } = readPlaces('K1+000\nK1+500 offset 60\n\nK3+000\nK3+200\n', ground)
    expect(errors).toEqual([])
    expect(paths.map((path) => path.length)).toEqual([2, 2])
  })

  it('follows the line between two chainages at the offset', () => {
    for (const text of ['K1+000 – K3+000 offset 60 m', 'K1+000 to K3+000 60', 'K1+000至K3+000 距线60米']) {
      const { paths, errors } = readPlaces(text, ground)
      expect(errors, text).toEqual([])
      const ends = [paths[0]![0]!, paths[0]!.at(-1)!].map((position) => locate(line, position))
      expect(ends.map(({ chainageM }) => Math.round(chainageM))).toEqual([1000, 3000])
      for (const { offsetM } of ends) expect(Math.abs(offsetM - 60)).toBeLessThan(0.1)
    }
  })

  it('names the row that cannot be read and keeps the others', () => {
    const { paths, errors } = readPlaces('K1+000\nK1+x\nK2+000', ground)
    expect(errors).toEqual([{ row: 2, text: 'K1+x', error: 'unreadable' }])
    expect(paths[0]).toHaveLength(2)
  })
})
