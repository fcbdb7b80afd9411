/** A JPEG with when (of the camera's zone) and where it was taken written into it, as a camera does. */
export function withExif(
  jpeg: Buffer,
  {
    taken,
    offset,
    longitude,
    latitude,
  }: { taken: string; offset: string; longitude: number; latitude: number },
): Buffer {
  const tiff = tiffOf([
    [0x8769, [ascii(0x9003, taken), ascii(0x9011, offset)]],
    [
      0x8825,
      [
        ascii(1, latitude < 0 ? 'S' : 'N'),
        degrees(2, latitude),
        ascii(3, longitude < 0 ? 'W' : 'E'),
        degrees(4, longitude),
      ],
    ],
  ])
  const payload = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  // Right after the marker that begins the file.
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)])
}

interface Entry {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Buffer
}

const ascii = (tag: number, text: string): Entry => {
  const value = Buffer.from(`${text}\0`, 'latin1')
  return { tag, type: 2, count: value.length, value }
}

/** Three fractions: degrees, minutes, and seconds to a thousandth. */
function degrees(tag: number, decimal: number): Entry {
  const whole = Math.floor(Math.abs(decimal))
  const minutes = Math.floor((Math.abs(decimal) - whole) * 60)
  const seconds = (Math.abs(decimal) - whole - minutes / 60) * 3600
  const value = Buffer.alloc(24)
  const fractions = [whole, 1, minutes, 1, Math.round(seconds * 1000), 1000]
  for (const [index, part] of fractions.entries()) value.writeUInt32BE(part, index * 4)
  return { tag, type: 5, count: 3, value }
}

/** A first directory that only leads to others. */
function tiffOf(directories: readonly [tag: number, entries: readonly Entry[]][]): Buffer {
  const head = Buffer.from('MM\0*\0\0\0\x08', 'latin1')
  let at = head.length + 2 + directories.length * 12 + 4
  const pointers: Entry[] = []
  const written: Buffer[] = []
  for (const [tag, entries] of directories) {
    const value = Buffer.alloc(4)
    value.writeUInt32BE(at)
    pointers.push({ tag, type: 4, count: 1, value })
    const directory = directoryOf(entries, at)
    written.push(directory)
    at += directory.length
  }
  return Buffer.concat([head, directoryOf(pointers, head.length), ...written])
}

function directoryOf(entries: readonly Entry[], startsAt: number): Buffer {
  const body = Buffer.alloc(2 + entries.length * 12 + 4)
  body.writeUInt16BE(entries.length)
  const long: Buffer[] = []
  let at = startsAt + body.length
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const offset = 2 + index * 12
    body.writeUInt16BE(tag, offset)
    body.writeUInt16BE(type, offset + 2)
    body.writeUInt32BE(count, offset + 4)
    if (value.length <= 4) value.copy(body, offset + 8)
    else {
      body.writeUInt32BE(at, offset + 8)
      long.push(value)
      at += value.length
    }
  }
  return Buffer.concat([body, ...long])
}
