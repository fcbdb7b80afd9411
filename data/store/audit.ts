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

/** When each of a kind was since an instant, newest first: of a user name, or from an address. */
export async function auditTimes(
  db: Reader,
  kind: AuditKind,
  of: { readonly userName: string } | { readonly address: string },
  sinceMs: number,
): Promise<number[]> {
  const [column, value] =
    'userName' in of ? (['user_name', of.userName] as const) : (['address', of.address] as const)
  const rows = await db
    .selectFrom('audit')
    .select('at')
    .where('kind', '=', kind)
    .where(column, '=', value)
    .where('at', '>', new Date(sinceMs).toISOString())
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ at }) => Date.parse(at))
}
