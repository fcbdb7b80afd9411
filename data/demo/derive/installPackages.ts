import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Source } from './sources.ts'

/**
 * Runs `work` with a reader for the files of npm packages. The packages are installed for that time only, in a
 * temporary folder: they are large (about 270 MB unpacked) and the product itself never needs them.
 * Scripts of the packages do not run.
 */
export function withInstalledPackages(
  list: readonly Source[],
  work: (read: (source: Source) => string) => void,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-derive-'))
  try {
    const specs = list.map((source) => `${source.pkg}@${source.version}`)
    const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
    execFileSync('npm', ['install', ...flags, ...specs], { stdio: ['ignore', 'ignore', 'inherit'] })
    work((source) => readFileSync(join(folder, 'node_modules', source.pkg, source.file), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
