import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateOfDay, weekdayOfDay } from '../../geo/civilTime.ts'
import { useNameOf } from '../i18n/language.ts'
import { clashesByShift, personCells, placeCells, rosteredFirst } from './rosterRows.ts'
import type { UnitRoster } from './useRoster.ts'
import type { useRosterView } from './useRosterView.ts'
import { useRosterWords } from './useRosterWords.ts'

interface MonthGridProps {
  unitRoster: UnitRoster
  view: ReturnType<typeof useRosterView>
}

/** A month of places or people: of a place how many shifts, of a person from which hour; holes hatched, clashes marked. */
export function MonthGrid({ unitRoster, view }: MonthGridProps) {
  const { t } = useTranslation('rosters')
  const nameOf = useNameOf()
  const { hours, clashText } = useRosterWords(unitRoster)
  const [most, setMost] = useState(60)
  const { by, today } = view
  const { days } = view.shown
  const { places, people, shifts, clashes, holidays, roster } = unitRoster
  const ofShift = clashesByShift(clashes)
  const free = (day: number) => weekdayOfDay(day) > 5 || holidays.some(({ date }) => date === dateOfDay(day))
  const rows =
    by === 'place'
      ? places.map(({ id, name }) => ({
          id,
          name: nameOf(name),
          cells: placeCells(roster.zone, days, id, shifts, clashes),
        }))
      : rosteredFirst(people, shifts, view.shown)
          .slice(0, most)
          .map(({ id, name }) => ({
            id: id as string,
            name: nameOf(name),
            cells: personCells(roster.zone, days, id, shifts),
          }))
  return (
    <div className="roster-frame">
      <table className="roster-grid roster-month">
        <thead>
          <tr>
            <th scope="col">{t(by)}</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today} data-free={free(day)}>
                {dateOfDay(day).slice(8)}
                <small>{t(`weekday.${weekdayOfDay(day) as 1}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, index) => {
                const day = days[index] ?? 0
                const wrong = cell.shifts
                  .flatMap(({ id }) => ofShift.get(id) ?? [])
                  .filter((clash) => by === 'place' || ('personId' in clash && clash.personId === row.id))
                const said = [
                  `${row.name}, ${dateOfDay(day)}`,
                  ...cell.shifts.map(({ from, to }) =>
                    hours({ fromMs: Date.parse(from), toMs: Date.parse(to) }),
                  ),
                  ...[...new Set([...cell.holes, ...wrong])].map(clashText),
                ].join('\n')
                return (
                  <td key={day} data-today={day === today} data-free={free(day)}>
                    <button
                      type="button"
                      className="month-cell"
                      data-hole={cell.holes.length > 0}
                      title={said}
                      aria-label={said}
                      onClick={() => view.showSpan('week', day)}
                    >
                      {by === 'place'
                        ? cell.shifts.length || (cell.holes.length > 0 ? '0' : '')
                        : cell.shifts
                            .map(({ from, to }) =>
                              hours({ fromMs: Date.parse(from), toMs: Date.parse(to) }).slice(0, 2),
                            )
                            .join(' ')}
                      {wrong.length > 0 && <IconAlertTriangle size={11} aria-hidden />}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {by === 'person' && people.length > most && (
        <button type="button" className="plain-link roster-more" onClick={() => setMost(most + 240)}>
          {t('candidatesMore', { count: people.length - most })}
        </button>
      )}
    </div>
  )
}
