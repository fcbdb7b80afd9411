/**
 * Behind `npm run bench`: what the product costs, and what its peers cost, in one run; `npm run bench -- locate
 * union` measures these sections anew and leaves the others as they were. `--quick` goes through
 * everything with little, to see that it works, and writes nothing.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { ensurePeers } from './peerPackages.ts'
import { printSection, writeReport } from './report.ts'
import type { SectionResult } from './row.ts'
import { sectionNames, type SectionName } from './sections/allSections.ts'

const root = join(import.meta.dirname, '..', '..')
const output = join(root, 'dist', 'bench')

/** Bundles what is measured as the server is bundled: the code that runs is the code that is shipped. */
async function bundle(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: output,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        input: Object.fromEntries(
          ['runSection', 'tracksWorker', 'servePeer', 'liveListeners', 'watchLoop'].map((name) => [
            name,
            join(import.meta.dirname, `${name}.ts`),
          ]),
        ),
      },
    },
  })
}

function runSection(name: SectionName, isQuick: boolean, folder: string): SectionResult | undefined {
  const file = join(folder, `${name}.json`)
  const flags = ['--expose-gc', '--max-old-space-size=12000']
  const args = [join(output, 'runSection.js'), name, file, ...(isQuick ? ['--quick'] : [])]
  const { status, signal } = spawnSync(process.execPath, [...flags, ...args], { cwd: root, stdio: 'inherit' })
  if (signal !== null) console.error(`${name} was ended by ${signal}`)
  return status === 0 ? (JSON.parse(readFileSync(file, 'utf8')) as SectionResult) : undefined
}

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isQuick = process.argv.includes('--quick')
const unknown = asked.filter((name) => !(sectionNames as string[]).includes(name))
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${sectionNames.join(', ')}.`)
  process.exit(1)
}
ensurePeers()
await bundle()
const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-'))
const failed: string[] = []
try {
  for (const name of asked.length > 0 ? (asked as SectionName[]) : sectionNames) {
    console.log(`\n── ${name}`)
    const started = Date.now()
    const result = runSection(name, isQuick, folder)
    if (result === undefined) failed.push(name)
    else {
      printSection(name, result)
      if (!isQuick) writeReport(name, result, Date.now())
    }
    console.log(`${name} took ${Math.round((Date.now() - started) / 1000)} s`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (failed.length > 0) console.error(`\nBroke off: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
