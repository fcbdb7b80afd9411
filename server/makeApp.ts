import { ActualShelf } from './actualShelf.ts'
import type { App, AppOptions } from './appContext.ts'
import { BodyCache } from './bodyCache.ts'
import { CoverageShelf } from './coverageShelf.ts'
import { HotAnswers } from './hotAnswers.ts'
import { LineShelf } from './lineShelf.ts'
import { LiveHub } from './liveHub.ts'
import { TeamShelf } from './teamShelf.ts'
import { TrackIntake } from './trackIntake.ts'

const cacheBytes = 64 * 1024 * 1024

/** What handlers work with, all of it empty as yet. */
export function makeApp(options: AppOptions): App {
  const lines = new LineShelf()
  return {
    ...options,
    operator: 'local operator',
    lines,
    teams: new TeamShelf(),
    intake: new TrackIntake(options.db, lines),
    bodies: new BodyCache(cacheBytes),
    hot: new HotAnswers(options.db, () => options.now()),
    coverages: new CoverageShelf(),
    actuals: new ActualShelf(options.derive),
    live: new LiveHub({ db: options.db, version: options.settings.version, now: () => options.now() }),
  }
}
