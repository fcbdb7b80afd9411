import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinedBasemap } from '../../server/basemap.ts'
import { root } from './startApp.ts'

interface Region {
  bbox: unknown
  home: { coordinates: unknown[] }
  rivers: unknown[]
  water: { coordinates: unknown[] }
  labels: { name: { en: string } }[]
  attribution: string[]
}

const source = (stem: string) =>
  JSON.parse(readFileSync(join(root, 'data/demo/source', `${stem}.basemap.json`), 'utf8')) as Region

describe('the built-in basemap', () => {
  const [malipo, baoshan] = [source('malipo'), source('baoshan')]

  it('of one region is that region as it is', () => {
    expect(joinedBasemap([malipo])).toEqual(malipo)
  })

  it('of several has their rivers, waters and labels, and neither side as an island', () => {
    const joined = joinedBasemap([malipo, baoshan]) as Region
    expect(joined.rivers).toHaveLength(malipo.rivers.length + baoshan.rivers.length)
    expect(joined.water.coordinates).toHaveLength(
      malipo.water.coordinates.length + baoshan.water.coordinates.length,
    )
    expect(joined.labels.map(({ name }) => name.en)).toEqual(['China', 'Viet Nam', 'Myanmar'])
    expect(joined.home.coordinates).toEqual([])
    expect(joined.attribution).toEqual(malipo.attribution)
  })

  it('of no region is empty', () => {
    expect(joinedBasemap([])).toMatchObject({ bbox: null, attribution: [], rivers: [], labels: [] })
  })
})
