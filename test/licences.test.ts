import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedSoftware } from '../client/about/shipped.ts'

const root = join(import.meta.dirname, '..')

/** Licences under which all of it may be passed on as it is, asking for no more than to be named. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Zlib',
  'Python-2.0',
  'EDL-1.0',
  // Of fonts: passed on with a product freely, not sold by themselves.
  'OFL-1.1',
])

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type?: string }
  readonly licenses?: readonly { readonly type?: string }[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest

/** As Node finds a package: beside whoever needs it, then folder by folder above. */
function find(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', name, 'package.json')
    if (existsSync(file)) return file
    if (folder === dirname(folder)) return undefined
  }
}

/** What the pages are built from is bundled with them, and so is shipped. */
function importedByPages(folder = join(root, 'client')): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/from '((?:@[\w.-]+\/)?[a-z][\w.-]*)/g),
    ])
    .map(([, name = '']) => name)
}

const direct = [
  ...new Set([...Object.keys(read(join(root, 'package.json')).dependencies ?? {}), ...importedByPages()]),
].toSorted()

/** Every package that comes with those, by name and version. */
function shipped(): Map<string, Manifest> {
  const found = new Map<string, Manifest>()
  const visit = (name: string, from: string): void => {
    const file = find(name, from)
    // What is for another platform only is not here and not shipped.
    if (file === undefined) return
    const manifest = read(file)
    const key = `${manifest.name}@${manifest.version}`
    if (found.has(key)) return
    found.set(key, manifest)
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      visit(needed, dirname(file))
  }
  for (const name of direct) visit(name, root)
  return found
}

/** What two packages mean by what they say, as their licence files have it. */
const meant: Readonly<Record<string, string>> = { 'BDS-3-Clause': 'BSD-3-Clause', BSD: 'BSD-2-Clause' }

function licenceOf(manifest: Manifest): string {
  const written = licenceWritten(manifest)
  return meant[written] ?? written
}

function licenceWritten({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none'
}

const isAllowed = (licence: string): boolean => {
  const plain = licence.replaceAll(/[()]/g, '')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  return plain.split(' AND ').every((one) => allowed.has(one.trim()))
}

describe('licences', () => {
  it('of all that is shipped are permissive', () => {
    const packages = [...shipped()].map(([name, manifest]) => `${name}: ${licenceOf(manifest)}`)
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter((line) => !isAllowed(line.slice(line.indexOf(': ') + 2)))).toEqual([])
  })

  it('of all that is asked for by name stand on the About page', () => {
    const told = shippedSoftware.flatMap(({ packages }) => packages)
    expect(direct.filter((name) => !told.includes(name))).toEqual([])
    expect(told.filter((name) => find(name, root) === undefined)).toEqual([])
  })

  it('are told there as the packages tell them', () => {
    for (const { packages, licence } of shippedSoftware)
      for (const name of packages) expect(licence, name).toContain(licenceOf(read(find(name, root)!)))
  })
})
