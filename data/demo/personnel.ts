import type { PersonId, UnitId } from '../model/ids.ts'
import type { Person } from '../model/unit.ts'
import type { Name } from '../model/values.ts'
import type { Demonstration } from './demonstration.ts'
import { demoName, padded } from './numberedName.ts'

/** A team on a roster: its lead may lead a shift. */
export interface Crew {
  readonly name: Name
  readonly leadId: PersonId
  readonly memberIds: readonly PersonId[]
}

/** Everybody who stands on a roster of the demonstration; the parts of the generator appoint them. */
export interface Personnel {
  readonly people: readonly Person[]
  appoint(unitId: UnitId, post: Name, options?: { mayLead?: boolean; withPhone?: boolean }): PersonId
  /** A lead and so many members. */
  appointCrew(unitId: UnitId, name: Name, posts: { lead: Name; member: Name }, members: number): Crew
  getPerson(id: PersonId): Person
}

export function makePersonnel({ nextId }: Demonstration): Personnel {
  const people: Person[] = []
  const byId = new Map<PersonId, Person>()
  const appoint: Personnel['appoint'] = (unitId, post, { mayLead = false, withPhone = false } = {}) => {
    const number = padded(people.length + 1)
    const person: Person = {
      id: nextId('person'),
      unitId,
      name: demoName('Person', '人员', number),
      post,
      // No exchange answers to 000: nobody is rung up by a demonstration.
      phone: withPhone ? `000-0000-0${number}` : null,
      mayLead,
      synthetic: true,
    }
    people.push(person)
    byId.set(person.id, person)
    return person.id
  }
  return {
    people,
    appoint,
    appointCrew: (unitId, name, posts, members) => ({
      name,
      leadId: appoint(unitId, posts.lead, { mayLead: true }),
      memberIds: Array.from({ length: members }, () => appoint(unitId, posts.member)),
    }),
    getPerson: (id) => {
      const person = byId.get(id)
      if (person === undefined) throw new RangeError(`nobody has the id ${id}`)
      return person
    },
  }
}
