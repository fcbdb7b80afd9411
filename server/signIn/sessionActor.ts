import type { Actor, Grant } from '../../data/model/account.ts'
import { isTopUnit } from '../../data/model/unit.ts'
import { listRecords, recordsOf, tryGetRecord } from '../../data/store/records.ts'
import type { Reader } from '../../data/store/tables.ts'
import { knownMs, type Identity } from './knownActors.ts'

type AccountActor = Omit<Actor, 'mustChangePassword' | 'mustAddSecondFactor'>

/** Somebody signed in, with the roles of their own and those delegated to them at an instant. */
export async function accountActor(
  db: Reader,
  accountId: string,
  nowMs: number,
): Promise<{ actor: AccountActor; changesAtMs: number } | undefined> {
  const account = (await tryGetRecord(db, 'account', accountId))?.record
  if (account === undefined || account.disabled) return undefined
  const { id, userName, name, unitId, roles } = account
  const ofTop = await isAtTop(db, unitId)
  const own: Grant[] = roles.map((role) => ({ role, unitId, delegatedBy: null, ofTop }))
  const { grants, changesAtMs } = await delegatedTo(db, id, nowMs)
  return { actor: { kind: 'account', id, userName, name, grants: [...own, ...grants] }, changesAtMs }
}

/** Also tells when that changes, as far ahead as anybody is remembered. */
async function delegatedTo(
  db: Reader,
  accountId: string,
  nowMs: number,
): Promise<{ grants: Grant[]; changesAtMs: number }> {
  const window = { fromMs: nowMs, toMs: nowMs + knownMs }
  const grants: Grant[] = []
  let changesAtMs = Infinity
  for (const one of recordsOf(await listRecords(db, 'delegation', { window }))) {
    if (one.toAccountId !== accountId) continue
    const [fromMs, toMs] = [Date.parse(one.from), Date.parse(one.to)]
    changesAtMs = Math.min(changesAtMs, fromMs > nowMs ? fromMs : toMs)
    if (fromMs > nowMs) continue
    const from = (await tryGetRecord(db, 'account', one.fromAccountId))?.record
    if (from === undefined || from.disabled) continue
    const { id: delegatedBy, unitId } = from
    const ofTop = await isAtTop(db, unitId)
    for (const role of one.roles)
      // What somebody has no more they can delegate no more.
      if (from.roles.includes(role)) grants.push({ role, unitId, delegatedBy, ofTop })
  }
  return { grants, changesAtMs }
}

/** A wall that was opened by a display link. */
export async function displayActor(db: Reader, linkId: string, nowMs: number): Promise<Identity | undefined> {
  const link = (await tryGetRecord(db, 'display-link', linkId))?.record
  const untilMs = link === undefined || link.until === null ? Infinity : Date.parse(link.until)
  if (link === undefined || untilMs <= nowMs || link.approval === 'awaited') return undefined
  const actor: Actor = {
    kind: 'display',
    id: link.id,
    userName: `display ${link.name}`,
    name: { en: link.name, zh: link.name },
    grants: [
      {
        role: 'display',
        unitId: link.unitId,
        delegatedBy: null,
        ofTop: await isAtTop(db, link.unitId),
      },
    ],
  }
  return { actor, changesAtMs: untilMs, networks: link.networks }
}

async function isAtTop(db: Reader, unitId: string): Promise<boolean> {
  const unit = (await tryGetRecord(db, 'unit', unitId))?.record
  return unit !== undefined && isTopUnit(unit)
}
