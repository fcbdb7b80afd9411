import { z } from 'zod'
import type { LonLat } from '../../data/model/values.ts'

/** Where and when a photo was taken; null where nobody knows. */
export interface PhotoOrigin {
  readonly takenAt: string | null
  /** What the phone's own clock read, of a photo taken with it just now. */
  readonly saidMs: number | null
  readonly position: LonLat | null
}

/** What the phone itself knows at this moment. */
export interface PhoneNow {
  /** By the clock that people set, as the camera writes it. */
  readonly saidMs: number
  /** How far the server's clock is ahead of that, as far as it is known. */
  readonly aheadMs: number
  readonly position: LonLat | null
}

/** Comes when it is first needed; a page that may be without a connection by then asks for it before. */
export const loadPhotoReader = () => import('exifr/dist/lite.esm.mjs')

/** A file that is not older was made for this entry; an older one was chosen from the gallery. */
const justTakenMs = 120_000

/**
 * Read before the photo is drawn anew, which leaves all of this out of the file. What the camera wrote
 * goes first; of a photo that was taken just now the phone knows the rest, of an older one nobody does.
 */
export async function photoOrigin(file: File, now: PhoneNow): Promise<PhotoOrigin> {
  const written = await readWritten(file)
  const isJustTaken = Math.abs(now.saidMs - (written.takenMs ?? file.lastModified)) <= justTakenMs
  const takenMs = written.takenMs ?? (isJustTaken ? now.saidMs : undefined)
  return {
    takenAt: takenMs === undefined ? null : new Date(takenMs + (isJustTaken ? now.aheadMs : 0)).toISOString(),
    saidMs: isJustTaken ? (takenMs ?? null) : null,
    position: written.position ?? (isJustTaken ? now.position : null),
  }
}

const tags = z.object({
  DateTimeOriginal: z.string().optional(),
  OffsetTimeOriginal: z.string().optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
})

async function readWritten(file: File): Promise<{ takenMs?: number; position?: LonLat }> {
  const found: unknown = await loadPhotoReader()
    .then(({ parse }) => parse(file, { reviveValues: false }))
    .catch(() => undefined)
  const { data } = tags.safeParse(found)
  if (data === undefined) return {}
  const { DateTimeOriginal: taken, OffsetTimeOriginal: offset, latitude, longitude } = data
  const takenMs = taken === undefined ? NaN : cameraTimeMs(taken, offset)
  // A camera without a fix writes zeros.
  const hasFix = latitude !== undefined && longitude !== undefined && (latitude !== 0 || longitude !== 0)
  return {
    ...(Number.isNaN(takenMs) ? {} : { takenMs }),
    ...(hasFix ? { position: [longitude, latitude] } : {}),
  }
}

/** `2026:03:10 12:00:00`, of the camera's zone; where it does not say which that is, of this device's. */
export function cameraTimeMs(taken: string, offset: string | undefined): number {
  const [, day, time] = /^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)/.exec(taken) ?? []
  if (day === undefined) return NaN
  const zone = offset !== undefined && /^[+-]\d\d:\d\d$/.test(offset) ? offset : ''
  return Date.parse(`${day.replaceAll(':', '-')}T${time}${zone}`)
}
