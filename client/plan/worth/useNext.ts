import { useMemo, useState } from 'react'
import type { BestStretchesAnswer } from '../../../data/model/bestStretches.ts'
import { offsetLine } from '../../../geo/chainage.ts'
import type { Stretch } from '../../../geo/units.ts'
import { useBestStretches, type BestStretchesQuestion } from '../../api/bestStretches.ts'
import type { WorkingDraft } from '../workingDraft.ts'
import type { PlanView } from '../usePlanView.ts'

/** What was asked: besides the question itself what a metre of the answer costs. */
export interface AskedNext extends BestStretchesQuestion {
  readonly type: WorkingDraft['type']
}

/** A stretch as the list, the map and the strip show it. */
export type NextStretch = BestStretchesAnswer['stretches'][number]

const nothing: readonly NextStretch[] = []

/** Where a length of barrier would do most: the question, its answer, and what of it is looked at. */
export function useNext({ line }: PlanView, isOpen: boolean) {
  const [asked, setAsked] = useState<AskedNext | undefined>(undefined)
  const question = useMemo(() => {
    if (asked === undefined) return undefined
    const { type: _, ...rest } = asked
    return rest
  }, [asked])
  const { data, error, isFetching } = useBestStretches(question)
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(new Set())
  const [looked, setLooked] = useState<Stretch | undefined>(undefined)
  const stretches = useMemo(
    () => data?.stretches.filter((stretch) => !ignored.has(keyOf(stretch))) ?? nothing,
    [data, ignored],
  )
  const offsetM = asked?.offsetM ?? 0
  const shown = isOpen ? stretches : nothing
  const paths = useMemo(
    () => shown.map((stretch) => ({ stretch, path: offsetLine(line, stretch, offsetM) })),
    [line, shown, offsetM],
  )
  return {
    asked,
    ask: (next: AskedNext) => {
      setIgnored(new Set())
      setAsked(next)
    },
    answer: data,
    error,
    isFetching,
    /** Those that were not ignored. */
    stretches,
    ignore: (stretch: Stretch) => setIgnored((before) => new Set([...before, keyOf(stretch)])),
    /** As they would be drawn, while the list is open. */
    paths,
    looked: isOpen ? looked : undefined,
    setLooked,
  }
}

export type Next = ReturnType<typeof useNext>

const keyOf = ({ fromM, toM }: Stretch): string => `${fromM}:${toM}`
