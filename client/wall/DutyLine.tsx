import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overdue } from '../../data/model/overdue.ts'
import { useOnDuty, useOverdue } from '../api/standing.ts'
import { standingOf } from '../gaps/gapStanding.ts'
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
      <div className="wall-duty-group wall-overdue">
        <h2>{t('overdue')}</h2>
        <LateSeals atMs={atMs} silent={silent} />
        <LateGaps gaps={gaps} />
      </div>
      <div className="wall-duty-group wall-on-duty">
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
  const note = ({ waiting, longest: [longest] }: Overdue['verifications' | 'reinspections']) =>
    [
      t('ofWaiting', { count: waiting }),
      ...(longest === undefined ? [] : [t('longest', { late: late(atMs - Date.parse(longest.due)) })]),
    ].join(' · ')
  const verifications = known?.verifications
  const reinspections = known?.reinspections
  return (
    <>
      <Figure
        value={verifications?.overdue}
        name={t('unverified', { count: verifications?.overdue ?? 0 })}
        note={verifications && note(verifications)}
      />
      <Figure
        value={reinspections?.overdue}
        name={t('uninspected', { count: reinspections?.overdue ?? 0 })}
        note={reinspections && note(reinspections)}
      />
    </>
  )
}

/** Gaps that somebody had in hand until it was too late; how many nobody ever had stands in the headline. */
function LateGaps({ gaps }: Pick<DutyLineProps, 'gaps'>) {
  const { t } = useTranslation('standing')
  const late = gaps?.filter((gap) => standingOf(gap) === 'overdue').length
  return <Figure value={late} name={t('notHeld', { count: late ?? 0 })} note="" />
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
        lacks={known !== undefined && known.desks.staffed < known.desks.all}
        name={t('desks', { count: known?.desks.all ?? 1 })}
        note={known && deskNote(known)}
      />
      <Figure
        value={known && `${known.checkpoints.staffed}/${known.checkpoints.all}`}
        lacks={(lacking ?? 0) > 0}
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
  /** Of what should be there some is not. */
  lacks?: boolean
}

function Figure({ value, name, note, lacks = false }: FigureProps) {
  return (
    <div className="wall-duty-figure" data-nothing={value === 0} data-lacks={lacks}>
      <b>{value ?? '–'}</b>
      <div>
        <p className="wall-strong">{name}</p>
        <p>{value === undefined ? '–' : note}</p>
      </div>
    </div>
  )
}
