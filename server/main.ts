import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { isTold, tryGetRestored } from '../data/store/restored.ts'
import { openStore, type Store } from '../data/store/openStore.ts'
import { StoreError } from '../data/store/storeError.ts'
import { lockStore } from '../data/store/storeLock.ts'
import { answerRequests } from './app.ts'
import { beginCounty, type BegunCounty } from './beginCounty.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { DemonstrationLife } from './demonstrationLife.ts'
import { findRoot } from './findRoot.ts'
import { GapWatch } from './gapWatch.ts'
import { makeServer } from './httpServer.ts'
import { Keeping } from './keeping/keeping.ts'
import { makeLog, takeConsole, type Log, type LogConfig } from './keeping/log.ts'
import { listen, ListenError, stopOnSignal, type Activity } from './listening.ts'
import { makeApp } from './makeApp.ts'
import { readCertificate, type Certificate } from './readCertificate.ts'
import { ReadingThreads } from './readingThreads.ts'
import type { Database } from '../data/store/tables.ts'
import { beginAccounts, type FirstAdministrator } from './signIn/beginAccounts.ts'
import { readSecret } from './signIn/secret.ts'
import { startWarnings } from './startWarnings.ts'
import { SignIn } from './signIn/signIn.ts'
import { SingleSignOn } from './signIn/singleSignOn.ts'
import { TrackSealing } from './trackSealing.ts'

/** Starts the product: reads the configuration, opens the store, listens. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const certificate = readCertificate(config.tls)
  const lock = lockStore(config.dataFolder)
  const { folder: backupFolder, keep: backupsKept } = config.backups
  const opened = await openStore(config.dataFolder, { backupFolder, backupsKept })
  const store = { ...opened, close: () => opened.close().finally(() => lock.release()) }
  try {
    await serve(config, store, certificate)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function serve(config: Config, store: Store, certificate?: Certificate): Promise<void> {
  const { timeZone, basemap, backups, log: logConfig } = config
  const { db, file } = store
  const log = makeLog(logConfig, timeZone)
  if (logConfig.format === 'json') takeConsole(log)
  const begun = await beginCounty(db, config.demonstration, Date.now())
  const root = findRoot(import.meta.dirname)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const { origin, trustProxy, accounts } = config
  const settings = { ...begun, timeZone, basemap, version, origin, trustProxy }
  const keeping = new Keeping({ db, file, backups, log, ofProcess: true, now: Date.now })
  const reading = new ReadingThreads(db, { file, settings, root })
  const signingIn =
    accounts === 'on' ? await beginSignIn(config, db, begun.demonstration !== 'none') : undefined
  const app = makeApp({ db, now: Date.now, settings, root, keeping, reading, ...signingIn?.parts })
  const server = makeServer(answerRequests(app), certificate)
  const address = await listen(server, config.port, config.host)
  const activities: Activity[] = [app.live, keeping]
  if (begun.demonstration !== 'none') {
    const life = new DemonstrationLife({ db, name: begun.demonstration, address, log, now: Date.now })
    life.start()
    activities.push(life)
  }
  const watch = new GapWatch(app)
  watch.start()
  const sealing = new TrackSealing({ db, log, now: Date.now })
  sealing.start()
  activities.push(watch, sealing)
  await keeping.start(store.isChecked)
  stopOnSignal(server, store, activities, reading, keeping)
  for (const warning of startWarnings(config)) log.warn({ event: 'started' }, warning)
  for (const line of greeting(config, begun, version, file)) announce(logConfig, log, line)
  await logRestored(db, log)
  if (signingIn?.first !== undefined) showOnce(signingIn.first)
  announce(logConfig, log, `Open ${origin ?? address}`)
}

/** What somebody who starts it should know, and last of all where it is. */
const greeting = (config: Config, begun: BegunCounty, version: string, file: string): readonly string[] => [
  `Borderkeep ${version} keeps its data in ${dirname(file)}`,
  ...(begun.demonstration === config.demonstration
    ? []
    : [
        `It began with DEMO=${begun.demonstration} and keeps that; DEMO=${config.demonstration} is for an empty folder.`,
      ]),
  ...(begun.demonstration === 'none'
    ? []
    : ['Its teams and posts are made up, and so is all that they report while it runs.']),
  ...(config.accounts === 'off'
    ? ['ACCOUNTS=off: everybody on this machine acts as one local operator.']
    : begun.demonstration === 'none'
      ? ['People sign in with accounts, which an administrator makes.']
      : ['The page where you sign in offers one account for each role of the demonstration.']),
]

async function beginSignIn(config: Config, db: Database, isDemonstration: boolean) {
  const { dataFolder, signInSecret, sessionIdleHours: idleHours, oidc } = config
  const origin = config.origin ?? `${config.tls === undefined ? 'http' : 'https'}://localhost:${config.port}`
  const secret = readSecret(dataFolder, signInSecret)
  // Its accounts are everybody's: whoever set one up would lock all others out.
  const secondFactorFor = isDemonstration ? [] : config.secondFactorFor
  const signIn = new SignIn({ db, now: Date.now, secret, origin, idleHours, secondFactorFor })
  const first = await beginAccounts(db, signIn, isDemonstration)
  const parts = {
    signIn,
    ...(oidc !== undefined && { singleSignOn: new SingleSignOn(oidc, origin, secret) }),
  }
  return { parts, first }
}

/** That acts are gone is not for somebody to find out by missing them. */
async function logRestored(db: Database, log: Log): Promise<void> {
  const restored = await tryGetRestored(db)
  if (restored === undefined || !isTold(restored, Date.now())) return
  const { at, backupAt, sequence, lostActs } = restored
  const facts = { event: 'restored', at, backupAt, sequence, lostActs }
  log.warn(facts, 'A backup was put back: acts after it are gone')
}

/** Not to where the log goes, which is kept: it is the one time that it is shown. */
function showOnce({ userName, password }: FirstAdministrator): void {
  process.stderr.write(`First sign-in: name ${userName}, password ${password} (once; it has to be changed)\n`)
}

/** At a terminal a plain line, whatever the level; for a program a line of the log. */
function announce({ format }: LogConfig, log: Log, line: string): void {
  if (format === 'text') console.log(line)
  else log.info({ event: 'started' }, line)
}

start().catch((error: unknown) => {
  const isForeseen = [ConfigError, StoreError, ListenError].some((foreseen) => error instanceof foreseen)
  console.error(isForeseen && error instanceof Error ? error.message : error)
  process.exitCode = 1
})
