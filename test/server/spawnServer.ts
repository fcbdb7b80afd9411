import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from './startApp.ts'

/** The real process. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** Resolves with the address printed; rejects with what was printed where it ended before. */
  readonly listening: Promise<string>
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; printed: string }>
}

const fromSource = (name: string) => ['--import', 'tsx', join(root, 'server', `${name}.ts`)]

/** As `npm start` runs it, but without accounts unless they are asked for, and from source unless a built one is named. */
export const spawnServer = (environment: Record<string, string>, built?: string): ServerProcess =>
  spawnNode(built === undefined ? fromSource('main') : [built], environment)

/** Any file below `server/` that is run by itself. */
export const spawnScript = (
  name: string,
  given: readonly string[],
  environment: Record<string, string>,
): ServerProcess => spawnNode([...fromSource(name), ...given], environment)

function spawnNode(given: readonly string[], environment: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, given, {
    cwd: root,
    env: { ...process.env, PORT: '0', DEMO: 'none', ACCOUNTS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null; printed: string }>(
    (resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, printed }))
    },
  )
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /Open (https?:\/\/[^\s"]+)/.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => reject(new Error(printed)))
  })
  listening.catch(() => undefined)
  return { child, listening, ended }
}
