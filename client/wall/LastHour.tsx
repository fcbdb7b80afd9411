import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../data/model/journalEntry.ts'
import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { formatStretch } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useActs, useDesks, usePatrols, usePolicies, useShifts, useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { actSentence } from './actSentence.ts'
import { plannedChanges, type PlannedChange } from './plannedChanges.ts'
import type { Speech } from './speech.ts'
import { isForTheWall } from './wallActs.ts'
import { WallList } from './WallList.tsx'

const hourMs = 3_600_000
/** More than these never fit; what does not fit whole is left out by the style sheet. */
const mostRows = 12

interface Row {
  key: string
  atMs: number
  sentence: string
  planned: boolean
}

export interface LastHourProps {
  answer: CoverageAnswer | undefined
  /** The end of the hour, and whether that is not now. */
  atMs: number
  isFixed: boolean
  silent: boolean
}

/** What changed in the last hour: acts as they were entered, and what the plan itself brought about. */
export function LastHour({ answer, atMs, isFixed, silent }: LastHourProps) {
  const { t } = useTranslation('wall')
  const { clock } = useQuantities()
  const rows = useRows(answer, atMs)
  const title = t(isFixed ? (silent ? 'hourToLast' : 'hourTo') : 'lastHour', { clock: clock(atMs) })
  if (rows === undefined || rows.length === 0)
    return (
      <section className="wall-panel wall-hour">
        <h2>{title}</h2>
        <p className="wall-quiet">
          {rows === undefined ? '–' : t(isFixed ? 'quietHourTo' : 'quietHour', { clock: clock(atMs) })}
        </p>
      </section>
    )
  return (
    <WallList className="wall-hour" title={title} count={rows.length}>
      {rows.slice(0, mostRows).map((row) => (
        <li key={row.key} data-planned={row.planned}>
          <time>{clock(row.atMs)}</time>
          <p>{row.sentence}</p>
        </li>
      ))}
    </WallList>
  )
}

function useRows(answer: CoverageAnswer | undefined, atMs: number): Row[] | undefined {
  const { t } = useTranslation('acts')
  const acts = useActs(50).data
  const speech = useSpeech(acts)
  const { lines: records } = useCounty()
  // Where there is one line, its name says nothing.
  const lineName = (lineId: string) => {
    const record = records.find(({ id }) => id === lineId)
    return records.length < 2 || record === undefined ? '' : speech.nameOf(record.name)
  }
  const hourBeganMs = Math.floor(atMs / hourMs) * hourMs
  const window = { fromMs: hourBeganMs - hourMs, toMs: hourBeganMs + hourMs }
  const patrols = usePatrols(window).data
  const shifts = useShifts(window).data
  const changes = useMemo(
    () =>
      plannedChanges(
        // Gaps by evidence are nothing that the plan brought about.
        answer?.kind === 'planned' ? answer.lines : [],
        { patrols: patrols ?? [], shifts: shifts ?? [] },
        { fromMs: atMs - hourMs, toMs: atMs },
        { fromMs: Date.parse(answer?.from ?? ''), toMs: Date.parse(answer?.to ?? '') },
      ),
    [answer, patrols, shifts, atMs],
  )
  if (answer === undefined || acts === undefined) return undefined
  const entered: Row[] = acts
    .filter((entry) => Date.parse(entry.receivedAt) > atMs - hourMs && isForTheWall(entry))
    .map((entry) => ({
      key: entry.actId,
      atMs: Date.parse(entry.receivedAt),
      sentence: actSentence(entry, speech),
      // What the system itself has to tell must not push out what somebody did.
      planned: entry.kind === 'gap-noticed',
    }))
  const planned: Row[] = changes.map((change) => ({
    key: `${change.kind}:${change.atMs}:${'fromM' in change ? change.fromM : ''}`,
    atMs: change.atMs,
    sentence: plannedSentence(change, t, 'lineId' in change ? lineName(change.lineId) : ''),
    planned: true,
  }))
  // Of one instant what somebody entered comes first.
  return [...entered, ...planned].toSorted((a, b) => b.atMs - a.atMs || Number(a.planned) - Number(b.planned))
}

export function plannedSentence(change: PlannedChange, t: Speech['acts'], lineName: string): string {
  switch (change.kind) {
    case 'gap-opened':
    case 'gap-closed':
      return t(`planned.${change.kind}`, {
        count: change.others,
        stretch: `${lineName} ${formatStretch(change)}`.trim(),
      })
    case 'teams-out':
    case 'handover':
      return t(`planned.${change.kind}`, { count: change.count })
  }
}

export function useSpeech(acts: readonly JournalEntry[] | undefined): Speech {
  const { t: said } = useTranslation('acts')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { clock } = useQuantities()
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const desks = useDesks().data
  const policies = usePolicies().data
  const units = useUnits().data
  return {
    acts: said,
    domain,
    nameOf,
    clock,
    tryTrailNumber: (trailId) => trails?.find(({ id }) => id === trailId)?.properties.number,
    tryPlaceName: (placeId) =>
      checkpoints?.find(({ id }) => id === placeId)?.properties.name ??
      desks?.find(({ id }) => id === placeId)?.name,
    tryTierName: (tier) => policies?.at(-1)?.tiers.find(({ id }) => id === tier)?.name,
    tryUnitName: (unitId) => units?.find(({ id }) => id === unitId)?.name,
    tryAct: (sequence) => acts?.find((act) => act.sequence === sequence),
  }
}
