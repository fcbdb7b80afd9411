import type { Name } from '../data/model/values.ts'
import type { Database } from '../data/store/tables.ts'
import type { IncomingMessage } from 'node:http'
import type { Actor } from '../data/model/account.ts'
import type { OpenStreams } from './access/openStreams.ts'
import type { UnitShelf } from './access/unitShelf.ts'
import type { ActualShelf } from './actualShelf.ts'
import type { BodyCache } from './bodyCache.ts'
import type { Config } from './config.ts'
import type { CoverageShelf } from './coverageShelf.ts'
import type { HotAnswers } from './hotAnswers.ts'
import type { Keeping } from './keeping/keeping.ts'
import type { LineShelf } from './lineShelf.ts'
import type { LiveHub } from './liveHub.ts'
import type { ReadingThreads } from './readingThreads.ts'
import type { PastShelf } from './pastShelf.ts'
import type { SignIn } from './signIn/signIn.ts'
import type { SingleSignOn } from './signIn/singleSignOn.ts'
import type { TeamShelf } from './teamShelf.ts'
import type { TrackIntake } from './trackIntake.ts'

/** What `makeApp` is given. */
export interface AppOptions {
  readonly db: Database
  /** The clock, epoch milliseconds. */
  now(): number
  readonly settings: Pick<Config, 'timeZone' | 'basemap'> & {
    readonly demonstration: Config['demonstration']
    readonly countyName: Name
    readonly version: string
    /** Public address of the product; loopback where left out. */
    readonly origin?: string | undefined
    /** Proxies whose word on where a request came from is taken: how many, or their networks. */
    readonly trustProxy?: number | string | undefined
  }
  /** Where the product stands: `dist/client` and the demonstration's sources lie below it. */
  readonly root: string
  /** What looks after the server itself; one that watches nothing where left out. */
  readonly keeping?: Keeping
  /** Where there are some, they answer what takes long. */
  readonly reading?: ReadingThreads
  /** Tells who asks; where accounts are off, everybody is the local operator. */
  readonly signIn?: SignIn
  /** An OpenID Connect provider to sign in by. */
  readonly singleSignOn?: SingleSignOn
  /** Says who asks instead of `signIn`. */
  readonly actorOf?: (request: IncomingMessage) => Promise<Actor>
  /** Derives passes for lines that are new, where this one's connection cannot write them. */
  readonly derive?: () => Promise<unknown>
}

/** What every handler works with. */
export interface App extends AppOptions {
  readonly keeping: Keeping
  readonly units: UnitShelf
  readonly streams: OpenStreams
  readonly lines: LineShelf
  readonly teams: TeamShelf
  readonly intake: TrackIntake
  readonly bodies: BodyCache
  readonly hot: HotAnswers
  readonly coverages: CoverageShelf
  readonly actuals: ActualShelf
  readonly live: LiveHub
  readonly past: PastShelf
}
