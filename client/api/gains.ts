import { queryOptions, useQuery } from '@tanstack/react-query'
import { barringGains, type BarringGainsAnswer } from '../../data/model/barringGains.ts'
import { plannedGainsOf, type PlannedGains } from '../../data/model/draftEffect.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { asKnownAt, followKnown, keyOf, ofSameKnowledge, useKnownAt } from '../knowledge/knownAt.ts'
import { followCoverage } from './coverage.ts'
import { askJson } from './request.ts'
import type { Asked } from '../live/patchList.ts'

const gainsOptions = (lineId: string, { fromMs, toMs }: TimeWindow, knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['barring-gains', lineId, fromMs, toMs, keyOf(knownAt)] as const,
    queryFn: ({ signal }) => {
      const [from, to] = [new Date(fromMs).toISOString(), new Date(toMs).toISOString()]
      const query = new URLSearchParams({ lineId, from, to })
      return askJson(asKnownAt(`/barriers/gains?${query.toString()}`, knownAt), barringGains, signal)
    },
    meta: followKnown(followCoverage('planned'), knownAt),
  })

/** What barring each place of a line would do to its planned coverage over a window. */
export function usePlannedGains(lineId: string, window: TimeWindow) {
  const knownAt = useKnownAt()
  return useQuery({
    ...gainsOptions(lineId, window, knownAt),
    placeholderData: ofSameKnowledge(knownAt),
    select: answeredGains,
  })
}

/** Of line and window that were asked for last, as one before stands in until the answer is there. */
export interface AnsweredGains extends PlannedGains {
  readonly lineId: string
  readonly freedFormula: string
}

const answeredGains = ({ value }: Asked<BarringGainsAnswer>): AnsweredGains => ({
  lineId: value.lineId,
  freedFormula: value.freedFormula,
  ...plannedGainsOf(value),
})
