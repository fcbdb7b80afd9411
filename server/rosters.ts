import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { mostShifts, recurringShiftAnswer, recurringShiftInput } from '../data/model/recurringShift.ts'
import { readTogether } from '../data/store/acts.ts'
import { shiftWindows } from '../geo/recurringShifts.ts'
import { actOf } from './actOf.ts'
import type { App } from './appContext.ts'
import { makeRecord } from './checkInput.ts'
import { checkPlaceAndPeople } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { fieldInvalid } from './fieldInvalid.ts'

type Roster = z.infer<typeof recurringShiftInput>
type RosterAnswer = z.infer<typeof recurringShiftAnswer>

/** Every shift of a rule is a record of its own from then on, changed and cancelled like any other. */
export const assignRoster = endpoint({
  summary: 'Assign the shifts of a rule at once, as one act; a dry run only tells their times, with 200',
  tag: 'duty',
  body: recurringShiftInput,
  answer: recurringShiftAnswer,
  status: 201,
  act: 'new',
  async handle({ app, body, request }) {
    const windows = windowsOf(app, body.rule)
    if (body.dryRun) {
      await readTogether(app.db, (tx) => checkPlaceAndPeople(tx, body))
      return { status: 200, body: { windows, shifts: [] } satisfies RosterAnswer }
    }
    return actOf(app, request, 'roster-assigned', async ({ tx }) => {
      await checkPlaceAndPeople(tx, body)
      const { place, leadId, personIds } = body
      const shifts = windows.map((window) =>
        makeRecord('shift', { ...window, place, leadId, personIds, id: newId(), synthetic: false }),
      )
      return {
        changes: shifts.map((record) => ({ kind: 'shift', id: record.id, record, expectedVersion: 0 })),
        reply: {
          status: 201,
          body: {
            windows,
            shifts: shifts.map((record) => ({ ...record, version: 1 })),
          } satisfies RosterAnswer,
        },
      }
    })
  },
})

/** The times of a rule's shifts; refuses a rule that makes none, or more than are entered at once. */
function windowsOf(app: App, rule: Roster['rule']): RosterAnswer['windows'] {
  const windows = shiftWindows(
    { ...rule, zone: rule.zone ?? app.settings.timeZone },
    { fromMs: -Infinity, toMs: Infinity },
  )
  if (windows.length === 0)
    throw fieldInvalid(
      'rule.days',
      'the rule has no shift between its dates',
      '在所给日期之间，该规则没有任何班次',
    )
  if (windows.length > mostShifts)
    throw fieldInvalid(
      'rule.toDate',
      `the rule makes ${windows.length} shifts; at most ${mostShifts} are entered at once`,
      `该规则产生 ${windows.length} 个班次；一次最多录入 ${mostShifts} 个`,
    )
  return windows.map(({ fromMs, toMs }) => ({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  }))
}
