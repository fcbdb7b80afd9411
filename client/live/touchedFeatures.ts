import type { HeardAct, HeardChange } from './heardAct.ts'

type Act = Pick<HeardAct, 'kinds' | 'changes' | 'more'>

/** A feature's id, `'all'`, or undefined for none. */
type Touched = string | undefined

interface CollectionRule {
  /** The kind whose records are its features. */
  readonly own: string
  /** Other kinds that its features are derived from, and the feature that a change of one touches. */
  readonly from?: Readonly<Record<string, (change: HeardChange) => Touched>>
}

const all = () => 'all' as const

/** What the features of each collection rest on. */
const rules: Readonly<Record<string, CollectionRule>> = {
  // Markers are calibrated together: one moves the posted chainage of all.
  markers: { own: 'marker', from: { marker: all, 'border-line': all } },
  ports: { own: 'port' },
  'trade-points': { own: 'trade-point' },
  trails: { own: 'trail', from: { 'trail-event': ({ record }) => textOf(record, 'trailId') ?? 'all' } },
  checkpoints: { own: 'checkpoint', from: { shift: placeOfNewShift, person: all } },
  barriers: { own: 'barrier', from: { policy: all, 'border-line': all } },
  devices: { own: 'device' },
  stretches: { own: 'stretch', from: { 'border-line': all } },
}

/** What an act did to a feature: it has to be asked for, or there is none any more. */
export type Touch = 'changed' | 'gone'

/** The features of a collection that an act touches by their ids, or all where it cannot be told which. */
export function touchedFeatures(collectionId: string, act: Act): ReadonlyMap<string, Touch> | 'all' {
  const rule = rules[collectionId]
  if (rule === undefined) return 'all'
  const kinds = new Set([rule.own, ...Object.keys(rule.from ?? {})])
  const touches = new Map<string, Touch>()
  if (!act.kinds.some((kind) => kinds.has(kind))) return touches
  if (act.more > 0) return 'all'
  for (const change of act.changes) {
    if (!kinds.has(change.kind)) continue
    const touched = rule.from?.[change.kind]?.(change) ?? (change.kind === rule.own ? change.id : undefined)
    if (touched === 'all') return 'all'
    if (touched !== undefined && touches.get(touched) !== 'gone')
      touches.set(touched, change.kind === rule.own && change.record === null ? 'gone' : 'changed')
  }
  return touches
}

/** A shift that was changed or ended may have been at another place before. */
function placeOfNewShift({ record, version }: HeardChange): Touched {
  if (version !== 1) return 'all'
  const place = typeof record === 'object' && record !== null && 'place' in record ? record.place : undefined
  return textOf(place, 'kind') === 'checkpoint' ? textOf(place, 'id') : undefined
}

function textOf(record: unknown, field: string): string | undefined {
  const value: unknown =
    typeof record === 'object' && record !== null
      ? (record as Readonly<Record<string, unknown>>)[field]
      : undefined
  return typeof value === 'string' ? value : undefined
}
