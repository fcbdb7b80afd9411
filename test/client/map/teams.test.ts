import { describe, expect, test } from 'vitest'
import type { MapInk } from '../../../client/map/mapInk.ts'
import { freshnessOf, teamSymbols, type TeamMapRow } from '../../../client/map/teamLayer.ts'
import { trackLayers } from '../../../client/map/trackLayer.ts'
import type { Position } from '../../../geo/units.ts'

const inkAt = (zoom: number): MapInk => ({ shade: 'light', scale: { zoom, bearing: 0, sizePx: 1 } })

describe('a track on the map', () => {
  test('is whole where it was heard and broken where nobody can fill the silence', () => {
    const path = (fromLon: number, toLon: number): Position[] => [
      [fromLon, 23],
      [toLon, 23],
    ]
    const layers = trackLayers(
      {
        segments: [
          { source: 'tracker', from: '', to: '', path: path(104, 104.01) },
          { source: 'tracker', from: '', to: '', path: path(104.02, 104.03) },
        ],
        holes: [{ source: 'tracker', from: '', to: '', path: path(104.01, 104.02) }],
      } as Parameters<typeof trackLayers>[0],
      inkAt(13),
    )
    const rowsOf = (wanted: string) => layers.find(({ id }) => id === wanted)?.props.data as unknown[]
    expect(rowsOf('track')).toHaveLength(2)
    expect(rowsOf('track-holes').length).toBeGreaterThan(3)
  })
})

describe('teams on the map', () => {
  test('are fresh as long as silence is bridged, then old, and lost after half an hour', () => {
    expect([-20, 0, 300, 301, 1800, 1801].map(freshnessOf)).toEqual([
      'fresh',
      'fresh',
      'fresh',
      'old',
      'old',
      'lost',
    ])
  })

  const team: TeamMapRow = {
    picked: { kind: 'team', id: 'one' },
    name: { en: 'One', zh: '一' },
    position: [104, 23],
    freshness: 'fresh',
    age: '0 min',
  }

  test('are left out where a kilometre is a hair', () => {
    expect(teamSymbols([team], [], inkAt(6)).rows).toEqual([])
    expect(teamSymbols([team], [], inkAt(12)).rows).toHaveLength(1)
  })
})
