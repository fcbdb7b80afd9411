import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { openStore, type Store } from '../data/store/openStore.ts'
import { StoreError } from '../data/store/storeError.ts'
import { answerRequests, createApp } from './app.ts'
import { beginCounty } from './beginCounty.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { DemonstrationLife } from './demonstrationLife.ts'
import { listen, ListenError, stopOnSignal } from './listening.ts'
import { findRoot } from './findRoot.ts'
import { GapWatch } from './gapWatch.ts'

/** Starts the product: reads the configuration, opens the store, listens. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const store = await openStore(config.dataFolder)
  try {
    await serve(config, store)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serve(config: Config, store: Store): Promise<void> {
  const begun = await beginCounty(store.db, config.demonstration, Date.now())
  const root = findRoot(import.meta.dirname)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const { timeZone, basemap } = config
  const app = createApp({
    db: store.db,
    now: Date.now,
    settings: { ...begun, timeZone, basemap, version },
    root,
  })
  const server = createServer(answerRequests(app))
  const address = await listen(server, config.port, config.host)
  const life =
    begun.demonstration === 'none'
      ? undefined
      : new DemonstrationLife({ db: store.db, name: begun.demonstration, address, now: Date.now })
  life?.start()
  const watch = new GapWatch(app)
  watch.start()
  console.log(`Borderkeep ${version} keeps its data in ${dirname(store.file)}`)
  if (begun.demonstration !== config.demonstration)
    console.log(
      `It began with DEMO=${begun.demonstration} and keeps that; DEMO=${config.demonstration} is for an empty folder.`,
    )
  if (life !== undefined)
    console.log('Its teams and posts are made up, and so is all that they report while it runs.')
  console.log('You act as one local operator; accounts come later, so this server listens on loopback only.')
  console.log(`Open ${address}`)
  stopOnSignal(server, store, life === undefined ? [watch] : [life, watch])
}

start().catch((error: unknown) => {
  const isForeseen = [ConfigError, StoreError, ListenError].some((foreseen) => error instanceof foreseen)
  console.error(isForeseen && error instanceof Error ? error.message : error)
  process.exitCode = 1
})
