import type { PhotoType } from '../data/model/photo.ts'

export interface Picture {
  readonly type: PhotoType
  readonly widthPx: number
  readonly heightPx: number
}

/** What a file is, by its own bytes and not by its name: undefined where it is no picture of these kinds. */
export function tryReadPicture(bytes: Buffer): Picture | undefined {
  return tryPng(bytes) ?? tryJpeg(bytes) ?? tryWebp(bytes)
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function tryPng(bytes: Buffer): Picture | undefined {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngSignature)) return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return sized('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

/** Goes from marker to marker up to the one that says how large it is. */
function tryJpeg(bytes: Buffer): Picture | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (isFrame(marker)) return sized('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
    // The picture begins and nothing said how large it is.
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

/** Start of frame, in all its codings; the three between them are other tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function tryWebp(bytes: Buffer): Picture | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return undefined
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return sized('image/webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return sized('image/webp', (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1)
    }
    case 'VP8X':
      return sized('image/webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    default:
      return undefined
  }
}

/** A picture of more would take a browser's memory for itself. */
const mostPixels = 60_000_000

const sized = (type: PhotoType, widthPx: number, heightPx: number): Picture | undefined =>
  widthPx > 0 && heightPx > 0 && widthPx * heightPx <= mostPixels ? { type, widthPx, heightPx } : undefined
