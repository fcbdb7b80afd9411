import type { Server } from 'node:http'
import { Server as TlsServer } from 'node:https'
import { isIPv6 } from 'node:net'
import type { Store } from '../data/store/openStore.ts'
import type { Keeping } from './keeping/keeping.ts'

/** Why the server cannot listen, as one sentence for whoever starts it. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** Listens and gives the address to open; throws ListenError where the port cannot be had. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(explain(error, port, host))),
    )
    server.listen(port, host, () => {
      const bound = server.address()
      const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port
      const scheme = server instanceof TlsServer ? 'https' : 'http'
      resolve(`${scheme}://${isIPv6(host) ? `[${host}]` : host}:${boundPort}`)
    })
  })
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use: stop what uses it, or choose another with PORT (0 takes a free one).`
    case 'EACCES':
      return `Port ${port} may not be used by this user: choose one above 1023 with PORT.`
    case undefined:
    default:
      return `The server cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`
  }
}

const patienceMs = 10_000

/** Something that goes on beside the server. */
export interface Activity {
  /** Settles once it uses neither the server nor the store any more. */
  stop(): Promise<void>
}

/**
 * On SIGTERM or SIGINT: takes no more requests, finishes those in flight, stops what goes on beside and
 * then what answers requests, closes the store, exits. Both ends of it are logged.
 */
export function stopOnSignal(
  server: Server,
  store: Store,
  activities: readonly Activity[],
  answering: Activity,
  { log, underWay }: Pick<Keeping, 'log' | 'underWay'>,
): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    const { requests, streams } = underWay.count()
    const inFlight = requests === 1 ? '1 request' : `${requests} requests`
    log.info({ event: 'stopping', signal, requests, streams }, `Stopping, ${inFlight} in flight`)
    const beganMs = performance.now()
    const stopped = Promise.all(activities.map((activity) => activity.stop()))
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const patience = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(patience)
      // Together: what goes on beside may itself wait for an answer.
      Promise.all([stopped, answering.stop()])
        .then(() => store.close())
        .then(
          () => {
            log.info({ event: 'stopped', tookMs: Math.round(performance.now() - beganMs) }, 'Stopped')
            process.exit(0)
          },
          (error: unknown) => {
            console.error(error)
            process.exit(1)
          },
        )
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
