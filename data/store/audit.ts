import type { AuditEntry, AuditKind } from '../model/audit.ts'
import type { Reader } from './tables.ts'

export async function addAudit(
  db: Reader,
  entry: Omit<AuditEntry, 'id'> & { readonly device: string | null },
): Promise<void> {
  const { at, kind, accountId: account_id, userName: user_name, address, device } = entry
  const detail = entry.detail.slice(0, 500)
  await db.insertInto('audit').values({ at, kind, account_id, user_name, address, detail, device }).execute()
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

/** Which entries are meant; all that is left out may be any. */
export interface AuditFilter {
  readonly userName?: string
  readonly address?: string
  readonly detail?: string
  /** Null is a browser that is not known. */
  readonly device?: string | null
}

/** When each of a kind was since an instant, newest first. */
export async function auditTimes(
  db: Reader,
  kind: AuditKind,
  { userName, address, detail, device }: AuditFilter,
  sinceMs: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('audit')
    .select('at')
    .where('kind', '=', kind)
    .$if(userName !== undefined, (query) => query.where('user_name', '=', userName ?? ''))
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .$if(detail !== undefined, (query) => query.where('detail', '=', detail ?? ''))
    .$if(device === null, (query) => query.where('device', 'is', null))
    .$if(typeof device === 'string', (query) => query.where('device', '=', device ?? ''))
    .where('at', '>', new Date(sinceMs).toISOString())
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ at }) => Date.parse(at))
}
