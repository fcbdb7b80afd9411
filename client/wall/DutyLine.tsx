import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnDuty, useOverdue } from '../api/standing.ts'
import { standingOf } from '../gaps/gapStanding.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useDeskNote } from './useDeskNote.ts'
import { useLate } from './useLate.ts'
import type { ListedGap } from './rankedGaps.ts'

export interface DutyLineProps {
  /** Undefined while they are not known. */
  gaps: readonly ListedGap[] | undefined
  atMs: number
  /** Nothing is heard: what was known stands for nothing now, and every figure is a dash. */
  silent: boolean
}

/** The headline's second line: what should have been done by now, and who is on duty. */
export function DutyLine({ gaps, atMs, silent }: DutyLineProps) {
  const { t } = useTranslation('standing')
  return (
    <section className="wall-duty">
      <div className="wall-duty-group">
        <h2>{t('overdue')}</h2>
        <LateSeals atMs={atMs} silent={silent} />
        <UnansweredGaps gaps={gaps} atMs={atMs} />
      </div>
      <div className="wall-duty-group">
        <h2>
          {t('onDuty')}
          <small>{t('byRoster')}</small>
        </h2>
        <OnDutyNow silent={silent} />
      </div>
    </section>
  )
}

function LateSeals({ atMs, silent }: { atMs: number; silent: boolean }) {
  const { t } = useTranslation('standing')
  const late = useLate()
  const answer = useOverdue()
  const known = silent ? undefined : answer
  const lateNote = (within: string, [longest]: readonly { due: string }[]) =>
    longest === undefined
      ? within
      : `${within} · ${t('longest', { late: late(atMs - Date.parse(longest.due)) })}`
  const verifications = known?.verifications
  const reinspections = known?.reinspections
  return (
    <>
      <Figure
        value={verifications?.overdue}
        name={t('unverified', { count: verifications?.overdue ?? 0 })}
        note={
          verifications &&
          lateNote(t('withinHours', { hours: verifications.withinHours }), verifications.longest)
        }
      />
      <Figure
        value={reinspections?.overdue}
        name={t('uninspected', { count: reinspections?.overdue ?? 0 })}
        note={
          reinspections &&
          lateNote(t('withinDays', { days: reinspections.withinDays }), reinspections.longest)
        }
      />
    </>
  )
}

/** Gaps of which nobody has all in hand, and those that somebody had until it was too late. */
function UnansweredGaps({ gaps, atMs }: Pick<DutyLineProps, 'gaps' | 'atMs'>) {
  const { t } = useTranslation('standing')
  const { t: domain } = useTranslation('domain')
  const { duration } = useQuantities()
  const open = gaps?.filter((gap) => standingOf(gap) === 'open')
  const pastTime = gaps?.filter((gap) => standingOf(gap) === 'overdue').length ?? 0
  const oldest = open?.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))[0]
  const age = oldest && duration(atMs - Date.parse(oldest.since))
  const notes = [
    ...(age === undefined
      ? []
      : [
          t('oldest', { duration: oldest?.sinceIsOlder ? domain('duration.older', { duration: age }) : age }),
        ]),
    ...(pastTime === 0 ? [] : [t('pastTime', { count: pastTime })]),
  ]
  return (
    <Figure
      value={open?.length}
      name={t('unanswered', { count: open?.length ?? 0 })}
      note={gaps && (notes.length === 0 ? t('none') : notes.join(' · '))}
    />
  )
}

function OnDutyNow({ silent }: { silent: boolean }) {
  const { t } = useTranslation('standing')
  const answer = useOnDuty()
  const known = silent ? undefined : answer
  const deskNote = useDeskNote()
  const lacking = known && known.checkpoints.all - known.checkpoints.staffed
  return (
    <>
      <Figure
        value={known && `${known.desks.staffed}/${known.desks.all}`}
        name={t('desks', { count: known?.desks.all ?? 1 })}
        note={known && deskNote(known)}
      />
      <Figure
        value={known && `${known.checkpoints.staffed}/${known.checkpoints.all}`}
        name={t('checkpoints')}
        note={lacking === 0 ? t('allStaffed') : lacking && t('lacking', { count: lacking })}
      />
      <Figure
        value={known?.patrols}
        name={t('patrols', { count: known?.patrols ?? 0 })}
        note={known && t('heard', { count: known.heard.patrols, minutes: known.heard.withinMin })}
      />
      <Figure value={known?.people} name={t('onDutyPeople', { count: known?.people ?? 0 })} note="" />
    </>
  )
}

interface FigureProps {
  /** Undefined while it is not known. */
  value: number | string | undefined
  name: string
  note: ReactNode
}

function Figure({ value, name, note }: FigureProps) {
  return (
    <div className="wall-duty-figure" data-nothing={value === 0}>
      <b>{value ?? '–'}</b>
      <div>
        <p className="wall-strong">{name}</p>
        <p>{value === undefined ? '–' : note}</p>
      </div>
    </div>
  )
}
