import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { name, path } from '../model/values.ts'

const lineFeature = z.object({
  properties: z.object({
    name,
    homeSide: z.enum(['left', 'right']),
    source: z.string(),
    licence: z.string(),
  }),
  geometry: z.object({ type: z.literal('LineString'), coordinates: path }),
})
export type SourceLine = z.infer<typeof lineFeature>

/** Reads a line that `derive` has cut from OpenStreetMap data. */
export function sourceLine(stem: string): SourceLine {
  const file = join(sourceFolder(), `${stem}.line.geojson`)
  return lineFeature.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** The folder lies beside this file in the source, and some levels up from it once built. */
function sourceFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url))
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'data', 'demo', 'source')
    if (existsSync(candidate)) return candidate
    if (dirname(folder) === folder) throw new Error(`no data/demo/source above ${start}`)
  }
}
