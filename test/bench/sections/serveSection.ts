import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen, type Listening } from '../listening.ts'
import { sinuousLine } from '../make/sinuousLine.ts'
import { digits, factFloor, ratioFloor, type Peer, type Row, type Section } from '../row.ts'
import { hasWrk, medianLoads, type Load, type Target } from '../wrk.ts'

const dist = join(process.cwd(), 'dist')
const path = '/api/collections/kilometres/items?limit=10000'
/** What browsers send. */
const browserEncodings = 'gzip, deflate, br, zstd'
const runs = 5
const mostVertices = 50_000
const leastOfResJson = 300
const leastOfBare = 0.75

export const serveSection: Section = {
  title: 'Kilometres of a province over HTTP',
  about:
    'All kilometres of a province as GeoJSON, asked for by wrk on four connections: median of five times three seconds. `res.json` writes the same object for each request, not compressed; bare `node:http` sends the very bytes that the product sends, and knows nothing else. The product looks into its journal at each request and is never stale. The floors are for a line with a vertex every 24 m; the lines of the demonstration province have fewer vertices, and so less for `res.json` to write. The floor of 300 × was set where `res.json` took 156 ms for such an answer.',
  async run(quick) {
    if (!hasWrk()) {
      console.log('wrk is not installed, so serving is not measured: apt-get install wrk brings it.')
      return { rows: [] }
    }
    const demonstration = quick ? 'malipo' : 'province'
    return {
      rows: [
        ...(await servedRows('a province with a vertex every 24 m', 'none', true, quick)),
        ...(await servedRows(`the demonstration ${demonstration}`, demonstration, false, quick)),
      ],
    }
  },
}

/** Starts the product with a demonstration, or without one and a made line, and measures its kilometres. */
async function servedRows(
  name: string,
  demonstration: string,
  isFloored: boolean,
  quick: boolean,
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'borderkeep-bench-serve-'))
  const product = await listen(join(dist, 'server', 'main.js'), [], {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DEMO: demonstration,
  })
  try {
    if (demonstration === 'none') await loadLine(product.address, sinuousLine(quick ? 'county' : 'province'))
    const address = product.address + path
    const seconds = quick ? 1 : 3
    const plain = await fetchBytes(address, 'identity')
    const { features } = JSON.parse(plain.body.toString('utf8')) as { features: unknown[] }
    const what = `kilometres of ${name}, ${features.length.toLocaleString('en')} features`
    const resJson = await peerLoads(folder, 'res.json', plain, [], seconds)
    const rows: Row[] = []
    for (const encoding of [browserEncodings, 'br', 'identity']) {
      const answer = await fetchBytes(address, encoding)
      const own = { address, headers: { 'Accept-Encoding': encoding } }
      const bare = await peerLoads(folder, 'bare', answer, [own], seconds)
      const isAsBrowsersAsk = encoding === browserEncodings
      const peers = { resJson, bare, answer, isFloored: isFloored && isAsBrowsersAsk }
      rows.push(servedRow(`${what}, ${kindOf(encoding, answer)}`, bare.others[0]!, peers))
    }
    rows.push(await knownRow(what, address, seconds))
    return rows
  } finally {
    await product.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a client gets that has the body already. */
async function knownRow(what: string, address: string, seconds: number): Promise<Row> {
  const { etag = '' } = await fetchBytes(address, browserEncodings)
  const headers = { 'Accept-Encoding': browserEncodings, 'If-None-Match': etag }
  const [load] = await medianLoads([{ address, headers }], runs, seconds)
  const { requestsPerS, p99Ms } = load!
  return {
    what: `${what}, known already (304)`,
    unit: 'requests/s',
    value: requestsPerS,
    runs,
    peers: [],
    floors: [],
    notes: [`99 of 100 within ${digits(p99Ms)} ms`],
  }
}

/** Loads a line in pieces of as many vertices as one may have, rounded to 0.1 m as surveys are. */
async function loadLine(address: string, lonLat: Float64Array): Promise<void> {
  const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
  const vertices = lonLat.length / 2
  for (let first = 0; first + 1 < vertices; first += mostVertices - 1) {
    const count = Math.min(mostVertices, vertices - first)
    const path = Array.from({ length: count }, (_, index) => [
      rounded(lonLat[2 * (first + index)]!),
      rounded(lonLat[2 * (first + index) + 1]!),
    ])
    const response = await fetch(`${address}/api/collections/border-lines/items`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ name: { en: 'Line', zh: '线' }, path, homeSide: 'left', source: 'made' }),
    })
    if (response.status !== 201) throw new Error(await response.text())
  }
}

