import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findRoot } from '../../server/findRoot.ts'

it('what runs beside a server leaves alone what was built, though the source has changed since', () => {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-prepare-'))
  try {
    const prepare = join(folder, 'server', 'prepare.mjs')
    cpSync(join(findRoot(import.meta.dirname), 'server', 'prepare.mjs'), prepare)
    mkdirSync(join(folder, 'dist'))
    const stamp = join(folder, 'dist', '.borderkeep-built')
    writeFileSync(stamp, 'of an older source')
    const prepared = (name: string) =>
      spawnSync(process.execPath, ['-e', `import('${prepare}').then((prepare) => prepare.${name}())`]).status
    expect(prepared('ensureBuiltOnce')).toBe(0)
    expect(readFileSync(stamp, 'utf8')).toBe('of an older source')
    // There is no source to build in that folder, so that trying to fails.
    expect(prepared('ensureBuilt')).toBe(1)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
