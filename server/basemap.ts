import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { App } from './appContext.ts'
import type { Config } from './config.ts'
import { endpoint } from './endpoint.ts'

/** What lies under the line; it never changes while the server runs. */
export const getBasemap = endpoint({
  summary: 'The built-in basemap of the region: land, water, rivers, labels and their attribution',
  tag: 'county',
  answer: z.looseObject({ bbox: z.array(z.number()).length(4).nullable(), attribution: z.array(z.string()) }),
  handle: async ({ app }) => ({ cached: await ofRegions(app, 'basemap', joinedBasemap) }),
})

export const getTowns = endpoint({
  summary: 'Towns of the region',
  tag: 'county',
  answer: z.array(z.looseObject({ lon: z.number(), lat: z.number() })),
  handle: async ({ app }) => ({
    cached: await ofRegions(app, 'towns', (files) =>
      files.flatMap((file) => z.array(z.unknown()).parse(file)),
    ),
  }),
})

/** Stems of the basemap files that a demonstration's lines lie in; without one there is no region to draw. */
const regions: Readonly<Record<Config['demonstration'], readonly string[]>> = {
  malipo: ['malipo'],
  baoshan: ['baoshan'],
  province: ['malipo', 'baoshan'],
  none: [],
}

const features = z.array(z.unknown())
const coordinates = z.looseObject({ coordinates: features })
const region = z.looseObject({
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  attribution: z.array(z.string()),
  rivers: features,
  water: coordinates,
  labels: z.array(z.looseObject({ name: z.looseObject({ en: z.string() }) })),
})

/**
 * One region is drawn as it is. Of several only what lies in the land is: their home ground would
 * show as islands where the whole line runs, and their boundaries are that line once more.
 */
export function joinedBasemap(files: readonly unknown[]): unknown {
  const [only] = files
  if (files.length === 1) return only
  const joined = files.map((file) => region.parse(file))
  const labels = joined.flatMap((one) => one.labels)
  return {
    bbox: null,
    attribution: [...new Set(joined.flatMap((one) => one.attribution))],
    home: { type: 'MultiPolygon', coordinates: [] },
    abroad: [],
    otherBoundaries: { type: 'MultiLineString', coordinates: [] },
    rivers: joined.flatMap((one) => one.rivers),
    water: { type: 'MultiPolygon', coordinates: joined.flatMap((one) => one.water.coordinates) },
    labels: labels.filter(
      ({ name }, index) => labels.findIndex((other) => other.name.en === name.en) === index,
    ),
  }
}

/** Where the towns of a demonstration's region are written down, from the root. */
export const townFiles = (demonstration: Config['demonstration']): string[] =>
  regions[demonstration].map((stem) => `data/demo/source/${stem}.towns.json`)

function ofRegions(app: App, what: 'basemap' | 'towns', together: (files: readonly unknown[]) => unknown) {
  return app.bodies.get(what, 0, 0, async () => ({
    body: together(
      await Promise.all(
        regions[app.settings.demonstration].map(async (stem): Promise<unknown> =>
          JSON.parse(await readFile(join(app.root, 'data/demo/source', `${stem}.${what}.json`), 'utf8')),
        ),
      ),
    ),
    type: 'application/json',
    sequence: 0,
    changesAtMs: Infinity,
  }))
}
