import type { WaitingAct } from './acts/actKinds.ts'
import {
  broughtInBy,
  readOutboxFile,
  withPhotosNamed,
  writeOutboxFile,
  type FilePhoto,
} from './delivery/outboxFile.ts'
import { keepPhoto, keptPhoto } from './photoShelf.ts'

/** All that waits on this phone, whosever it is, as a file to be carried to another one. */
export async function outboxAsFile(acts: readonly WaitingAct[], now: Date): Promise<File> {
  const photos: FilePhoto[] = []
  for (const id of new Set(acts.flatMap((act) => act.photos))) {
    const photo = await keptPhoto(id).catch(() => undefined)
    if (photo !== undefined) photos.push({ id, type: photo.type, base64: await base64Of(photo) })
  }
  const text = writeOutboxFile(acts, photos, now.toISOString())
  const name = `borderkeep-${now.toISOString().slice(0, 16).replaceAll(/[:T]/g, '-')}.json`
  return new File([text], name, { type: 'application/json' })
}

/** The acts of a file, their photos kept on this phone first; throws UnreadableFile, or what the storage throws. */
export async function actsOfFile(file: File, userName: string): Promise<readonly WaitingAct[]> {
  const { acts, photos } = readOutboxFile(await file.text())
  const names = new Map<string, string>()
  // Names are made on each phone; one of another phone must not take the place of one that is here.
  for (const { id, type, base64 } of photos)
    names.set(id, await keepPhoto(new Blob([bytesOf(base64)], { type })))
  return broughtInBy(userName, acts).map((act) => withPhotosNamed(act, names))
}

async function base64Of(photo: Blob): Promise<string> {
  const bytes = new Uint8Array(await photo.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCodePoint(...bytes.subarray(at, at + chunk))
  return btoa(text)
}

/** As many arguments as every browser takes. */
const chunk = 0x4000

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
