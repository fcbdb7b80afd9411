import { ScatterplotLayer } from '@deck.gl/layers'
import { expect, it } from 'vitest'
import { keepLayers } from '../../../client/map/keptLayers.ts'
import type { LayersAtScale } from '../../../client/map/mapScale.ts'

const scale = { zoom: 8, sizePx: 1, bearing: 0 }
const building =
  (id: string): LayersAtScale =>
  () => [new ScatterplotLayer({ id })]

it('what did not change is given again, and only what did is built anew', () => {
  const build = keepLayers()
  const teams = building('teams')
  const [first] = build([teams, building('pointed')], scale)
  const [again, pointed] = build([teams, building('pointed at another')], scale)
  expect(again).toBe(first)
  expect(pointed!.id).toBe('pointed at another')
})

it('a layer that was left out once is never given again, for deck.gl has ended it', () => {
  const build = keepLayers()
  const [badges, replayed] = [building('badges'), building('replayed')]
  const [live] = build([badges], scale)
  build([replayed], scale)
  const [back] = build([badges], scale)
  expect(back!.id).toBe('badges')
  expect(back).not.toBe(live)
})

it('everything is built anew where the map is seen otherwise', () => {
  const build = keepLayers()
  const teams = building('teams')
  const [far] = build([teams], scale)
  const [near] = build([teams], { ...scale, zoom: 12 })
  expect(near).not.toBe(far)
})
