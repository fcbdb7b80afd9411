import { z } from 'zod'
import type { Actor } from '../data/model/account.ts'
import { ownDuty, type OwnDuty } from '../data/model/ownDuty.ts'
import { instant, type Name } from '../data/model/values.ts'
import type { Patrol } from '../data/model/patrol.ts'
import type { Shift } from '../data/model/shift.ts'
import { currentSequence, readTogether } from '../data/store/acts.ts'
import { lastChanges, listRecords, tryGetRecord, type Stored } from '../data/store/records.ts'
import type { Reader } from '../data/store/tables.ts'
import { peopleOn } from '../geo/peopleOn.ts'
import type { TimeWindow } from '../geo/units.ts'
import { seenPeople } from './access/seenPeople.ts'
import { sightName } from './access/sight.ts'
import type { App } from './appContext.ts'
import { readWindow } from './duty.ts'
import { endpoint } from './endpoint.ts'
import { asOfQuery, knowledgeOf } from './knowledge.ts'

/** What somebody has to do is on the rosters that everybody sees; who else does it, for whom may see people. */
export const listDuties = endpoint({
  summary: 'Shifts and patrols of one person whose time meets from..to, with their places and who else is on',
  tag: 'duty',
  query: z.strictObject({
    personId: z.uuid(),
    from: instant.optional(),
    to: instant.optional(),
    ...asOfQuery,
  }),
  answer: z.object({ items: z.array(ownDuty), sequence: z.number().int() }),
  async handle({ app, query: { asOf, personId, ...times }, request: { actor } }) {
    const window = readWindow(times)
    const known = await knowledgeOf(app, asOf)
    // What may be seen of the past follows from where people are today.
    const today = `${await currentSequence(app.db)} ${sightName(actor)}`
    const key = `duties ${today}${known.name}${JSON.stringify({ personId, ...times })}`
    const cached = await known.bodies.get(key, known.sequence, known.nowMs, () =>
      readTogether(
        app.db,
        async (tx, sequence) => ({
          body: { items: await readDuties(app, tx, actor, personId, window), sequence },
          type: 'application/json',
          sequence,
          changesAtMs: Infinity,
        }),
        known.past,
      ),
    )
    return { cached, headers: known.headers }
  },
})

/** Somebody's shifts and patrols as an actor sees them, by when they begin. */
export async function readDuties(
  app: Pick<App, 'units'>,
  tx: Reader,
  actor: Actor,
  personId: string,
  window: TimeWindow,
): Promise<OwnDuty[]> {
  const selection = { window, naming: personId }
  const on = { shift: ({ record }: Stored<'shift'>) => peopleOn(record), patrol: patrolPeople }
  const shifts = (await listRecords(tx, 'shift', selection)).filter((one) => on.shift(one).includes(personId))
  const patrols = (await listRecords(tx, 'patrol', selection)).filter((one) =>
    on.patrol(one).includes(personId),
  )
  const others = new Set([...shifts.flatMap(on.shift), ...patrols.flatMap(on.patrol)])
  others.delete(personId)
  const people = await seenPeople(app, tx, actor, others)
  const places = new Map<string, Name | null>()
  for (const { record } of shifts) {
    const { kind, id } = record.place
    if (!places.has(id)) places.set(id, (await tryGetRecord(tx, kind, id))?.record.name ?? null)
  }
  const changed = await lastChanges(tx, [
    ...[...shifts, ...patrols].map(({ record }) => record.id),
    ...people.keys(),
    ...places.keys(),
  ])
  const common = (
    one: Stored<'shift'> | Stored<'patrol'>,
    ids: readonly string[],
    alsoOf: readonly string[],
  ) => {
    const { id, from, to, leadId } = one.record
    const colleagues = ids.flatMap((other) => {
      const person = people.get(other)
      if (other === personId || person === undefined) return []
      return [{ id: person.id, name: person.name, post: person.post, isLead: other === leadId }]
    })
    const ofThese = [id, ...alsoOf, ...colleagues.map((colleague): string => colleague.id)]
    return {
      version: one.version,
      from,
      to,
      isLead: leadId === personId,
      colleagues,
      unseen: ids.length - 1 - colleagues.length,
      changedAt: latest(ofThese.map((each) => changed.get(each) ?? '')),
    }
  }
  const duties = [
    ...shifts.map((one) => ofShift(one.record, places, common(one, on.shift(one), [one.record.place.id]))),
    ...patrols.map((one) => ofPatrol(one.record, common(one, on.patrol(one), []))),
  ]
  return duties.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from) || (a.id < b.id ? -1 : 1))
}

type Common = Pick<OwnDuty, 'version' | 'from' | 'to' | 'isLead' | 'colleagues' | 'unseen' | 'changedAt'>

const ofShift = (
  { id, place, onCall }: Shift,
  places: ReadonlyMap<string, Name | null>,
  common: Common,
): OwnDuty => ({ kind: 'shift', id, place, placeName: places.get(place.id) ?? null, onCall, ...common })

const ofPatrol = ({ id, team, lineId, fromM, toM, mode }: Patrol, common: Common): OwnDuty => ({
  kind: 'patrol',
  id,
  team,
  lineId,
  fromM,
  toM,
  mode,
  ...common,
})

const patrolPeople = ({ record: { leadId, memberIds } }: Stored<'patrol'>): string[] =>
  peopleOn({ leadId, personIds: memberIds })

/** Instants as the journal writes them sort as they follow each other. */
const latest = (instants: readonly string[]): string =>
  instants.reduce((last, one) => (one > last ? one : last), '')
