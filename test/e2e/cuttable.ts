import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { createSlowLane, type Pace } from './slowLane.ts'

/** A way to a server that can be cut, connections under way too, slowed down, and mended. */
export interface CuttableWay {
  readonly address: string
  cut(): void
  /** Cuts a connection at each request whose first line is like this; others go through. */
  cutAt(requestLine: RegExp): void
  mend(): void
  /** Carries at this pace from now on, both ways, the worker's requests too; undefined as fast as it can. */
  slowTo(pace: Pace | undefined): void
  /** How much has come to the server so far, bytes. */
  sentBytes(): number
  stop(): Promise<void>
}

export async function startCuttableWay(to: string): Promise<CuttableWay> {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let isCut = false
  let refused: RegExp | undefined
  const up = createSlowLane()
  const down = createSlowLane()
  const way = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(port), hostname)
    near.on('data', (chunk: Buffer) => {
      // Before it is carried on: nothing of such a request arrives.
      if (refused?.test(chunk.toString('latin1').split('\r\n', 1)[0] ?? '') === true) far.destroy()
    })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    up.join(near, far)
    down.join(far, near)
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  const bound = way.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `http://127.0.0.1:${bound.port}`,
    cut() {
      isCut = true
      drop()
    },
    cutAt(requestLine) {
      refused = requestLine
    },
    mend() {
      isCut = false
      refused = undefined
    },
    slowTo(pace) {
      up.set(pace)
      down.set(pace)
    },
    sentBytes: up.carriedBytes,
    async stop() {
      const closed = once(way, 'close')
      way.close()
      drop()
      await closed
    },
  }
}
