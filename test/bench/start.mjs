/**
 * `npm run bench` on a fresh checkout: installs and builds what is missing, then measures (`run.ts`).
 * Node's own modules only: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, ensureInstalled } from '../../server/prepare.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const given = process.argv.slice(2)
const asked = given.filter((argument) => !argument.startsWith('--'))
ensureInstalled()
if (asked.length === 0 || ['serve', 'live', 'wall', 'province'].some((section) => asked.includes(section)))
  ensureBuilt()
const args = ['--import', 'tsx', join(root, 'test', 'bench', 'run.ts'), ...given]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
process.exitCode = status ?? 1
