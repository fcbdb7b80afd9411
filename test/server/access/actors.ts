import type { IncomingMessage } from 'node:http'
import type { Actor, Grant } from '../../../data/model/account.ts'
import { localOperator, nobody } from '../../../server/access/whoAsks.ts'

/** A test names who asks in a header of its own; without it everything is asked by the local operator. */
export const asking = (actor: Actor): Record<string, string> => ({
  Authorization: Buffer.from(JSON.stringify(actor)).toString('base64'),
})

export const actorOf = async (request: IncomingMessage): Promise<Actor> => {
  const { authorization } = request.headers
  if (authorization === undefined) return localOperator
  return JSON.parse(Buffer.from(authorization, 'base64').toString('utf8')) as Actor
}

export function actorAt(role: Grant['role'], unitId: string, delegatedBy: string | null = null): Actor {
  const grant = { role, unitId, delegatedBy } as Grant
  const userName = `${role}-${unitId.slice(0, 8)}`
  return {
    ...nobody,
    kind: role === 'display' ? 'display' : 'account',
    id: unitId,
    userName,
    name: userName,
    grants: [grant],
  }
}
