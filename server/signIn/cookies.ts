/** The cookies of a request by name. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  for (const part of (header ?? '').split(';')) {
    const equals = part.indexOf('=')
    if (equals < 1) continue
    const name = part.slice(0, equals).trim()
    // Of two under one name the first is the more specific one.
    if (!cookies.has(name)) cookies.set(name, part.slice(equals + 1).trim())
  }
  return cookies
}

/** A cookie that scripts cannot read and that other sites' pages cannot send along with a write. */
export const setCookie = (
  name: string,
  value: string,
  { maxAgeS, isSecure, path = '/' }: { maxAgeS: number; isSecure: boolean; path?: string },
): string =>
  `${name}=${value}; Max-Age=${maxAgeS}; Path=${path}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`

/** What a browser sends back of cookies that were set. */
export const sentBack = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ')
