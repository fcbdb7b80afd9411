import type { QueryKey } from '@tanstack/react-query'
import { keyOf } from '../../knowledge/knownAt.ts'

/** Lists of records that the field reads. */
const lists = /^\/(units|policies|tier-orders|charges|people|trails\/[^/]+\/events)$/

/** Whether the answer to a question is kept on the phone: what its pages show, as of now. */
export function isKept(key: QueryKey): boolean {
  const [what, which] = key
  const now = key.at(-1) === keyOf(undefined)
  switch (what) {
    case 'me':
    case 'sign-in':
    case 'basemap':
    case 'towns':
    case 'last-known':
      return true
    case 'county':
      return key.length === 1
    case 'on-duty':
    case 'chief-names':
    case 'notices':
      return now
    case 'collection':
      return now && key[2] === null
    case 'list':
      return now && typeof which === 'string' && lists.test(which)
    default:
      return false
  }
}
