import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the product, above the source as above what is built from it. */
export function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('package.json was not found above the server')
  return findRoot(above)
}
