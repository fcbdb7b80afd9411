import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { fixesADay } from '../make/patrolDay.ts'
import { peakMiB } from '../measure.ts'
import { digits, factFloor, valueFloor, type Section } from '../row.ts'
import type { TracksDone, TracksTask } from '../tracksWorker.ts'
import { benchWindow } from './benchLines.ts'

const threads = 2
const runs = 5
const floorMs = 5000
const floorMiB = 1000

export const tracksSection: Section = {
  title: 'Tracks to passes',
  about:
    'A day of patrols, each with a fix every 30 s, from a file to passes on a line of 22,000 km: cleaned, matched by continuity, bridged, simplified. Two threads take patrol after patrol; making the tracks is not counted. No peer does this.',
  async run(quick) {
    const patrols = quick ? 200 : 5000
    const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-tracks-'))
    const file = join(folder, 'fixes')
    closeSync(openSync(file, 'w'))
    try {
      const task = {
        size: quick ? 'county' : 'country',
        file,
        patrols,
        threads,
        fromMs: benchWindow(1).fromMs,
        next: new Int32Array(new SharedArrayBuffer(4)),
      } as const
      const workers = await Promise.all(
        Array.from({ length: threads }, (_, thread) => started({ ...task, thread })),
      )
      const times: number[] = []
      let done: TracksDone[] = []
      for (let run = 0; run <= runs; run++) {
        task.next[0] = 0
        const from = performance.now()
        done = await Promise.all(workers.map(readAll))
        // The first one warms up.
        if (run > 0) times.push(performance.now() - from)
      }
      times.sort((a, b) => a - b)
      const peak = peakMiB()
      await Promise.all(workers.map((worker) => worker.terminate()))
      const sum = (key: keyof TracksDone) => done.reduce((total, one) => total + one[key], 0)
      const fixes = patrols * fixesADay
      const row = { unit: 'ms', value: times[runs >> 1]!, runs } as const
      return {
        rows: [
          {
            ...row,
            what: `${patrols.toLocaleString('en')} patrols, ${fixes.toLocaleString('en')} fixes, two threads`,
            peers: [],
            floors: [
              valueFloor(row, floorMs),
              factFloor(`< ${digits(floorMiB)} MiB`, `${digits(peak)} MiB`, peak < floorMiB),
            ],
            notes: [
              `${digits((fixes / row.value) * 1000)} fixes/s; ${sum('passes').toLocaleString('en')} passes over ${digits(sum('seenM') / 1000)} km, ${sum('flagged').toLocaleString('en')} fixes set aside`,
              `the process had at most ${digits(peak)} MiB, the line in each thread and all passes included`,
            ],
          },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function started(workerData: TracksTask): Promise<Worker> {
  const worker = new Worker(join(process.cwd(), 'dist', 'bench', 'tracksWorker.js'), { workerData })
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker))
    worker.once('error', reject)
  })
}

function readAll(worker: Worker): Promise<TracksDone> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.postMessage('go')
  })
}
