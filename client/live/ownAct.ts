import type { HeardChange } from './heardAct.ts'

const kinds: readonly (readonly [address: RegExp, kind: string])[] = [
  [/^\/patrols(\/[^/]+)?$/, 'patrol'],
  [/^\/patrol-plans(\/[^/]+)?$/, 'patrol-plan'],
  [/^\/patrol-templates(\/[^/]+)?$/, 'patrol-template'],
  [/^\/teams(\/[^/]+)?$/, 'team'],
  [/^\/shifts(\/[^/]+)?$/, 'shift'],
  [/^\/trackers(\/[^/]+)?$/, 'tracker'],
  [/^\/staffing-logs$/, 'staffing-log'],
  [/^\/lost-tracks$/, 'lost-track'],
  [/^\/tier-orders$/, 'tier-order'],
  [/^\/trails\/[^/]+\/events$/, 'trail-event'],
]

/**
 * What an act of this page did to a record, as far as its own answer tells: the act's event, which
 * tells all, may still be on its way.
 */
export function ownChange(
  write: { readonly method: string; readonly address: string },
  answer: unknown,
): HeardChange | undefined {
  const kind = kinds.find(([address]) => address.test(write.address))?.[1]
  if (kind === undefined) return undefined
  if (write.method === 'DELETE') {
    const id = write.address.split('/').at(-1) ?? ''
    return { kind, id, version: null, record: null }
  }
  if (typeof answer !== 'object' || answer === null || !('id' in answer) || !('version' in answer))
    return undefined
  const { id, version } = answer
  if (typeof id !== 'string' || typeof version !== 'number') return undefined
  return { kind, id, version, record: answer }
}
