import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { App } from './appContext.ts'
import { endpoint } from './endpoint.ts'

/** What lies under the line; it never changes while the server runs. */
export const getBasemap = endpoint({
  summary: 'The built-in basemap of the region: land, water, rivers, labels and their attribution',
  tag: 'county',
  answer: z.looseObject({ bbox: z.array(z.number()).length(4).nullable(), attribution: z.array(z.string()) }),
  handle: async ({ app }) => ({ cached: await sourceFile(app, 'basemap', emptyBasemap) }),
})

export const getTowns = endpoint({
  summary: 'Towns of the region',
  tag: 'county',
  answer: z.array(z.looseObject({ lon: z.number(), lat: z.number() })),
  handle: async ({ app }) => ({ cached: await sourceFile(app, 'towns', []) }),
})

/** Without a demonstration there is no region to draw. */
const emptyBasemap = {
  bbox: null,
  attribution: [],
  home: { type: 'MultiPolygon', coordinates: [] },
  abroad: [],
  otherBoundaries: { type: 'MultiLineString', coordinates: [] },
  rivers: [],
  water: { type: 'MultiPolygon', coordinates: [] },
  labels: [],
}

function sourceFile(app: App, what: 'basemap' | 'towns', empty: unknown) {
  const { demonstration } = app.settings
  return app.bodies.get(what, 0, 0, async () => ({
    body:
      demonstration === 'none'
        ? empty
        : JSON.parse(
            await readFile(join(app.root, 'data/demo/source', `${demonstration}.${what}.json`), 'utf8'),
          ),
    type: 'application/json',
    sequence: 0,
    changesAtMs: Infinity,
  }))
}
