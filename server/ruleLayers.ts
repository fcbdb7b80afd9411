import { z } from 'zod'
import { ruleLayer } from '../data/model/ruleLayer.ts'
import { inputShape } from './checkInput.ts'
import { largeBodyBytes } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'
import { readRuleLayer } from './readRuleLayer.ts'
import { recordEndpoints, recordList } from './recordEndpoints.ts'

export const listRuleLayers = recordList({
  kind: 'rule-layer',
  summary: "The county's own areas and lines that barriers are judged by",
  tag: 'rules',
})

const input = inputShape(ruleLayer, ['features']).extend({
  /** A feature collection; left out, a layer that is changed keeps its features. */
  geojson: z.unknown().optional(),
})

export const ruleLayerWrites = recordEndpoints({
  kind: 'rule-layer',
  noun: 'a layer of areas or lines that barriers are judged by, from GeoJSON',
  tag: 'rules',
  input,
  mostBodyBytes: largeBodyBytes,
  acts: { created: 'rule-layer-loaded', changed: 'rule-layer-changed', removed: 'rule-layer-removed' },
  prepare(_, { geojson, ...named }, before) {
    if (named.widthM !== null && named.kind !== 'boundary-river')
      throw fieldInvalid('widthM', 'only a boundary river has a width', '只有界河可以设定宽度')
    if (geojson !== undefined)
      return Promise.resolve({ ...named, features: readRuleLayer(geojson, named.kind) })
    if (before === undefined)
      throw fieldInvalid('geojson', 'a layer is loaded from a GeoJSON file', '图层须由 GeoJSON 文件载入')
    if (before.kind !== named.kind)
      throw fieldInvalid(
        'kind',
        'a layer of another kind is loaded from its own file',
        '其他类别的图层须另行载入',
      )
    return Promise.resolve({ ...named, features: before.features })
  },
})
