import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { medianOf } from './measure.ts'
import type { Row } from './report.ts'

const requests = 60

/** Kilometres and coverage over HTTP, against `res.json` of the same body in the same process. */
export async function serveBench(address: string): Promise<Row[]> {
  const path = '/api/collections/kilometres/items?limit=1000'
  const body: unknown = await (await fetch(address + path)).json()
  const peer = express().get('/', (_request, response) => void response.json(body))
  const server = createServer(peer)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const peerAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const peerRate = await rateOf(peerAddress)
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
    server.close()
  }
}

/** Requests a second of four clients at once that read every body to its end. */
async function rateOf(address: string): Promise<number> {
  const ask = async () => {
    for (let request = 0; request < requests / 4; request++) await (await fetch(address)).arrayBuffer()
  }
  const { medianMs } = await medianOf(5, () => Promise.all([ask(), ask(), ask(), ask()]))
  return (requests / medianMs) * 1000
}
