import { Refusal } from '../../data/journal/refusal.ts'
import { access, type Right } from '../../data/model/access.ts'
import type { Account, Actor, Role } from '../../data/model/account.ts'
import { isTopUnit, type Unit } from '../../data/model/unit.ts'
import { fieldInvalid } from '../fieldInvalid.ts'

/** A name is never given again, also not one of an account that is disabled: it signs what it did. */
export function checkUserNameIsFree(accounts: readonly Account[], userName: string): void {
  if (accounts.some((account) => account.userName === userName) || reservedNames.has(userName))
    throw fieldInvalid('userName', `${userName} is taken`, `用户名 ${userName} 已被使用`)
}

/** As the journal names what no account does. */
const reservedNames: ReadonlySet<string> = new Set([
  'borderkeep',
  'local',
  'nobody',
  'display',
  'test',
  'system',
])

/** Who might raise themselves could not be held to anything. */
export function checkNotOneself(actor: Actor, before: Account, after: Account): void {
  if (actor.kind !== 'account' || actor.id !== before.id) return
  if (after.disabled)
    throw new Refusal(
      'forbidden',
      { en: 'Nobody disables their own account.', zh: '不能停用自己的账号。' },
      'disabled',
    )
  if (!isSameSet(before.roles, after.roles))
    throw new Refusal(
      'forbidden',
      { en: 'Nobody changes their own roles.', zh: '不能修改自己的角色。' },
      'roles',
    )
  if (before.unitId !== after.unitId)
    throw new Refusal(
      'forbidden',
      { en: 'Nobody moves their own account to another unit.', zh: '不能变更自己账号的单位。' },
      'unitId',
    )
}

const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size

/** What everybody may read of the whole county, so that handing it on raises nobody. */
const readByAll: readonly Right[] = ['see-line', 'see-people', 'see-notices', 'see-photos', 'see-reports']

/**
 * Roles with which something reaches the whole county that the administrator of a part of it does not;
 * also those that do so only at the top, as a unit may come to stand there.
 */
export const countyWideRoles: ReadonlySet<Role> = new Set(
  (Object.entries(access) as [Right, Partial<Record<Role, string>>][]).flatMap(([right, scopes]) =>
    readByAll.includes(right)
      ? []
      : (Object.entries(scopes) as [Role, string][]).flatMap(([role, scope]) =>
          scope === 'county' || scope === 'top' ? [role] : [],
        ),
  ),
)

/**
 * Refuses to hand on, by a role or by a password, what reaches the whole county, to whoever administers
 * only a part of it: else the duty desk of a village would be a way to every telephone number.
 */
export function checkMayGive(
  actor: Actor,
  units: readonly Unit[],
  roles: readonly Role[],
  field: string | undefined,
): void {
  const wide = roles.find((role) => countyWideRoles.has(role))
  if (wide === undefined || administersCounty(actor, units)) return
  throw new Refusal(
    'forbidden',
    {
      en: `The role ${wide} may reach the whole county: only an administrator of the county gives it or changes who has it.`,
      zh: `角色 ${wide} 可涉及全县，只能由县级管理员授予或变更。`,
    },
    field,
  )
}

const administersCounty = ({ kind, grants }: Actor, units: readonly Unit[]): boolean =>
  kind === 'local' ||
  grants.some(
    ({ role, unitId, delegatedBy }) =>
      role === 'administrator' && delegatedBy === null && (unitId === null || isTop(units, unitId)),
  )

function isTop(units: readonly Unit[], unitId: string): boolean {
  const unit = units.find(({ id }) => id === unitId)
  return unit !== undefined && isTopUnit(unit)
}

/** Without anybody who administers the county nobody could ever be let in again. */
export function checkAdministratorStays(
  accounts: readonly Account[],
  units: readonly Unit[],
  after: Account,
): void {
  const administers = ({ roles, disabled, unitId }: Account) =>
    !disabled && roles.includes('administrator') && isTop(units, unitId)
  if (!accounts.some(administers)) return
  if (accounts.some((account) => administers(account.id === after.id ? after : account))) return
  throw new Refusal(
    'still-in-use',
    {
      en: 'This is the last administrator of the county: make another one first.',
      zh: '这是全县最后一名管理员：请先另设一名。',
    },
    after.disabled ? 'disabled' : 'roles',
  )
}
