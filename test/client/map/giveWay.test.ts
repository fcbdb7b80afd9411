import { IconLayer } from '@deck.gl/layers'
import { GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl'
import { expect, test } from 'vitest'
import { startGivingWay } from '../../../client/map/giveWay.ts'

const scale = { zoom: 10, bearing: 0, sizePx: 1 }
const symbolAt = (lon: number, color: [number, number, number] = [0, 0, 0]) => [
  new IconLayer({
    id: 'symbols',
    data: [{}],
    getPosition: [lon, 23],
    getSize: 18,
    getColor: color,
    getIcon: () => 'square',
  }),
]

/** A map of which only its source of drawn things and its event of a new style are there. */
function mapWithSource() {
  const told: GeoJSON.FeatureCollection[] = []
  const source = Object.assign(Object.create(GeoJSONSource.prototype) as GeoJSONSource, {
    setData: (data: GeoJSON.FeatureCollection) => {
      told.push(data)
      return Promise.resolve()
    },
  })
  let loaded: (() => void) | undefined
  let isThere = false
  const map = {
    getSource: () => (isThere ? source : undefined),
    on: (_event: string, listener: () => void) => {
      loaded = listener
    },
  } as unknown as MapLibreMap
  const loadStyle = () => {
    isThere = true
    loaded?.()
  }
  return { map, told, loadStyle }
}

test('the base map is told what is drawn once its style is there, and again with another style', () => {
  const { map, told, loadStyle } = mapWithSource()
  const giveWay = startGivingWay(map)
  giveWay.to(symbolAt(104), scale)
  expect(told).toHaveLength(0)
  loadStyle()
  giveWay.again()
  expect(told.map(({ features }) => features.map(({ properties }) => properties))).toEqual([
    [{ sizePx: 18 }],
    [{ sizePx: 18 }],
  ])
})

test('layers built anew with everything where it was tell it nothing', () => {
  const { map, told, loadStyle } = mapWithSource()
  const giveWay = startGivingWay(map)
  loadStyle()
  told.length = 0
  giveWay.to(symbolAt(104), scale)
  giveWay.to(symbolAt(104, [255, 0, 0]), scale)
  expect(told).toHaveLength(1)
  giveWay.to(symbolAt(104.1), scale)
  expect(told).toHaveLength(2)
})
