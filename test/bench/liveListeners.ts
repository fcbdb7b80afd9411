/**
 * So many listeners of the live stream, in a process of their own: `liveListeners <address> <count>`. It
 * is told when each act was acknowledged and answers how long after that its event was here.
 */
import { connect, type Socket } from 'node:net'
import { createHistogram } from 'node:perf_hooks'
import { nowUs, type FromListeners, type ToListeners } from './heardActs.ts'

interface Arrivals {
  readonly atUs: Float64Array
  count: number
  acknowledgedUs: number | undefined
}

function hear(address: string, listeners: number): void {
  const tell = (message: FromListeners) => process.send?.(message)
  const delays = createHistogram()
  const arrivals = new Map<number, Arrivals>()
  let [events, faults, opened] = [0, 0, 0]

  const ofAct = (sequence: number): Arrivals => {
    const known = arrivals.get(sequence)
    if (known !== undefined) return known
    const made = { atUs: new Float64Array(listeners), count: 0, acknowledgedUs: undefined }
    arrivals.set(sequence, made)
    return made
  }
  const settle = (sequence: number, { atUs, count, acknowledgedUs }: Arrivals) => {
    if (acknowledgedUs === undefined || count < listeners) return
    for (const us of atUs) delays.record(Math.max(1, Math.round(us - acknowledgedUs)))
    events += listeners
    arrivals.delete(sequence)
  }
  const note = (sequence: number, atUs: number) => {
    const act = ofAct(sequence)
    act.atUs[act.count++] = atUs
    settle(sequence, act)
  }

  const listen = () => {
    let last: number | undefined
    let rest: Buffer = Buffer.alloc(0)
    const { hostname, port } = new URL(address)
    const socket: Socket = connect(Number(port), hostname)
    socket.write(`GET /api/live HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
    socket.on('error', () => undefined)
    socket.once('close', () => faults++)
    socket.on('data', (part: Buffer) => {
      const atUs = nowUs()
      const bytes = rest.length === 0 ? part : Buffer.concat([rest, part])
      let from = 0
      for (;;) {
        const end = bytes.indexOf('\n\n', from)
        if (end < 0) break
        const id = idAt(bytes, from)
        if (id !== undefined) {
          if (id !== (last ?? NaN) + 1) faults++
          last = id
          note(id, atUs)
        } else if (last === undefined) {
          last = Number(/event: hello\ndata: \{"sequence":(\d+)/.exec(bytes.toString('utf8', from, end))?.[1])
          if (++opened === listeners) tell({ kind: 'listening' })
        }
        from = end + 2
      }
      rest = bytes.subarray(from)
    })
  }
  for (let one = 0; one < listeners; one++) listen()

  process.on('message', (message: ToListeners) => {
    if (message.kind === 'report') {
      const ms = (us: number) => us / 1000
      const delayMs = { p50: ms(delays.percentile(50)), p99: ms(delays.percentile(99)), most: ms(delays.max) }
      return void tell({ kind: 'heard', delayMs, events, faults })
    }
    for (const [sequence, acknowledgedUs] of message.acts) {
      const act = ofAct(sequence)
      act.acknowledgedUs = acknowledgedUs
      settle(sequence, act)
    }
  })
}

/** `id: 123` at the beginning of an event. */
function idAt(bytes: Buffer, from: number): number | undefined {
  if (bytes[from] !== 0x69 || bytes[from + 3] !== 0x20) return undefined
  let id = 0
  for (let at = from + 4; bytes[at] !== 0x0a; at++) id = id * 10 + bytes[at]! - 0x30
  return id
}

const [address, listeners] = process.argv.slice(2) as [string, string]
hear(address, Number(listeners))
