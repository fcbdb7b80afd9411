import { z } from 'zod'

/** A name in both languages of the interface; what a user types once stands in both. */
export const name = z.object({ en: z.string().trim().min(1).max(200), zh: z.string().trim().min(1).max(200) })
export type Name = z.infer<typeof name>

/** An instant: ISO 8601 with its offset. */
export const instant = z.iso.datetime({ offset: true })

/** WGS 84 / CGCS2000 longitude and latitude in degrees. */
export const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
export type LonLat = z.infer<typeof position>

/** An ordered line of at least two positions. */
export const path = z.array(position).min(2).max(50_000)

/** Metres of measured chainage along a line. */
export const chainageM = z.number().min(0).max(1e8)

/** `[fromM, toM)` of measured chainage; an empty one is refused. */
export const chainageInterval = z
  .object({ fromM: chainageM, toM: chainageM })
  .refine((interval) => interval.fromM < interval.toM, {
    path: ['toM'],
    error: 'toM must be greater than fromM: an empty stretch is refused',
  })

/** True where `from` lies before `to`, for windows whose fields lie beside others. */
export const isForwardWindow = (window: { from: string; to: string }): boolean =>
  Date.parse(window.from) < Date.parse(window.to)

export const forwardWindowError = {
  path: ['to'],
  error: 'to must lie after from: an empty or backward time window is refused',
}

/** Set on everything the demonstration county made up; the interface says so. */
export const synthetic = z.boolean().default(false)
