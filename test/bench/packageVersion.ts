import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of a package that is installed beside this project. */
export function getPackageVersion(name: string): string {
  const file = join(import.meta.dirname, '..', '..', 'node_modules', name, 'package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
