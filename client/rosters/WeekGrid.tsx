import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateOfDay, dayMs, instantOfLocal, weekdayOfDay } from '../../geo/civilTime.ts'
import type { ShiftItem } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { HoleChip } from './HoleChip.tsx'
import type { OpenForm } from './RosterForms.tsx'
import {
  clashesByShift,
  onOtherDay,
  personCells,
  placeCells,
  rosteredFirst,
  type RosterCell,
} from './rosterRows.ts'
import { ShiftChip } from './ShiftChip.tsx'
import type { RosterPlace, UnitRoster } from './useRoster.ts'
import type { useRosterView } from './useRosterView.ts'

interface WeekGridProps {
  unitRoster: UnitRoster
  view: ReturnType<typeof useRosterView>
  mayAt: (place: RosterPlace | undefined) => boolean
  onForm: (form: OpenForm) => void
}

interface Row {
  id: string
  name: string
  note: string
  cells: readonly RosterCell[]
}

const atOnce = 60

/** Seven days of places or people; a shift is dragged to another day, place or person, and opens its form. */
export function WeekGrid({ unitRoster, view, mayAt, onForm }: WeekGridProps) {
  const { t } = useTranslation('rosters')
  const nameOf = useNameOf()
  const [dragged, setDragged] = useState<{ shift: ShiftItem; rowId: string } | undefined>(undefined)
  const [most, setMost] = useState(atOnce)
  const [over, setOver] = useState<string | undefined>(undefined)
  const { by, today } = view
  const { days } = view.shown
  const { places, people, shifts, clashes, holidays, roster } = unitRoster
  const { zone } = roster
  const placeById = new Map(places.map((place) => [place.id, place]))
  const ofShift = clashesByShift(clashes)
  const rows: Row[] =
    by === 'place'
      ? places.map((place) => ({
          id: place.id,
          name: nameOf(place.name),
          note: t(`kindOf.${place.place.kind}`),
          cells: placeCells(zone, days, place.id, shifts, clashes),
        }))
      : rosteredFirst(people, shifts, view.shown)
          .slice(0, most)
          .map((person) => ({
            id: person.id,
            name: `${person.mayLead ? '★ ' : ''}${nameOf(person.name)}`,
            note: nameOf(person.post),
            cells: personCells(zone, days, person.id, shifts),
          }))
  const drop = (rowId: string, day: number) => {
    setOver(undefined)
    setDragged(undefined)
    if (dragged === undefined) return
    const { shift, rowId: fromRow } = dragged
    const window = onOtherDay(zone, shift, day)
    const put = (id: string) => (id === fromRow ? rowId : id)
    const to = placeById.get(rowId)
    onForm({
      kind: 'change',
      shift,
      moved:
        by === 'place'
          ? { ...window, ...(to === undefined ? {} : { place: to.place }) }
          : {
              ...window,
              leadId: shift.leadId === null ? null : put(shift.leadId),
              personIds: [...new Set(shift.personIds.map(put))],
            },
    })
  }
  return (
    <div className="roster-frame">
      <table className="roster-grid" data-dragging={dragged !== undefined}>
        <thead>
          <tr>
            <th scope="col">{t(by)}</th>
            {days.map((day) => {
              const date = dateOfDay(day)
              const holiday = holidays.find((one) => one.date === date)
              return (
                <th
                  key={day}
                  scope="col"
                  data-today={day === today}
                  data-free={holiday !== undefined || weekdayOfDay(day) > 5}
                >
                  {t(`weekday.${weekdayOfDay(day) as 1}`)} {date.slice(5)}
                  {holiday !== undefined && <span> {nameOf(holiday.name)}</span>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <small>{row.note}</small>
              </th>
              {row.cells.map((cell, index) => {
                const day = days[index] ?? 0
                const key = `${row.id} ${day}`
                return (
                  <td
                    key={day}
                    data-today={day === today}
                    data-over={over === key}
                    onDragOver={(event) => {
                      if (dragged === undefined) return
                      event.preventDefault()
                      if (over !== key) setOver(key)
                    }}
                    onDrop={(event) => {
                      event.preventDefault()
                      drop(row.id, day)
                    }}
                  >
                    {cell.shifts.map((shift) => (
                      <ShiftChip
                        key={shift.id}
                        shift={shift}
                        by={by}
                        rowId={row.id}
                        clashes={(ofShift.get(shift.id) ?? []).filter(
                          (clash) => by === 'place' || ('personId' in clash && clash.personId === row.id),
                        )}
                        unitRoster={unitRoster}
                        mayChange={mayAt(placeById.get(shift.place.id))}
                        onOpen={() => onForm({ kind: 'change', shift })}
                        onDrag={(begins) => setDragged(begins ? { shift, rowId: row.id } : undefined)}
                      />
                    ))}
                    {cell.holes.map((hole) => (
                      <HoleChip
                        key={`${hole.kind} ${hole.fromMs}`}
                        hole={hole}
                        unitRoster={unitRoster}
                        onFill={
                          mayAt(placeById.get(hole.placeId))
                            ? () => onForm({ kind: 'fill', hole })
                            : undefined
                        }
                      />
                    ))}
                    {by === 'place' && cell.shifts.length === 0 && mayAt(placeById.get(row.id)) && (
                      <button
                        type="button"
                        className="roster-add"
                        aria-label={`${t('addShift')}: ${row.name}, ${dateOfDay(day)}`}
                        onClick={() =>
                          onForm({
                            kind: 'new',
                            placeId: row.id,
                            fromMs: instantOfLocal(zone, day * dayMs + dayMs / 3),
                          })
                        }
                      >
                        +
                      </button>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {by === 'person' && people.length > most && (
        <button type="button" className="plain-link roster-more" onClick={() => setMost(most + 4 * atOnce)}>
          {t('candidatesMore', { count: people.length - most })}
        </button>
      )}
    </div>
  )
}
