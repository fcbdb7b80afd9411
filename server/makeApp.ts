import type { IncomingMessage } from 'node:http'
import { storedTracks } from '../data/store/trackSource.ts'
import { TrackShelf } from '../data/trackShelf.ts'
import { OpenStreams } from './access/openStreams.ts'
import { UnitShelf } from './access/unitShelf.ts'
import { ActualShelf } from './actualShelf.ts'
import type { App, AppOptions } from './appContext.ts'
import { BodyCache } from './bodyCache.ts'
import { CoverageShelf } from './coverageShelf.ts'
import { HotAnswers } from './hotAnswers.ts'
import { Keeping } from './keeping/keeping.ts'
import { LineShelf } from './lineShelf.ts'
import { LiveHub } from './liveHub.ts'
import { PastShelf } from './pastShelf.ts'
import { TeamShelf } from './teamShelf.ts'
import { TrackIntake } from './trackIntake.ts'

/** Where accounts are on, an answer is given again only to whom is known at once, without asking the store. */
const hotFor = (signIn: AppOptions['signIn']) =>
  signIn === undefined ? {} : { tryKnown: (request: IncomingMessage) => signIn.tryKnown(request) }

const cacheBytes = 64 * 1024 * 1024

/** What handlers work with, all of it empty as yet. */
export function makeApp(options: AppOptions): App {
  const lines = new LineShelf()
  const keeping = options.keeping ?? new Keeping({ db: options.db, now: () => options.now() })
  const live = new LiveHub({
    db: options.db,
    version: options.settings.version,
    now: () => options.now(),
    storage: () => keeping.storage.storage,
    onFailure: (error) => keeping.met(error, 'live'),
  })
  keeping.metrics.countListeners = () => live.listenerCount
  const streams = new OpenStreams(options.db)
  options.signIn?.onForgotten(() => void streams.look())
  return {
    ...options,
    keeping,
    lines,
    units: new UnitShelf(),
    streams,
    teams: new TeamShelf(),
    intake: new TrackIntake(options.db, lines, keeping, () => options.now()),
    bodies: new BodyCache(cacheBytes),
    hot: new HotAnswers(options.db, { now: () => options.now(), ...hotFor(options.signIn) }),
    coverages: new CoverageShelf(),
    actuals: new ActualShelf(new TrackShelf(storedTracks, options.derive)),
    past: new PastShelf(),
    live,
  }
}
