import type { IncomingMessage } from 'node:http'
import { v5 } from 'uuid'
import type { Actor, Grant, Role } from '../../../data/model/account.ts'
import { name } from '../smallCounty.ts'
import { localOperator } from '../../../server/access/whoAsks.ts'

/** A test names who asks in a header of its own; without it everything is asked by the local operator. */
export const asking = (actor: Actor): Record<string, string> => ({
  Authorization: Buffer.from(JSON.stringify(actor)).toString('base64'),
})

export const actorOf = async (request: IncomingMessage): Promise<Actor> => {
  const { authorization } = request.headers
  if (authorization === undefined) return localOperator
  return JSON.parse(Buffer.from(authorization, 'base64').toString('utf8')) as Actor
}

/** Somebody with a role at a unit, the same each time. */
export function actorAt(role: Grant['role'], unitId: string, delegatedBy: string | null = null): Actor {
  const grants = [{ role, unitId, delegatedBy, ofTop: false } as Grant]
  const userName = `${role}-${unitId.slice(0, 8)}`
  const id = v5(userName, v5.URL)
  return { kind: role === 'display' ? 'display' : 'account', id, userName, name: name(userName), grants }
}

/** An account that holds roles of its own at a unit. */
export function accountWith(roles: readonly Role[], unitId: string, id: string): Actor {
  const userName = `${roles.join('-')}.${unitId.slice(-4)}`
  const grants = roles.map((role) => ({ role, unitId, delegatedBy: null, ofTop: false }) as Grant)
  return { kind: 'account', id, userName, name: name(userName), grants }
}

/** The same where the unit is one at the top. */
export const atTop = (actor: Actor): Actor => ({
  ...actor,
  grants: actor.grants.map((grant) => ({ ...grant, ofTop: true })),
})
