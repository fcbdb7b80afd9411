/** The files of one build, as the build lists them. */
export interface BuiltFiles {
  /** Of the build and of the policy that its page is served with. */
  readonly version: string
  /** Addresses of what the page needs: each has its content's hash in its name, or stays as it is. */
  readonly files: readonly string[]
}

const prefix = 'borderkeep.field.files.'
const page = '/field'

const nameOf = ({ version }: BuiltFiles): string => prefix + version

/** So many are fetched at a time: a weak signal is shared with whoever works on the page. */
const together = 2

/**
 * Fetches what a build needs, apart from what an earlier one left; throws where one of them does not come.
 * What came stays for the next try.
 */
export async function keepFiles(built: BuiltFiles): Promise<void> {
  const cache = await caches.open(nameOf(built))
  const left = [...built.files]
  const fetchSome = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await keepFile(cache, file)
  }
  await Promise.all(Array.from({ length: together }, fetchSome))
  // The page comes last: with it there, all that it names is.
  const answer = await fetch(page, { cache: 'reload', credentials: 'omit' })
  if (!answer.ok || answer.redirected) throw new TypeError(`${page} answers ${answer.status}`)
  await cache.put(page, answer)
}

async function keepFile(cache: Cache, file: string): Promise<void> {
  if ((await cache.match(file)) !== undefined) return
  const answer = (await caches.match(file)) ?? (await fetch(file))
  if (!answer.ok) throw new TypeError(`${file} answers ${answer.status}`)
  await cache.put(file, answer)
}

/**
 * Drops the files of builds before the last one: a page that is still open may load a part of the one
 * that it came from.
 */
export async function dropOldFiles(built: BuiltFiles): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== nameOf(built))
  // Caches are listed in the order in which they were made.
  for (const name of names.slice(0, -1)) await caches.delete(name)
}

/** A file as it was kept, of this build before others; undefined where it was not. */
export async function keptFile(built: BuiltFiles, path: string): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(built))
  return (await cache.match(path)) ?? caches.match(path)
}

/**
 * The page as it was kept, under a nonce of its own: with one that is the same each time whoever writes a
 * style into the page would know it.
 */
export async function keptPage(built: BuiltFiles): Promise<Response | undefined> {
  const cache = await caches.open(nameOf(built))
  const kept = await cache.match(page)
  if (kept === undefined) return undefined
  const headers = new Headers(kept.headers)
  const policy = headers.get('Content-Security-Policy') ?? ''
  const before = /'nonce-([^']+)'/.exec(policy)?.[1]
  const html = await kept.text()
  if (before === undefined) return new Response(html, { headers })
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  headers.set('Content-Security-Policy', policy.replace(before, nonce))
  // It is the text now, whatever it came as.
  headers.delete('Content-Encoding')
  headers.delete('Content-Length')
  return new Response(html.replaceAll(before, nonce), { headers })
}
