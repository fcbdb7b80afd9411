import { queryOptions, useQuery } from '@tanstack/react-query'
import { bestStretches, type BestStretchesAnswer } from '../../data/model/bestStretches.ts'
import type { Stretch } from '../../geo/units.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { askJson, valueOf } from './request.ts'

export interface BestStretchesQuestion {
  lineId: string
  fromMs: number
  toMs: number
  lengthM: number
  offsetM: number
  leastPieceM: number
  /** Barriers taken as standing, whatever their status. */
  besides: readonly string[]
  /** Stretches that are left out. */
  without: readonly Stretch[]
}

const bestStretchesOptions = (question: BestStretchesQuestion | undefined, knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['best-stretches', question, keyOf(knownAt)] as const,
    enabled: question !== undefined,
    queryFn: ({ signal }) =>
      askJson(asKnownAt(`/barriers/best-stretches?${queryOf(question!)}`, knownAt), bestStretches, signal),
    meta: followKnown(followCoverage('planned'), knownAt),
  })

function queryOf({ fromMs, toMs, besides, without, ...question }: BestStretchesQuestion): string {
  const query = new URLSearchParams({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    ...(besides.length === 0 ? {} : { besides: besides.join(',') }),
    ...(without.length === 0
      ? {}
      : { without: without.map(({ fromM, toM }) => `${fromM}-${toM}`).join(',') }),
  })
  for (const [name, value] of Object.entries(question)) query.set(name, String(value))
  return query.toString()
}

/** Whether two questions differ in nothing but what is left out. */
const isSameSearch = (one: BestStretchesQuestion | undefined, other: BestStretchesQuestion | undefined) =>
  one !== undefined &&
  other !== undefined &&
  JSON.stringify({ ...one, without: [] }) === JSON.stringify({ ...other, without: [] })

/**
 * Where a length of barrier would do most; nothing is asked before there is a question. While another
 * stretch is looked for in place of one that is left out, the answer before stands.
 */
export function useBestStretches(question: BestStretchesQuestion | undefined) {
  const knownAt = useKnownAt()
  return useQuery({
    ...bestStretchesOptions(question, knownAt),
    placeholderData: (before, query) => (isSameSearch(query?.queryKey[1], question) ? before : undefined),
    select: valueOf<BestStretchesAnswer>,
  })
}
