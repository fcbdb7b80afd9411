import { deflateSync } from 'node:zlib'

/** A real PNG of one colour, so that each colour is another photo. */
export function pngOf(
  widthPx: number,
  heightPx: number,
  [red, green, blue]: readonly [number, number, number] = [200, 40, 40],
): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(widthPx * 3, Buffer.from([red, green, blue]))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthPx, 0)
  header.writeUInt32BE(heightPx, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: heightPx }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** The smallest JPEG that says how large it is: 3 × 2. */
export const tinyJpeg = Buffer.from([
  0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46, 0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x02, 0x00, 0x03, 0x01,
  0x01, 0x11, 0x00, 0xff, 0xd9,
])

/** A lossless WebP's head: 5 × 4. */
export const tinyWebp = Buffer.concat([
  Buffer.from('RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f', 'latin1'),
  Buffer.from([0x04, 0xc0, 0x00, 0x00, 0, 0, 0, 0, 0, 0]),
])
