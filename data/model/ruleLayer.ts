import { z } from 'zod'
import { ruleLayerId } from './ids.ts'
import { name, path, position, synthetic } from './values.ts'

/** What a layer says of a barrier that meets it. */
export const ruleLayerKind = z.enum([
  'protected-farmland',
  'protected-nature',
  'boundary-river',
  'fields',
  'road',
])
export type RuleLayerKind = z.infer<typeof ruleLayerKind>

const ring = z.array(position).min(4).max(50_000)

/** An area or a line of a layer, and what the county knows of it. */
export const ruleFeature = z.object({
  /** What it is called on the map and in findings; empty where the file does not say. */
  name: z.string().max(200).default(''),
  /** Areas, each an outer ring and its holes; closed. */
  polygons: z.array(z.array(ring).min(1).max(1000)).max(1000).default([]),
  paths: z.array(path).max(1000).default([]),
  /** Of fields: how many households work them; null where nobody counted. */
  households: z.number().int().min(0).max(100_000).nullable().default(null),
  /** Of fields: the gate that their households are given; null where none is foreseen. */
  gateType: z.string().trim().min(1).max(100).nullable().default(null),
  /** Of fields: when it is asked again whether the gate is what they need. */
  reviewDate: z.iso.date().nullable().default(null),
})
export type RuleFeature = z.infer<typeof ruleFeature>

/** A county's own areas and lines that barriers are judged by. */
export const ruleLayer = z.object({
  id: ruleLayerId,
  name,
  kind: ruleLayerKind,
  /** Where it comes from and as of when. */
  source: z.string().trim().max(500).default(''),
  /** Of boundary rivers that are given as lines: how wide they are from bank to bank; null where nobody said. */
  widthM: z.number().min(1).max(20_000).nullable().default(null),
  features: z.array(ruleFeature).min(1).max(10_000),
  synthetic,
})
export type RuleLayer = z.infer<typeof ruleLayer>
