import { Button, SegmentedControl, Select, Text, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateOfDay, weekdayOfDay } from '../../geo/civilTime.ts'
import { peopleOn } from '../../geo/peopleOn.ts'
import { useSettings } from '../api/administration.ts'
import { useCounty } from '../api/county.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useViewState } from '../shell/viewState.ts'
import { placeCells } from './rosterRows.ts'
import type { UnitRoster } from './useRoster.ts'
import type { useRosterView } from './useRosterView.ts'
import { useRosterWords } from './useRosterWords.ts'

interface RosterSheetProps {
  placeId: string
  unitRoster: UnitRoster
  view: ReturnType<typeof useRosterView>
}

/**
 * A page a week, to be printed and hung up at a place: who is on when, who leads, and what is missing. On A4
 * for the hand, on A3 for the wall in letters that are read from two metres.
 */
export function RosterSheet({ placeId, unitRoster, view }: RosterSheetProps) {
  const { t } = useTranslation('rosters')
  const nameOf = useNameOf()
  const { moment } = useQuantities()
  const { atMs } = useViewState()
  const { name: countyName } = useCounty()
  const settings = useSettings().data
  const { personName, placeName, hours } = useRosterWords(unitRoster)
  const { places, shifts, clashes, roster, holidays, personById } = unitRoster
  const [paper, setPaper] = useState<'a4' | 'a3'>('a4')
  const { days } = view.shown
  const cells = placeCells(roster.zone, days, placeId, shifts, clashes)
  const isSynthetic = cells.some(({ shifts: own }) => own.some(({ synthetic }) => synthetic))
  return (
    <div className="roster-sheet on-paper" data-paper={paper}>
      <div className="roster-sheet-bar">
        <Select
          label={t('place')}
          data={places.map(({ id, name }) => ({ value: id, label: nameOf(name) }))}
          value={placeId}
          onChange={(chosen) => chosen !== null && view.showSheet(chosen)}
          searchable
          allowDeselect={false}
        />
        <Button variant="default" px={8} aria-label={t('before')} onClick={() => view.step(false)}>
          <IconChevronLeft size={16} aria-hidden />
        </Button>
        <Button variant="default" px={8} aria-label={t('after')} onClick={() => view.step(true)}>
          <IconChevronRight size={16} aria-hidden />
        </Button>
        <SegmentedControl
          aria-label={t('paper')}
          value={paper}
          onChange={setPaper}
          data={[
            { value: 'a4', label: t('paper.a4') },
            { value: 'a3', label: t('paper.a3') },
          ]}
        />
        <Button variant="default" onClick={() => view.showSheet(undefined)}>
          {t('back')}
        </Button>
        <Button onClick={() => window.print()}>{t('printNow')}</Button>
      </div>
      <article className="roster-sheet-page">
        <p className="roster-sheet-marks">
          {settings !== undefined && settings.classification !== null && (
            <strong>{nameOf(settings.classification)}</strong>
          )}
          {isSynthetic && <span>{t('synthetic')}</span>}
        </p>
        <Title order={1} size="h3">
          {t('sheetTitle', { place: placeName(placeId) })}
        </Title>
        <Text size="sm">
          {nameOf(countyName)} ·{' '}
          {t('sheetWeek', { from: dateOfDay(days[0] ?? 0), to: dateOfDay(days.at(-1) ?? 0) })} ·{' '}
          {t('sheetMade', { when: moment(atMs) })}
        </Text>
        <table>
          <tbody>
            {days.map((day, index) => {
              const { shifts: own = [], holes = [] } = cells[index] ?? {}
              const date = dateOfDay(day)
              const holiday = holidays.find((one) => one.date === date)
              return (
                <tr key={day}>
                  <th scope="row">
                    {t(`weekday.${weekdayOfDay(day) as 1}`)} {date.slice(5)}
                    {holiday !== undefined && <small>{nameOf(holiday.name)}</small>}
                  </th>
                  <td>
                    {own.length === 0 && holes.length === 0 && t('sheetEmpty')}
                    {own.map((shift) => (
                      <p key={shift.id}>
                        <b>{hours({ fromMs: Date.parse(shift.from), toMs: Date.parse(shift.to) })}</b>{' '}
                        {shift.onCall && `(${t('onCall')}) `}
                        {peopleOn(shift)
                          .map((id) => {
                            const phone = personById.get(id)?.phone
                            const said = [
                              ...(id === shift.leadId ? ['★'] : []),
                              personName(id),
                              ...(phone === null || phone === undefined ? [] : [phone]),
                            ]
                            return said.join(' ')
                          })
                          .join(', ') || t('nobody')}
                      </p>
                    ))}
                    {holes.map((hole) => (
                      <p key={`${hole.kind} ${hole.fromMs}`} className="roster-sheet-hole">
                        {hole.kind === 'under'
                          ? t('hole', { hours: hours(hole), missing: hole.needed - hole.people })
                          : t('holeLead', { hours: hours(hole) })}
                      </p>
                    ))}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <p className="roster-sheet-signed">
          ★ {t('legendLead')} · {t('sheetSigned')}: ____________________
        </p>
      </article>
    </div>
  )
}
