/**
 * `npm test`: everything that must hold, on a machine with Node and a C++ toolchain only.
 * Installs what is missing (the browser too), then types, lint, format, unused code, unit and API
 * tests, the build, and the tests in a real browser. The last line is `N passed, M failed`.
 *
 * Node's own modules only: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from '../server/prepare.mjs'

const bin = (name) => join('node_modules', '.bin', name)

/** Runs a command with its output on this terminal; true where it exits with 0. */
function run(title, command, args, environment = {}) {
  console.log(`\n── ${title}`)
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  if (error !== undefined) console.error(`${command}: ${error.message}`)
  return status === 0
}

/** The first Chromium there is; undefined where there is none. */
function findChromium() {
  const known = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return known.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/** Debian packages the tests need beside Node's: the browser, a Chinese font, GDAL as an API client, and what reads PDF. */
function ensureDebianPackages() {
  const missing = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...(existsSync('/usr/bin/ogrinfo') ? [] : ['gdal-bin']),
    ...(existsSync('/usr/bin/pdftotext') ? [] : ['poppler-utils']),
    ...(existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') ? [] : ['fonts-noto-cjk']),
  ]
  if (missing.length === 0) return
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.log(`Not installed, and not mine to install here: ${missing.join(', ')}`)
    return
  }
  console.log(`Installing ${missing.join(', ')}`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get update', 'apt-get', ['update', '-qq'], environment)
  run(
    'apt-get install',
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
    environment,
  )
}

/** Passed and failed tests of one Vitest run, from its own JSON report; a run that breaks is a failure. */
function runVitest(title, args, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-test-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const succeeded = run(title, bin('vitest'), ['run', ...args, ...reporters], environment)
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    const brokenOtherwise = !succeeded && numFailedTests === 0 ? 1 : 0
    return { passed: numPassedTests, failed: numFailedTests + brokenOtherwise }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const check = (title, command, args) =>
  run(title, command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

function runAll() {
  ensureInstalled()
  ensureDebianPackages()
  const results = [
    check('Types', bin('tsc'), ['-p', '.']),
    check('Lint', bin('oxlint'), ['--type-aware', '--deny-warnings']),
    check('Format', bin('oxfmt'), ['--check']),
    check('Unused code', bin('knip'), []),
    runVitest('Unit and API tests', []),
  ]
  ensureBuilt()
  results.push(
    runVitest(
      'Browser tests',
      ['--config', 'test/e2e/vitest.config.ts', '--reporter=./test/e2e/secondTries.ts'],
      { CHROMIUM: findChromium() ?? '' },
    ),
  )
  return results
}

const results = runAll()
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
