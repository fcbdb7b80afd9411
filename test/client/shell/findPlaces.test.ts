import { describe, expect, test } from 'vitest'
import { findPlaces, readCoordinates, type SearchContent } from '../../../client/shell/findPlaces.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'

const line = compileBorderLine({
  id: 'line',
  positions: [
    [104.6, 22.9],
    [105.0, 22.9],
  ],
  homeSide: 'left',
})
const content: SearchContent = {
  lines: [line],
  lineId: 'line',
  places: [
    { kind: 'trail', id: 't17', lineId: 'line', number: 17, name: { en: 'Ox path', zh: '牛路' } },
    {
      kind: 'trail',
      id: 't170',
      lineId: 'line',
      number: 170,
      name: { en: 'Trail 17 upper', zh: '上十七号' },
    },
    { kind: 'checkpoint', id: 'c1', lineId: 'line', name: { en: 'Tianbao gate', zh: '天保卡点' } },
  ],
  markers: [{ lineId: 'line', number: '208', chainageM: 12_400 }],
}

describe('search', () => {
  test('a chainage selects its kilometre', () => {
    expect(findPlaces('k12+300', content)[0]).toMatchObject({
      kind: 'kilometre',
      selection: { kind: 'stretch', lineId: 'line', fromM: 12_000, toM: 13_000 },
    })
  })

  test('a kilometre is found by its word too, in either language and in full width', () => {
    for (const text of [
      'km 12',
      'Kilometre 12',
      '12 km',
      '12公里',
      'Ｋ１２＋３００',
      'K12 + 300',
      '里程 K12+300',
    ])
      expect(findPlaces(text, content)[0], text).toMatchObject({
        kind: 'kilometre',
        selection: { fromM: 12_000, toM: 13_000 },
      })
  })

  test('a kind and a number find that one, in either language', () => {
    for (const text of [
      'trail 17',
      'Trail 17',
      'trail no. 17',
      'trail #17',
      '便道17',
      '便道 17 号',
      '17号便道',
    ])
      expect(findPlaces(text, content)[0]?.selection, text).toEqual({ kind: 'trail', id: 't17' })
    for (const text of ['marker 208', '界碑208', '208号界碑'])
      expect(findPlaces(text, content)[0], text).toMatchObject({ kind: 'marker', text: '208' })
    expect(findPlaces('trail 18', content)).toEqual([])
  })

  test('a kind and a name find what is called so, and nothing of another kind', () => {
    for (const text of ['checkpoint tianbao', '卡点 天保'])
      expect(findPlaces(text, content)[0]?.selection, text).toEqual({ kind: 'checkpoint', id: 'c1' })
    expect(findPlaces('barrier tianbao', content)).toEqual([])
  })

  test('nothing is listed twice', () => {
    const ids = findPlaces('trail 17', content).map(({ selection }) => JSON.stringify(selection))
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a chainage beyond the line is not found', () => {
    expect(findPlaces('K900+000', content)).toEqual([])
  })

  test('the end of the line belongs to the last kilometre', () => {
    const [found] = findPlaces((line.lengthM / 1000).toFixed(6), content)
    expect(found?.selection).toMatchObject({
      fromM: Math.floor(line.lengthM / 1000) * 1000,
      toM: line.lengthM,
    })
  })

  test('a marker is found by its number and shows its kilometre', () => {
    const marker = findPlaces('208', content).find(({ kind }) => kind === 'marker')
    expect(marker).toMatchObject({ text: '208', selection: { fromM: 12_000, toM: 13_000 } })
  })

  test('a trail with exactly this number comes before names that hold it', () => {
    const trails = findPlaces('17', content).filter(({ kind }) => kind === 'trail')
    expect(trails.map(({ selection }) => ('id' in selection ? selection.id : ''))).toEqual(['t17', 't170'])
  })

  test('names are found in both languages, in any case', () => {
    expect(findPlaces('TIANBAO', content)[0]?.selection).toEqual({ kind: 'checkpoint', id: 'c1' })
    expect(findPlaces('天保', content)[0]?.selection).toEqual({ kind: 'checkpoint', id: 'c1' })
  })

  test('coordinates are understood in either order, the nearer reading wins', () => {
    for (const text of ['104.8, 22.91', '22.91 104.8', '22.91，104.8'.replace('，', ',')]) {
      const found = findPlaces(text, content).find(({ kind }) => kind === 'coordinates')
      expect(found?.selection).toMatchObject({ kind: 'stretch', fromM: 20_000 })
    }
  })

  test('coordinates far from every line are not meant', () => {
    expect(findPlaces('10.5, 48.2', content)).toEqual([])
  })

  test('numbers out of range are no coordinates', () => {
    expect(readCoordinates('200, 300')).toEqual([])
  })
})
