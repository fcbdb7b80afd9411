import type { IncomingMessage } from 'node:http'
import type { Actor, Grant, Role } from '../../data/model/account.ts'
import { localOperator, nobody } from '../../server/access/whoAsks.ts'

/** Who asks is who the header of a test says, and nobody where it says nothing. */
export const actorOfHeader = (request: IncomingMessage): Promise<Actor> => {
  const written = request.headers['test-actor']
  return Promise.resolve(typeof written === 'string' ? (JSON.parse(written) as Actor) : nobody)
}

export const asOperator = { 'Test-Actor': JSON.stringify(localOperator) }

/** Somebody with a role at a unit. */
export function actorWith(
  roles: Role | readonly Role[],
  unitId: string | null,
  id: string | null = null,
): Actor {
  const held = typeof roles === 'string' ? [roles] : roles
  const userName = `${held.join('-')}.${unitId?.slice(-4) ?? 'county'}`
  const grants = held.map((role): Grant => ({ role, unitId: unitId as Grant['unitId'], delegatedBy: null }))
  return { kind: 'account', id, userName, name: userName, grants }
}

export const as = (actor: Actor): Record<string, string> => ({ 'Test-Actor': JSON.stringify(actor) })
