import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { position } from '../../data/model/values.ts'
import { getJson } from './request.ts'

const bilingual = z.object({ en: z.string(), zh: z.string().optional() })

/** The county's towns, to label few first: rank 1 is the largest. */
const town = z.object({
  name: bilingual,
  lon: z.number(),
  lat: z.number(),
  country: z.string(),
  rank: z.number(),
  seat: z.boolean().optional(),
})
export type Town = z.infer<typeof town>

/** A river is a line, or the area of one so wide that it is mapped as such. */
const river = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
])

const polygons = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(position))),
})

/** The ground under the line, from data that ships with the product. */
const basemap = z.object({
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  attribution: z.array(z.string()),
  home: polygons,
  abroad: z.array(z.object({ country: bilingual, iso: z.string(), geometry: polygons })),
  otherBoundaries: z.object({
    type: z.literal('MultiLineString'),
    coordinates: z.array(z.array(position)),
  }),
  rivers: z.array(z.object({ geometry: river, rank: z.number() })),
  water: polygons,
  labels: z.array(z.object({ name: bilingual, point: position, kind: z.string() })),
})
export type Basemap = z.infer<typeof basemap>

/** Neither changes while the server runs. */
const forever = { meta: { follow: { how: 'never' } } } as const

export const basemapQuery = queryOptions({
  queryKey: ['basemap'],
  queryFn: ({ signal }) => getJson('/basemap', basemap, signal),
  ...forever,
})
export const townsQuery = queryOptions({
  queryKey: ['towns'],
  queryFn: ({ signal }) => getJson('/towns', z.array(town), signal),
  ...forever,
})

export const useBasemap = () => useQuery(basemapQuery)
export const useTowns = () => useQuery(townsQuery)
