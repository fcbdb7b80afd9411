import { spawn } from 'node:child_process'

/** A server in a process of its own. */
export interface Listening {
  /** As it printed it. */
  readonly address: string
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void
  stop(): Promise<void>
}

/** Starts a script, the product without accounts, and waits until it has printed its address. */
export function listen(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Listening> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ACCOUNTS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /http:\/\/[\w.:[\]]+/.exec(printed)?.[0]
      if (address === undefined) return
      resolve({
        address,
        signal: (name) => void child.kill(name),
        stop() {
          child.kill('SIGTERM')
          return ended
        },
      })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${printed}`)))
  })
}
