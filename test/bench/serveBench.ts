import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { medianOf } from './measure.ts'
import type { Row } from './report.ts'

const requests = 200

/** Kilometres and coverage over HTTP, against `res.json` of the same body beside it. */
export async function serveBench(address: string): Promise<Row[]> {
  const path = '/api/collections/kilometres/items?limit=1000'
  const body: unknown = await (await fetch(address + path)).json()
  const peer = new Worker(new URL('resJsonPeer.mjs', import.meta.url), { workerData: body })
  try {
    const { port } = await new Promise<AddressInfo>((resolve) => void peer.once('message', resolve))
    const peerRate = await rateOf(`http://127.0.0.1:${port}/`)
    const ourRate = await rateOf(address + path)
    const coverageRate = await rateOf(`${address}/api/coverage?at=2026-01-01T00:00:00Z`)
    return [
      { what: 'kilometres of the county, res.json per request', value: peerRate, unit: 'requests/s' },
      {
        what: 'kilometres of the county, as served',
        value: ourRate,
        unit: 'requests/s',
        ratio: ourRate / peerRate,
      },
      { what: 'coverage of a county day, warm', value: coverageRate, unit: 'requests/s' },
    ]
  } finally {
    await peer.terminate()
  }
}

/** Requests a second of four clients at once that read every body to its end and unpack none. */
async function rateOf(address: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const askOnce = () =>
    new Promise<void>((resolve, reject) => {
      get(address, { agent, headers: { 'Accept-Encoding': 'br' } }, (response) => {
        response.resume().once('end', resolve).once('error', reject)
      }).once('error', reject)
    })
  const ask = async () => {
    for (let request = 0; request < requests / 4; request++) await askOnce()
  }
  const { medianMs } = await medianOf(5, () => Promise.all([ask(), ask(), ask(), ask()]))
  agent.destroy()
  return (requests / medianMs) * 1000
}
