import type { PlanAnswers } from '../../data/model/planFacts.ts'
import type { DocumentPerson } from '../../data/model/planFiling.ts'
import type { Name } from '../../data/model/values.ts'

/** People as a document names them: who may not be seen stays an empty cell beside the post. */
export function peopleText(
  people: readonly DocumentPerson[],
  nameOf: (name: Name) => string,
  standsIn: string,
) {
  const byId = new Map<string | null, DocumentPerson>(people.map((one) => [one.id, one]))
  const name = (id: string | null): string => {
    const person = byId.get(id)
    return person === undefined ? '' : nameOf(person.name)
  }
  const phone = (id: string | null): string => byId.get(id)?.phone ?? ''
  return {
    name,
    phone,
    post: (id: string | null): string => {
      const person = byId.get(id)
      return person === undefined ? '' : nameOf(person.post)
    },
    withPhone: (id: string | null): string => [name(id), phone(id)].filter((text) => text !== '').join(' '),
    acting: ({ personId, deputisingId }: PlanAnswers): string =>
      name(deputisingId) === '' ? name(personId) : `${name(personId)} (${standsIn}: ${name(deputisingId)})`,
  }
}
