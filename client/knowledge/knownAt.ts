import { createContext, useContext } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { pages } from '../../data/model/pages.ts'
import type { Follow } from '../live/follow.ts'

const KnownAtContext = createContext<string | undefined>(undefined)
export const KnownAtProvider = KnownAtContext.Provider

/**
 * The instant of knowledge that is shown, ISO 8601 in UTC: everything is as it was known then. Undefined
 * while all that is known counts.
 */
export const useKnownAt = (): string | undefined => useContext(KnownAtContext)

/** The one that the address asks for, `known=…`. In the field only now is of use. */
export function useAskedKnownAt(): string | undefined {
  const [address] = useSearchParams()
  const { pathname } = useLocation()
  return knownIn(address, pathname)
}

/** The same of an address, for what is pressed outside of the page itself. */
export function knownIn(address: URLSearchParams, pathname: string): string | undefined {
  const knownMs = readInstant(address.get('known') ?? '')
  return Number.isNaN(knownMs) || isField(pathname) ? undefined : new Date(knownMs).toISOString()
}

/** What an address asks for that is no instant: to show what is known now instead would mislead. */
export function unreadableKnownIn(address: URLSearchParams, pathname: string): string | undefined {
  const asked = address.get('known') ?? ''
  return asked === '' || isField(pathname) || !Number.isNaN(readInstant(asked)) ? undefined : asked
}

const isField = (pathname: string) => pathname.startsWith(pages.field)

/** Only what begins with a date: of other text a browser may make any instant. */
const readInstant = (text: string) => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN)

/** The address of a question as it was to be answered then. */
export function asKnownAt(address: string, knownAt: string | undefined): string {
  if (knownAt === undefined) return address
  return `${address}${address.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(knownAt)}`
}

/**
 * While an answer is on the way the one before stands in for it only where it is of the same knowledge,
 * which is the last part of the key: what is known now is never shown as what was known then.
 */
export const ofSameKnowledge =
  (knownAt: string | undefined) =>
  <Data>(
    previous: Data | undefined,
    previousQuery: { readonly queryKey: readonly unknown[] } | undefined,
  ): Data | undefined =>
    previousQuery?.queryKey.at(-1) === keyOf(knownAt) ? previous : undefined

/** Of a question's key, the part that says whose knowledge it asks for. */
export const keyOf = (knownAt: string | undefined): string => knownAt ?? 'now'

/** What was known then never changes: such an answer follows nothing. */
export const followKnown = (follow: Follow, knownAt: string | undefined): { readonly follow: Follow } => ({
  follow: knownAt === undefined ? follow : { how: 'never' },
})
