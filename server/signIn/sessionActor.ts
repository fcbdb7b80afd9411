import type { Actor, Grant } from '../../data/model/account.ts'
import { listRecords, recordsOf, tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'

/** Somebody signed in, with the roles of their own and those delegated to them at an instant. */
export async function accountActor(
  db: Reader,
  accountId: string,
  nowMs: number,
): Promise<Omit<Actor, 'mustChangePassword'> | undefined> {
  const account = (await tryGetRecord(db, 'account', accountId))?.record
  if (account === undefined || account.disabled) return undefined
  const { id, userName, name, unitId, roles } = account
  const own: Grant[] = roles.map((role) => ({ role, unitId, delegatedBy: null }))
  const window = { fromMs: nowMs, toMs: nowMs + 1 }
  const delegations = recordsOf(await listRecords(db, 'delegation', { window }))
  const delegated: Grant[] = []
  for (const one of delegations) {
    if (one.toAccountId !== id) continue
    const from = (await tryGetRecord(db, 'account', one.fromAccountId))?.record
    if (from === undefined || from.disabled) continue
    for (const role of one.roles)
      // What somebody has no more they can delegate no more.
      if (from.roles.includes(role)) delegated.push({ role, unitId: from.unitId, delegatedBy: from.id })
  }
  return { kind: 'account', id, userName, name, grants: [...own, ...delegated] }
}

/** A wall that was opened by a display link. */
export async function displayActor(db: Reader, linkId: string, nowMs: number): Promise<Actor | undefined> {
  const link = (await tryGetRecord(db, 'display-link', linkId))?.record
  if (link === undefined || (link.until !== null && Date.parse(link.until) <= nowMs)) return undefined
  return {
    kind: 'display',
    id: link.id,
    userName: `display ${link.name}`,
    name: link.name,
    grants: [{ role: 'display', unitId: link.unitId, delegatedBy: null }],
  }
}
