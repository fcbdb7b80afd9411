/**
 * What must be there before the product can run: its packages and what is built from its source.
 * Node's own modules only, for it runs before anything is installed. Each step is skipped where
 * nothing has changed since it was done last.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const inRoot = (...parts) => join(root, ...parts)

const leastNode = [20, 19]
const sources = [
  'client',
  'server',
  'data',
  'geo',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'buildWorker.ts',
]
const sqliteBinary = inRoot('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node')

const builtStamp = inRoot('dist', '.borderkeep-built')

/** Installs the packages that package-lock.json names, unless they are there. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1]))
    fail(`Borderkeep needs Node ${leastNode.join('.')} or newer; this is ${process.versions.node}.`)
  const stamp = inRoot('node_modules', '.borderkeep-installed')
  const wanted = hashOf(['package.json', 'package-lock.json'], `${process.version} ${process.arch}`)
  if (read(stamp) === wanted && existsSync(sqliteBinary)) return
  if (!isInstalled()) install()
  writeFileSync(stamp, wanted)
}

/** Builds the pages and the server into dist/, unless their source is as it was. */
export function ensureBuilt() {
  const wanted = hashOf(sources, process.version)
  if (read(builtStamp) === wanted && existsSync(inRoot('dist', 'server', 'main.js'))) return
  console.log('Building Borderkeep; this is done once after each change.')
  rmSync(builtStamp, { force: true })
  for (const args of [['build'], ['build', '--mode', 'field'], ['build', '--ssr']]) {
    const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js')
    const { status, stdout, stderr } = spawnSync(process.execPath, [vite, ...args, '--logLevel', 'warn'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (status !== 0) {
      process.stderr.write(stdout + stderr)
      fail('Borderkeep could not be built; the reason stands above.')
    }
  }
  compressFirstLoads()
  mkdirSync(dirname(builtStamp), { recursive: true })
  writeFileSync(builtStamp, wanted)
}

/**
 * Beside each file that a page names itself, the same as small as Brotli makes it: that takes too long for an
 * answer, and is a sixth less to wait for on a phone's first visit.
 */
function compressFirstLoads() {
  const folder = inRoot('dist', 'client')
  const named = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/assets\/[\w.-]+\.(?:js|css)/g) ?? [])
  for (const file of new Set(named))
    writeFileSync(join(folder, `${file}.br`), brotliCompressSync(readFileSync(join(folder, file))))
}

/**
 * Builds only where nothing is built yet: a server may be running from dist/, and its threads would
 * start with code of another version.
 */
export function ensureBuiltOnce() {
  if (!existsSync(builtStamp)) ensureBuilt()
}

/** Whether what is in node_modules is what the lock file names, whoever installed it. */
function isInstalled() {
  const locked = packagesOf(inRoot('package-lock.json'))
  const installed = packagesOf(inRoot('node_modules', '.package-lock.json'))
  if (locked === undefined || installed === undefined || !sqliteLoads()) return false
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  )
}

/** The driver is machine code for one version of Node: another one cannot load it. */
function sqliteLoads() {
  const script = "new (require('better-sqlite3'))(':memory:')"
  return spawnSync(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore' }).status === 0
}

function packagesOf(file) {
  const text = read(file)
  return text === undefined ? undefined : JSON.parse(text).packages
}

function install() {
  console.log('Installing the packages that Borderkeep needs; this is done once and takes a minute or two.')
  // Not `npm ci`: it refuses a lock file that was made where the registry had no packages for other
  // platforms. `--no-save` keeps to the versions in the lock file and leaves it as it is.
  const installing = npm('install', '--no-save', '--include=dev')
  // What is there but was built for another Node, or half, is not built again by installing.
  const rebuilding = installing.succeeded && !sqliteLoads() ? npm('rebuild', 'better-sqlite3') : undefined
  if (installing.succeeded && (rebuilding === undefined || sqliteLoads())) return
  const output = installing.output + (rebuilding?.output ?? '')
  if (rebuilding !== undefined || /better-sqlite3/.test(output))
    fail(
      'The database driver better-sqlite3 could not be built: install a C++ toolchain ' +
        '(Debian and Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install) and start again.',
    )
  process.stderr.write(output)
  fail(
    'The packages could not be installed; the reason stands above. Check that the npm registry can be reached.',
  )
}

function npm(...args) {
  const { status, stdout, stderr, error } = spawnSync('npm', [...args, '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error !== undefined)
    fail(`npm could not be run (${error.message}): it comes with Node and must be on the PATH.`)
  return { succeeded: status === 0, output: stdout + stderr }
}

function hashOf(paths, salt) {
  const hash = createHash('sha256').update(salt)
  const add = (path) => {
    if (!existsSync(inRoot(path))) return
    const entries = entriesOf(path)
    if (entries === undefined)
      hash
        .update(`${path}\0`)
        .update(readFileSync(inRoot(path)))
        .update('\0')
    else for (const entry of entries) add(join(path, entry))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Names in a folder, in one order on every machine; undefined for a file. */
function entriesOf(path) {
  try {
    return readdirSync(inRoot(path)).sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
