import { useQuery } from '@tanstack/react-query'
import { trailSurroundings, type TrailSurroundings } from '../../data/model/trailSurroundings.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { useFixedInstant } from '../shell/viewState.ts'
import { askJson, valueOf } from './request.ts'

const kinds = [
  'border-line',
  'trail',
  'port',
  'trade-point',
  'unit',
  'rule-layer',
  'barrier',
  'checkpoint',
  'shift',
  // Who may lead a shift says whether a checkpoint is staffed.
  'person',
  'policy',
] as const

/** A roster of many changes what is staffed once. */
const restMs = 10_000

/** Where somebody at a trail crosses lawfully, how deep it leads and what bars it, at the instant shown. */
export function useTrailSurroundings(trailId: string): TrailSurroundings | undefined {
  const knownAt = useKnownAt()
  const fixed = useFixedInstant()
  const at = fixed === null ? '' : `?at=${fixed}`
  return useQuery({
    queryKey: ['trail-surroundings', trailId, fixed, keyOf(knownAt)],
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/trails/${trailId}/surroundings${at}`, knownAt), trailSurroundings, signal),
    meta: followKnown({ how: 'anew', kinds, restMs }, knownAt),
    select: valueOf<TrailSurroundings>,
    placeholderData: ofSameKnowledge(knownAt),
  }).data
}
