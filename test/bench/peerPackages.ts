import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The packages that only the bench compares with are heavy and none of them is part of the product:
 * they have a folder of their own, which `npm run bench` fills when it needs them.
 *
 * Paths start at the working directory, which is the checkout: what runs here was bundled elsewhere.
 */
const folder = join(process.cwd(), 'test', 'bench', 'peers')

/** Installs the peers, unless they are there as the lock file names them. */
export function ensurePeers(): void {
  const wanted = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(wanted) as { packages: Record<string, { optional?: boolean }> }
  const isThere = Object.entries(packages).every(
    ([path, { optional }]) => path === '' || optional === true || versionIn(join(folder, path)) !== undefined,
  )
  if (isThere) return
  console.log('Installing the peers that the bench compares with.')
  spawnSync('npm', ['install', '--no-save'], { cwd: folder, stdio: 'inherit' })
}

/** Loads a peer; undefined where it could not be installed here. */
export async function tryLoadPeer<Module>(name: string): Promise<Module | undefined> {
  try {
    const path = createRequire(join(folder, 'package.json')).resolve(name)
    return (await import(pathToFileURL(path).href)) as Module
  } catch (error) {
    console.log(`${name} cannot be used here: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/** The version of a package of the product or of a peer; undefined where it is not installed. */
export function tryGetVersion(name: string): string | undefined {
  return versionIn(join(folder, 'node_modules', name)) ?? versionIn(join(process.cwd(), 'node_modules', name))
}

function versionIn(packageFolder: string): string | undefined {
  try {
    const text = readFileSync(join(packageFolder, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  } catch {
    return undefined
  }
}