type PeerLoad = Load & { readonly answer: string }

interface Answer {
  readonly body: Buffer
  readonly encoding: string
  readonly etag: string | undefined
}

function kindOf(accepted: string, { encoding, body }: Answer): string {
  const asked = accepted === browserEncodings ? 'as browsers ask' : `asked for ${accepted}`
  return `${asked} (${encoding}, ${digits(body.length / 1e6)} MB)`
}

function servedRow(
  what: string,
  own: Load,
  {
    resJson,
    bare,
    answer,
    isFloored,
  }: {
    resJson: PeerLoad
    bare: PeerLoad
    answer: Answer
    isFloored: boolean
  },
): Row {
  const row = { unit: 'requests/s', value: own.requestsPerS, runs } as const
  const peers: Peer[] = [
    { name: 'res.json, not compressed', value: resJson.requestsPerS, runs, answer: resJson.answer },
    { name: 'bare node:http', value: bare.requestsPerS, runs, answer: bare.answer },
  ]
  const share = own.requestsPerS / bare.requestsPerS
  const most = bare.requestsPerS / resJson.requestsPerS
  const outOfReach = `res.json takes ${digits(1000 / resJson.requestsPerS)} ms for each, and bare node:http, which only has these bytes copied to the socket, answers ${digits(most)} × as many: ${leastOfResJson} × was out of its reach, too`
  return {
    what,
    ...row,
    peers,
    floors: isFloored
      ? [
          ratioFloor(row, peers[0], leastOfResJson),
          factFloor(
            `≥ ${leastOfBare * 100} % of bare node:http`,
            `${digits(share * 100)} %`,
            share >= leastOfBare,
          ),
        ]
      : [],
    notes: [
      `99 of 100 within ${digits(own.p99Ms)} ms; res.json within ${digits(resJson.p99Ms)} ms, bare node:http within ${digits(bare.p99Ms)} ms; ${digits((own.requestsPerS * answer.body.length) / 1e6)} MB/s`,
      ...(isFloored && most < leastOfResJson ? [outOfReach] : []),
    ],
  }
}

/**
 * Puts an answer of the product before a peer and measures that, after seeing that it sends the same;
 * other targets take turns with it.
 */
async function peerLoads(
  folder: string,
  kind: 'res.json' | 'bare',
  { body, encoding }: Answer,
  others: readonly Target[],
  seconds: number,
): Promise<PeerLoad & { others: Load[] }> {
  const file = join(folder, `${kind}-${encoding}`)
  writeFileSync(file, body)
  const peer: Listening = await listen(join(dist, 'bench', 'servePeer.js'), [kind, file, encoding])
  try {
    const theirs = await fetchBytes(peer.address, encoding)
    const answer = theirs.body.equals(body) ? 'same' : 'other bytes'
    const own = { address: peer.address, headers: { 'Accept-Encoding': encoding } }
    const [load, ...ofOthers] = await medianLoads([own, ...others], runs, seconds)
    return { ...load!, answer, others: ofOthers }
  } finally {
    await peer.stop()
  }
}

/** An answer as it was sent, not unpacked. */
function fetchBytes(address: string, encodings: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'Accept-Encoding': encodings } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const { 'content-encoding': encoding = 'identity', etag } = response.headers
        resolve({ body: Buffer.concat(chunks), encoding, etag })
      })
    }).once('error', reject)
  })
}
