import { degreesPerStep, hourMs, worstAccuracyDm, type KeptFixes } from './keptFixes.ts'

/**
 * How the fixes of one hour are kept: 19 bytes a fix, column after column, little-endian.
 *
 * | bytes | what |
 * |---|---|
 * | 4 | `BKFX` |
 * | 4 | version of this format: 2 |
 * | 4 | count of fixes |
 * | 4 | the hour, in hours since 1970, signed |
 * | 4 each | lowest 22 bits: time, milliseconds after the hour, never falling; highest 10: see below |
 * | 4 each | longitude in 1e-7°, signed |
 * | 4 each | latitude in 1e-7°, signed |
 * | 4 each | when it was received, whole seconds after the hour, signed; the milliseconds stand above |
 * | 2 each | accuracy in 0.1 m, unsigned; 65,534 = 6,553.4 m or worse, 65,535 = not reported |
 * | 1 each | why it was not to be trusted as it arrived; 0 = nothing was said against it |
 *
 * Version 1 knew whole seconds of when a fix was received: its highest 10 bits of the time are 0.
 */
const magic = 0x58464b42
const version = 2
const timeBits = 22
const timeMask = 2 ** timeBits - 1
const versionAt = 4
const headBytes = 16
const fixBytes = 19
const notReportedDm = 65_535

/** Why a chunk cannot be read; what is stored is damaged or was made by a newer version. */
export class ChunkError extends Error {
  override readonly name = 'ChunkError'
}

/** The same blob as of the first version: only of fixes that were received at whole seconds it is one. */
export function asOfFirstVersion(blob: Uint8Array): Uint8Array {
  const older = new Uint8Array(blob)
  older[versionAt] = 1
  return older
}

/** Fixes of one hour, by time, rounded as `keptByHour` does. */
export function encodeFixes(fixes: KeptFixes, chunkHourMs: number): Buffer {
  const { count } = fixes
  const bytes = Buffer.alloc(headBytes + fixBytes * count)
  const columns = columnsOf(bytes.buffer, bytes.byteOffset, count)
  columns.head.set([magic, version, count])
  columns.hour[0] = chunkHourMs / hourMs
  for (let index = 0; index < count; index++) {
    const receivedMs = fixes.receivedMs[index]!
    const receivedS = clampInt32((receivedMs - chunkHourMs) / 1000)
    const restMs = Math.min(999, Math.max(0, receivedMs - chunkHourMs - 1000 * receivedS))
    columns.time[index] = fixes.timeMs[index]! - chunkHourMs + restMs * 2 ** timeBits
    columns.received[index] = receivedS
    columns.lon[index] = Math.round(fixes.lonLat[2 * index]! / degreesPerStep)
    columns.lat[index] = Math.round(fixes.lonLat[2 * index + 1]! / degreesPerStep)
    const accuracyM = fixes.accuracyM[index]!
    columns.accuracy[index] = Number.isNaN(accuracyM)
      ? notReportedDm
      : Math.min(worstAccuracyDm, Math.round(accuracyM * 10))
    columns.flag[index] = fixes.flag[index]!
  }
  return bytes
}

/** Throws ChunkError where the bytes are not what `encodeFixes` writes for this hour. */
export function decodeFixes(blob: Uint8Array, chunkHourMs: number): KeptFixes {
  if (blob.byteLength < headBytes) throw new ChunkError(`it is ${blob.byteLength} bytes short`)
  const bytes = new Uint8Array(blob)
  const [foundMagic, foundVersion, count] = new Uint32Array(bytes.buffer, 0, 3) as unknown as [
    number,
    number,
    number,
  ]
  if (foundMagic !== magic) throw new ChunkError('it does not begin as fixes do')
  if (foundVersion < 1 || foundVersion > version)
    throw new ChunkError(`it has version ${foundVersion} of the format; this program reads up to ${version}`)
  if (bytes.byteLength !== headBytes + fixBytes * count)
    throw new ChunkError(`${count} fixes do not fill its ${bytes.byteLength} bytes`)
  const columns = columnsOf(bytes.buffer, 0, count)
  if (columns.hour[0] !== chunkHourMs / hourMs) throw new ChunkError('it is of another hour')
  const fixes: KeptFixes = {
    count,
    timeMs: new Float64Array(count),
    lonLat: new Float64Array(2 * count),
    accuracyM: new Float32Array(count),
    receivedMs: new Float64Array(count),
    flag: columns.flag,
  }
  let beforeMs = 0
  for (let index = 0; index < count; index++) {
    const time = columns.time[index]!
    const [afterMs, lon, lat] = [time & timeMask, columns.lon[index]!, columns.lat[index]!]
    if (afterMs < beforeMs || afterMs >= hourMs) throw new ChunkError(`fix ${index} is out of its time`)
    if (Math.abs(lon) > 180e7 || Math.abs(lat) > 90e7)
      throw new ChunkError(`fix ${index} is nowhere on earth`)
    beforeMs = afterMs
    fixes.timeMs[index] = chunkHourMs + afterMs
    fixes.lonLat[2 * index] = lon / 1e7
    fixes.lonLat[2 * index + 1] = lat / 1e7
    const accuracyDm = columns.accuracy[index]!
    fixes.accuracyM[index] = accuracyDm === notReportedDm ? NaN : accuracyDm / 10
    fixes.receivedMs[index] = chunkHourMs + columns.received[index]! * 1000 + (time >>> timeBits)
  }
  return fixes
}

function columnsOf(buffer: ArrayBufferLike, offset: number, count: number) {
  const at = (column: number) => offset + headBytes + 4 * count * column
  return {
    head: new Uint32Array(buffer, offset, 3),
    hour: new Int32Array(buffer, offset + 12, 1),
    time: new Uint32Array(buffer, at(0), count),
    lon: new Int32Array(buffer, at(1), count),
    lat: new Int32Array(buffer, at(2), count),
    received: new Int32Array(buffer, at(3), count),
    accuracy: new Uint16Array(buffer, at(4), count),
    flag: new Uint8Array(buffer, at(4) + 2 * count, count),
  }
}

const clampInt32 = (value: number) => Math.min(2 ** 31 - 1, Math.max(-(2 ** 31), Math.floor(value)))
