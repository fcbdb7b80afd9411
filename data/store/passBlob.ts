import type { Passes } from '../../geo/passes.ts'
import { ChunkError } from './fixBlob.ts'

/**
 * How the passes that an hour of fixes made on one line are kept: 25 bytes a pass, column after
 * column, little-endian: a head of 8 bytes (version 1, count), then of each pass startM and endM
 * (64-bit floats), startMs and endMs (signed milliseconds after the hour), and its kind (a byte).
 * They are derived and can be made again from the fixes.
 */
const version = 1
const headBytes = 8
const passBytes = 25

export function encodePasses(passes: Passes, chunkHourMs: number): Buffer {
  const { count } = passes
  const bytes = Buffer.alloc(headBytes + passBytes * count)
  const columns = columnsOf(bytes.buffer, bytes.byteOffset, count)
  columns.head.set([version, count])
  for (let index = 0; index < count; index++) {
    columns.startM[index] = passes.startM[index]!
    columns.endM[index] = passes.endM[index]!
    columns.startAfterMs[index] = passes.startMs[index]! - chunkHourMs
    columns.endAfterMs[index] = passes.endMs[index]! - chunkHourMs
    columns.kind[index] = passes.kind[index]!
  }
  return bytes
}

/** Throws ChunkError where the bytes are not what `encodePasses` writes. */
export function decodePasses(blob: Uint8Array, chunkHourMs: number): Passes {
  const bytes = new Uint8Array(blob)
  const head = bytes.byteLength < headBytes ? [] : new Uint32Array(bytes.buffer, 0, 2)
  const count = head[1] ?? 0
  if (head[0] !== version || bytes.byteLength !== headBytes + passBytes * count)
    throw new ChunkError(`these ${bytes.byteLength} bytes are no passes of version ${version}`)
  const columns = columnsOf(bytes.buffer, 0, count)
  return {
    count,
    kind: columns.kind,
    startM: columns.startM,
    endM: columns.endM,
    startMs: Float64Array.from(columns.startAfterMs, (afterMs) => chunkHourMs + afterMs),
    endMs: Float64Array.from(columns.endAfterMs, (afterMs) => chunkHourMs + afterMs),
  }
}

function columnsOf(buffer: ArrayBufferLike, offset: number, count: number) {
  const at = offset + headBytes
  return {
    head: new Uint32Array(buffer, offset, 2),
    startM: new Float64Array(buffer, at, count),
    endM: new Float64Array(buffer, at + 8 * count, count),
    startAfterMs: new Int32Array(buffer, at + 16 * count, count),
    endAfterMs: new Int32Array(buffer, at + 20 * count, count),
    kind: new Uint8Array(buffer, at + 24 * count, count),
  }
}
