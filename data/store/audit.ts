import type { AuditEntry, AuditKind } from '../model/audit.ts'
import type { Reader } from './tables.ts'

export async function addAudit(db: Reader, entry: Omit<AuditEntry, 'id'>): Promise<void> {
  const { at, kind, accountId, userName, address, detail } = entry
  await db
    .insertInto('audit')
    .values({ at, kind, account_id: accountId, user_name: userName, address, detail: detail.slice(0, 500) })
    .execute()
}

/** Newest first. */
export async function listAudit(
  db: Reader,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, at, kind, account_id, user_name, address, detail }) => ({
    id,
    at,
    kind: kind as AuditKind,
    accountId: account_id,
    userName: user_name,
    address,
    detail,
  }))
}

/** When each of a kind was since an instant, newest first: of a user name, from an address, or both. */
export async function auditTimes(
  db: Reader,
  kind: AuditKind,
  { userName, address }: { readonly userName?: string; readonly address?: string },
  sinceMs: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('audit')
    .select('at')
    .where('kind', '=', kind)
    .$if(userName !== undefined, (query) => query.where('user_name', '=', userName ?? ''))
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .where('at', '>', new Date(sinceMs).toISOString())
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ at }) => Date.parse(at))
}
