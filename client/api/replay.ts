import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { journalEntry, type JournalEntry } from '../../data/model/journalEntry.ts'
import { replay, replayTeams } from '../../data/model/replay.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { useMay } from '../account/me.ts'
import { asKnownAt, followKnown, keyOf, useKnownAt } from '../knowledge/knownAt.ts'
import { openPeriod, stepOf, type ReplayPeriod } from '../replay/replayPeriod.ts'
import { useCounty } from './county.ts'
import { getJson } from './request.ts'

export interface PeriodQuestion extends TimeWindow {
  readonly kind: CoverageKind
}

/** A period with the acts that arrived in it, newest first. */
export interface AskedPeriod {
  readonly period: ReplayPeriod
  readonly acts: readonly JournalEntry[]
}

const actsPage = z.object({ items: z.array(journalEntry) })
const pageLength = 200
const mostPages = 5

/** All of a period in three questions, whatever is shown of it afterwards; undefined while it is on the way. */
export function usePeriod(question: PeriodQuestion | undefined): {
  asked: AskedPeriod | undefined
  error: Error | null
} {
  const knownAt = useKnownAt()
  const seesTeams = useMay('see-positions')
  const { compiledLines } = useCounty()
  const { data, error } = useQuery({
    queryKey: ['replay', question, keyOf(knownAt)],
    enabled: question !== undefined,
    queryFn: async ({ signal }) => {
      const { kind, fromMs, toMs } = question!
      const window = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }
      const at = (path: string, of: Record<string, string>) =>
        asKnownAt(`${path}?${new URLSearchParams(of).toString()}`, knownAt)
      const every = String(stepOf(question!) / 1000)
      const [answer, teams, acts] = await Promise.all([
        getJson(at('/replay', { kind, ...window }), replay, signal),
        seesTeams ? getJson(at('/replay/teams', { every, ...window }), replayTeams, signal) : undefined,
        askActs((before) => at('/acts', { limit: String(pageLength), ...window, ...before }), signal),
      ])
      return { answer, teams: teams?.teams ?? [], acts }
    },
    // What is gone through stays as it was asked for, and the next time it is asked anew.
    meta: followKnown({ how: 'never' }, knownAt),
    gcTime: 0,
  })
  const asked = useMemo(
    () =>
      data === undefined || question === undefined
        ? undefined
        : { period: openPeriod(data.answer, data.teams, compiledLines), acts: data.acts },
    [data, question, compiledLines],
  )
  return { asked, error }
}

/** Of a period with very many acts the last thousand. */
async function askActs(
  addressOf: (before: Record<string, string>) => string,
  signal: AbortSignal,
): Promise<JournalEntry[]> {
  const acts: JournalEntry[] = []
  for (let page = 0; page < mostPages; page++) {
    const last = acts.at(-1)
    const before = last === undefined ? {} : { before: String(last.sequence) }
    const { items } = await getJson(addressOf(before), actsPage, signal)
    acts.push(...items)
    if (items.length < pageLength) break
  }
  return acts
}
