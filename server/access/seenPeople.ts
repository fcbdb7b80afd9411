import type { Actor } from '../../data/model/account.ts'
import type { Person } from '../../data/model/unit.ts'
import { tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import type { App } from '../appContext.ts'
import { sightOf } from './sight.ts'

/** People by their ids, as an actor may see them; without those who are gone or whom the actor may not see. */
export async function seenPeople(
  app: Pick<App, 'units'>,
  tx: Reader,
  actor: Actor,
  ids: Iterable<string>,
): Promise<Map<string, Person>> {
  const { see } = await sightOf(app, tx, actor)
  const seen = new Map<string, Person>()
  for (const id of ids) {
    const record = (await tryGetRecord(tx, 'person', id))?.record
    const shown = record === undefined ? null : await see({ kind: 'person', record })
    if (shown !== null) seen.set(id, shown)
  }
  return seen
}
