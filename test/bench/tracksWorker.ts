/**
 * One of two threads that turn a day of tracks into passes. First it makes its share of the tracks and
 * writes them to a file; told to go, it takes patrol after patrol from there until none is left.
 */
import { openSync, readSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { compileBorderLine } from '../../geo/borderLine.ts'
import type { Fixes } from '../../geo/fixes.ts'
import type { Passes } from '../../geo/passes.ts'
import { defaultTrackPolicy } from '../../geo/trackPolicy.ts'
import { trackToPasses } from '../../geo/trackToPasses.ts'
import { fixesADay, patrolDays } from './make/patrolDay.ts'
import { sinuousLine, type LineSize } from './make/sinuousLine.ts'

export interface TracksTask {
  readonly size: LineSize
  readonly file: string
  readonly patrols: number
  readonly thread: number
  readonly threads: number
  readonly fromMs: number
  /** Which patrol comes next, shared by all threads. */
  readonly next: Int32Array
}

export interface TracksDone {
  readonly passes: number
  readonly flagged: number
  readonly seenM: number
}

const columnBytes = { timeMs: 8 * fixesADay, lonLat: 16 * fixesADay, accuracyM: 4 * fixesADay }
const trackBytes = columnBytes.timeMs + columnBytes.lonLat + columnBytes.accuracyM

const task = workerData as TracksTask
const line = compileBorderLine({ id: 'line', lonLat: sinuousLine(task.size), homeSide: 'left' })
const descriptor = openSync(task.file, 'r+')
makeTracks()
parentPort!.on('message', () => parentPort!.postMessage(readTracks()))
parentPort!.postMessage('ready')

function makeTracks(): void {
  const dayOf = patrolDays(line)
  const stretchM = line.lengthM / task.patrols
  for (let patrol = task.thread; patrol < task.patrols; patrol += task.threads) {
    const stretch = { fromM: patrol * stretchM, toM: (patrol + 1) * stretchM }
    const { timeMs, lonLat, accuracyM } = dayOf(patrol, stretch, task.fromMs)
    let at = patrol * trackBytes
    for (const column of [timeMs, lonLat, accuracyM]) {
      writeSync(descriptor, column, 0, column.byteLength, at)
      at += column.byteLength
    }
  }
}

function readTracks(): TracksDone {
  // All passes are kept, as whoever wants them would.
  const kept: Passes[] = []
  let flagged = 0
  const bytes = new ArrayBuffer(trackBytes)
  const fixes: Fixes = {
    count: fixesADay,
    timeMs: new Float64Array(bytes, 0, fixesADay),
    lonLat: new Float64Array(bytes, columnBytes.timeMs, 2 * fixesADay),
    accuracyM: new Float32Array(bytes, columnBytes.timeMs + columnBytes.lonLat, fixesADay),
  }
  for (;;) {
    const patrol = Atomics.add(task.next, 0, 1)
    if (patrol >= task.patrols) break
    readSync(descriptor, new Uint8Array(bytes), 0, trackBytes, patrol * trackBytes)
    const policy = defaultTrackPolicy[patrol % 10 === 9 ? 'vehicle' : 'foot']
    const { passes, counts } = trackToPasses(line, fixes, policy)
    kept.push(passes)
    flagged += fixesADay - counts.good
  }
  let [passes, seenM] = [0, 0]
  for (const { count, startM, endM } of kept) {
    passes += count
    for (let pass = 0; pass < count; pass++) seenM += Math.abs(endM[pass]! - startM[pass]!)
  }
  return { passes, flagged, seenM }
}
