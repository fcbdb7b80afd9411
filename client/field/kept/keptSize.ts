import { readAllKept } from './answerShelf.ts'
import { keptPhotos } from './keptPhotos.ts'

/** How much of it is on the phone, and since when its oldest part. */
export interface KeptSize {
  readonly answersBytes: number
  readonly photosBytes: number
  /** Everything of this page that the browser keeps, as far as it says. */
  readonly allBytes: number | undefined
  readonly oldestMs: number | undefined
}

export async function keptSize(): Promise<KeptSize> {
  const answers = await readAllKept().catch(() => [])
  return {
    answersBytes: answers.reduce((sum, { bytes }) => sum + bytes, 0),
    photosBytes: await keptPhotos.bytes().catch(() => 0),
    allBytes: await estimated(),
    oldestMs: answers.length === 0 ? undefined : Math.min(...answers.map(({ asOfMs }) => asOfMs)),
  }
}

async function estimated(): Promise<number | undefined> {
  // Over plain HTTP there is no such thing.
  if (!('storage' in navigator)) return undefined
  return (await navigator.storage.estimate()).usage
}
