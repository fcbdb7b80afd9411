import type { Actor } from '../../data/model/account.ts'
import type { DocumentPerson } from '../../data/model/planFiling.ts'
import type { PlanText } from '../../data/model/planOnFile.ts'
import { knownIds, tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { sightOf } from '../access/sight.ts'
import type { App } from '../appContext.ts'

/** Those of a plan's leading group who are on record. */
export const knownPeopleOf = (tx: Reader, { leadingGroup }: PlanText): Promise<Set<string>> =>
  knownIds(
    tx,
    'person',
    leadingGroup.flatMap(({ personId }) => personId ?? []),
  )

/** Whoever a document names, as far as somebody may see them; the others stay unnamed. */
export async function seePeople(
  app: App,
  tx: Reader,
  actor: Actor,
  ids: ReadonlySet<string>,
): Promise<DocumentPerson[]> {
  const { see } = await sightOf(app, tx, actor)
  const seen: DocumentPerson[] = []
  for (const id of ids) {
    const stored = await tryGetRecord(tx, 'person', id)
    const person = stored && (await see({ kind: 'person', record: stored.record }))
    if (person !== undefined && person !== null)
      seen.push({ id: person.id, name: person.name, post: person.post, phone: person.phone })
  }
  return seen
}
