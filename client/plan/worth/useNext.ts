import { useMemo, useState } from 'react'
import type { BestStretchesAnswer } from '../../../data/model/bestStretches.ts'
import { offsetLine } from '../../../geo/chainage.ts'
import type { Stretch } from '../../../geo/units.ts'
import { useBestStretches, type BestStretchesQuestion } from '../../api/bestStretches.ts'
import type { WorkingDraft } from '../workingDraft.ts'
import type { PlanView } from '../usePlanView.ts'

/** What was asked: besides the question itself what a metre of the answer costs. */
export interface AskedNext extends Omit<BestStretchesQuestion, 'without'> {
  readonly type: WorkingDraft['type']
}

/** A stretch as the list, the map and the strip show it. */
export type NextStretch = BestStretchesAnswer['stretches'][number]

const nothing: readonly NextStretch[] = []
const none: readonly Stretch[] = []

/** Where a length of barrier would do most: the question, its answer, and what of it is looked at. */
export function useNext({ line }: PlanView, isOpen: boolean) {
  const [asked, setAsked] = useState<AskedNext | undefined>(undefined)
  const [ignored, setIgnored] = useState(none)
  const question = useMemo(() => {
    if (asked === undefined) return undefined
    const { type: _, ...rest } = asked
    return { ...rest, without: ignored }
  }, [asked, ignored])
  const { data, error, isFetching, isPlaceholderData } = useBestStretches(question)
  const [looked, setLooked] = useState<Stretch | undefined>(undefined)
  const stretches = useMemo(
    () => data?.stretches.filter((stretch) => !ignored.some((other) => isSame(other, stretch))) ?? nothing,
    [data, ignored],
  )
  const offsetM = asked?.offsetM ?? 0
  const shown = isOpen ? stretches : nothing
  const paths = useMemo(
    () => shown.map((stretch) => ({ stretch, path: offsetLine(line, stretch, offsetM) })),
    [line, shown, offsetM],
  )
  const leaveOut = (stretches: readonly Stretch[]) => {
    setLooked(undefined)
    setIgnored(stretches)
  }
  return {
    asked,
    ask: (next: AskedNext) => {
      leaveOut(none)
      setAsked(next)
    },
    answer: data,
    error,
    isFetching,
    /** What stands is the answer before; another stretch is being looked for. */
    isLookingOn: isPlaceholderData,
    /** Those that were not ignored. */
    stretches,
    ignored,
    /** Looks for another in its place. */
    ignore: ({ fromM, toM }: Stretch) => leaveOut([...ignored, { fromM, toM }]),
    /** Lets it be proposed again. */
    allow: (stretch: Stretch) => leaveOut(ignored.filter((other) => !isSame(other, stretch))),
    /** As they would be drawn, while the list is open. */
    paths,
    looked: isOpen ? looked : undefined,
    setLooked,
  }
}

export type Next = ReturnType<typeof useNext>

const isSame = (one: Stretch, other: Stretch): boolean => one.fromM === other.fromM && one.toM === other.toM
