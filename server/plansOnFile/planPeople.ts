import type { Actor } from '../../data/model/account.ts'
import type { DocumentPerson } from '../../data/model/planFiling.ts'
import type { PlanText } from '../../data/model/planOnFile.ts'
import { knownIds } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { seenPeople } from '../access/seenPeople.ts'
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
  const seen = await seenPeople(app, tx, actor, ids)
  return [...seen.values()].map(({ id, name, post, phone }) => ({ id, name, post, phone }))
}
