import { spawn, spawnSync } from 'node:child_process'

export interface Load {
  readonly requestsPerS: number
  readonly p99Ms: number
}

/** Whether wrk is there. It is no npm package: where it is missing, `apt-get install wrk` brings it. */
export function hasWrk(): boolean {
  return spawnSync('wrk', ['--version']).error === undefined
}

export interface Target {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Medians of so many times so many seconds of four connections that ask as fast as they are answered,
 * after one second that warms up. The targets take turns, so that what else the machine does meets all.
 */
export async function medianLoads(
  targets: readonly Target[],
  runs: number,
  seconds: number,
): Promise<Load[]> {
  for (const { address, headers } of targets) await askFor(address, headers, 1)
  const loads: Load[][] = targets.map(() => [])
  for (let run = 0; run < runs; run++)
    for (const [index, { address, headers }] of targets.entries())
      loads[index]!.push(await askFor(address, headers, seconds))
  return loads.map((ofOne) => ofOne.sort((a, b) => a.requestsPerS - b.requestsPerS)[runs >> 1]!)
}

async function askFor(
  address: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const args = ['-t1', '-c4', `-d${seconds}s`, '--timeout', '20s', '--latency', ...given, address]
  const text = await outputOf('wrk', args)
  const requestsPerS = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1])
  const [, amount, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(text) ?? []
  if (/Non-2xx/.test(text) && headers['If-None-Match'] === undefined)
    throw new Error(`not every answer was good: ${text}`)
  return { requestsPerS, p99Ms: Number(amount) * { us: 0.001, ms: 1, s: 1000 }[(unit ?? 'ms') as 'ms'] }
}

function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.once('error', reject)
    child.once('close', () => resolve(text))
  })
}
