import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Unit } from '../data/model/unit.ts'
import { name, type Name } from '../data/model/values.ts'
import type { Position } from '../geo/units.ts'
import type { App } from './appContext.ts'
import { townFiles } from './basemap.ts'

/** A place that people know by name, to say a way by it or how far inland it lies. */
export interface KnownPlace {
  readonly name: Name
  readonly unitId: Unit['id'] | null
  readonly position: Position
  /** Too small to say a long way by. */
  readonly isSmall: boolean
}

/** Not every town abroad has a Chinese name. */
const town = z.object({
  name: z.object({ en: name.shape.en, zh: name.shape.zh.optional() }),
  lon: z.number(),
  lat: z.number(),
})

/** Towns never change while the server runs. */
const townsOf = new Map<string, Promise<readonly KnownPlace[]>>()

/** Villages and other units whose place somebody entered, and the towns of the region. */
export async function knownPlaces(app: App, units: readonly Unit[]): Promise<KnownPlace[]> {
  const { demonstration } = app.settings
  const towns = townsOf.get(demonstration) ?? readTowns(app)
  townsOf.set(demonstration, towns)
  const seats = units.flatMap(({ id, name, level, seat }) =>
    seat === null
      ? []
      : [{ name, unitId: id, position: seat, isSmall: level === 'village' || level === 'group' }],
  )
  return [...seats, ...(await towns)]
}

async function readTowns(app: App): Promise<KnownPlace[]> {
  const files = await Promise.all(
    townFiles(app.settings.demonstration).map((file) => readFile(join(app.root, file), 'utf8')),
  )
  return files
    .flatMap((text) => z.array(town).parse(JSON.parse(text)))
    .map(({ name: { en, zh = en }, lon, lat }) => ({
      name: { en, zh },
      unitId: null,
      position: [lon, lat],
      isSmall: false,
    }))
}
