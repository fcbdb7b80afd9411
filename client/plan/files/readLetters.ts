import { FileFault } from './fileFault.ts'

/**
 * The text of a file: in what its first bytes or its XML declaration say, else UTF-8, else GB 18030, which is
 * what Chinese drawings and old exports are written in.
 */
export function readLetters(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be')
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1]
  for (const label of declared === undefined ? ['utf-8', 'gb18030'] : [declared, 'utf-8', 'gb18030']) {
    try {
      return decode(bytes, label)
    } catch {
      continue
    }
  }
  throw new FileFault('letters-unreadable')
}

/** Throws where the bytes are no text in that encoding, or nobody knows it. */
const decode = (bytes: Uint8Array, label: string): string =>
  new TextDecoder(label, { fatal: true }).decode(bytes)
