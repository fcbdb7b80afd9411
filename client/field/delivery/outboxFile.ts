import { z } from 'zod'
import { waitingAct, type WaitingAct } from '../acts/actKinds.ts'

/** A photo as it stands in the file, in base 64. */
const photo = z.object({ id: z.string(), type: z.string(), base64: z.string() })
export type FilePhoto = z.infer<typeof photo>

const content = z.object({ exportedAt: z.string(), acts: z.array(z.unknown()), photos: z.array(photo) })

const file = z.object({
  format: z.literal('borderkeep-outbox'),
  version: z.number().int(),
  /** CRC-32 of `content`, hexadecimal: it tells a file that was cut short or altered on its way. */
  crc32: z.string(),
  /** JSON of what is in it, as text, so that it is the same to each reader. */
  content: z.string(),
})

const currentVersion = 1

/** What is wrong with a file that is no outbox, or none that can be read here. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly why: 'not-an-outbox' | 'damaged' | 'too-new' | 'acts-unknown'

  constructor(why: UnreadableFile['why']) {
    super(why)
    this.why = why
  }
}

/** All that waits on a phone, with its photos, as one text. */
export function writeOutboxFile(
  acts: readonly WaitingAct[],
  photos: readonly FilePhoto[],
  exportedAt: string,
): string {
  const text = JSON.stringify({ exportedAt, acts, photos })
  return JSON.stringify({
    format: 'borderkeep-outbox',
    version: currentVersion,
    crc32: crc32(text),
    content: text,
  })
}

/** The same again; throws UnreadableFile. None of it is taken where some of it cannot be read. */
export function readOutboxFile(text: string): {
  acts: readonly WaitingAct[]
  photos: readonly FilePhoto[]
} {
  const parsed = file.safeParse(tryJson(text))
  if (!parsed.success) throw new UnreadableFile('not-an-outbox')
  if (parsed.data.version > currentVersion) throw new UnreadableFile('too-new')
  if (crc32(parsed.data.content) !== parsed.data.crc32) throw new UnreadableFile('damaged')
  const held = content.safeParse(tryJson(parsed.data.content))
  if (!held.success) throw new UnreadableFile('damaged')
  const acts = z.array(waitingAct).safeParse(held.data.acts)
  if (!acts.success) throw new UnreadableFile('acts-unknown')
  return { acts: acts.data, photos: held.data.photos }
}

/**
 * Acts of another phone as whoever takes them in sends them: under that one's name and rights, saying who
 * pressed them. What the server had refused is tried anew, but for what waits for a choice or was set aside.
 */
export const broughtInBy = (userName: string, acts: readonly WaitingAct[]): readonly WaitingAct[] =>
  acts.map((act) => ({
    ...act,
    broughtFrom: act.broughtFrom ?? act.userName,
    userName,
    attempts: 0,
    trouble: null,
    refusal: act.about === 'correction' && act.overtaken !== null ? act.refusal : null,
  }))

/**
 * An act whose photos this phone keeps under names of its own, with where and when they were taken. One that
 * the file does not hold keeps its name, by which it is missed when the act is sent.
 */
export function withPhotosNamed(act: WaitingAct, names: ReadonlyMap<string, string>): WaitingAct {
  const nameOf = (id: string): string => names.get(id) ?? id
  const photos = act.photos.map(nameOf)
  if (!('photoFacts' in act)) return { ...act, photos }
  const facts = Object.entries(act.photoFacts).map(([id, fact]) => [nameOf(id), fact] as const)
  return { ...act, photos, photoFacts: Object.fromEntries(facts) }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** CRC-32 as in ISO 3309, of the text in UTF-8. Pages that came over plain HTTP have no SHA. */
function crc32(text: string): string {
  let crc = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}
