import type { Socket } from 'node:net'

/** How a network carries: `latencyMs` one way, `bytesPerSecond` shared by all connections in one direction. */
export interface Pace {
  readonly latencyMs: number
  readonly bytesPerSecond: number
}

/** A packet of a mobile network, bytes: what goes is paced in these. */
const packetBytes = 1_400
/** What a phone or a mast holds back before the sender notices, bytes. */
const heldBytes = 32_768

/** One direction of a network, shared by its connections: what goes in comes out in order, at its pace. */
export interface SlowLane {
  readonly set: (pace: Pace | undefined) => void
  /** How much came out at the far end so far, bytes. */
  readonly carriedBytes: () => number
  /** Carries all that one socket says to another, its end too. */
  readonly join: (from: Socket, to: Socket) => void
}

export function createSlowLane(): SlowLane {
  let pace: Pace | undefined
  let carried = 0
  /** When the lane is free for the next packet. */
  let freeMs = 0

  const join = (from: Socket, to: Socket) => {
    let held = 0
    /** When the last of this connection comes out: nothing of it overtakes. */
    let lastMs = 0
    const at = (outMs: number, work: () => void) => {
      lastMs = Math.max(lastMs, outMs)
      setTimeout(work, lastMs - performance.now())
    }
    from.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > heldBytes) from.pause()
      for (let start = 0; start < chunk.length; start += packetBytes) {
        const packet = chunk.subarray(start, start + packetBytes)
        const nowMs = performance.now()
        freeMs =
          pace === undefined ? nowMs : Math.max(nowMs, freeMs) + (packet.length * 1000) / pace.bytesPerSecond
        at(freeMs + (pace?.latencyMs ?? 0), () => {
          held -= packet.length
          if (held <= heldBytes) from.resume()
          if (to.destroyed) return
          carried += packet.length
          to.write(packet)
        })
      }
    })
    from.on('end', () => at(performance.now(), () => to.end()))
    // A connection that breaks off breaks off at once.
    from.on('error', () => to.destroy())
    from.on('close', () => at(performance.now(), () => to.destroy()))
  }
  return {
    set: (now) => {
      pace = now
      freeMs = 0
    },
    carriedBytes: () => carried,
    join,
  }
}
