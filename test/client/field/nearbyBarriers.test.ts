import { describe, expect, it } from 'vitest'
import type { FeatureOf } from '../../../client/api/collections.ts'
import { nearbyBarriers } from '../../../client/field/nearbyBarriers.ts'
import { beside, line } from '../plan/straightLine.ts'

const nowMs = Date.parse('2026-07-01T00:00:00Z')
const wholeLine = [{ lineId: line.id, fromM: 0, toM: line.lengthM }]

/** A fence 40 m inside the line, between two chainages. */
const fence = (id: string, fromM: number, toM: number, status: 'complete' | 'draft' = 'complete') =>
  ({
    id,
    geometry: { type: 'MultiLineString', coordinates: [] },
    properties: {
      lineId: line.id,
      name: { en: id, zh: id },
      type: 'fence',
      parts: [
        {
          path: beside([fromM, 40], [(fromM + toM) / 2, 40], [toM, 40]).map(([lon, lat]) => [lon, lat]),
          difficulty: 'ordinary',
          statuses: [{ status, from: '2026-01-01T00:00:00.000Z' }],
        },
      ],
    },
  }) as unknown as FeatureOf<'barriers'>

const places = (barriers: readonly FeatureOf<'barriers'>[], here?: readonly [number, number]) =>
  nearbyBarriers(barriers, [line], wholeLine, here, nowMs).map(({ barrier, atM, awayM }) => ({
    id: barrier.id,
    atM: Math.round(atM),
    awayM: awayM === null ? null : Math.round(awayM),
  }))

describe('barriers near an officer', () => {
  it('stand nearest first, each at the chainage of its place nearest to the phone', () => {
    const [here] = beside([2900, 140])
    expect(places([fence('far', 6000, 7000), fence('near', 1000, 3000)], here)).toEqual([
      { id: 'near', atM: 2900, awayM: 100 },
      { id: 'far', atM: 6000, awayM: 3102 },
    ])
  })

  it('stand by chainage between their ends while nobody knows where the phone is', () => {
    expect(places([fence('second', 6000, 7000), fence('first', 1000, 3000)])).toEqual([
      { id: 'first', atM: 2000, awayM: null },
      { id: 'second', atM: 6500, awayM: null },
    ])
  })

  it('are those alone that stand', () => {
    expect(places([fence('drawn', 1000, 2000, 'draft')])).toEqual([])
  })
})
