import type { Port } from '../model/place.ts'
import type { LonLat, Name } from '../model/values.ts'

/** What is real in a demonstration: names of places, lines and ports. */
export interface DemonstrationPlan {
  /** Whom the screens are for. */
  readonly name: Name
  readonly lines: readonly LinePlan[]
  readonly prefectures: readonly PrefecturePlan[]
  /** Assignments run from so many days before today to so many after it. */
  readonly days: { readonly before: number; readonly after: number }
  /** From so many days before today there are tracks and logs; walkers' phones send every so many seconds. */
  readonly evidence: { readonly daysBefore: number; readonly walkersEveryS: number }
}

interface LinePlan {
  /** Stem of the file in `source/`. */
  readonly source: string
  /** The published length of the line, metres; null where none is certain. */
  readonly officialLengthM: number | null
}

interface PrefecturePlan {
  readonly name: Name
  readonly headquarters: readonly HeadquartersPlan[]
}

/** A headquarters with its desk, and the counties whose rosters it keeps. */
export interface HeadquartersPlan {
  readonly name: Name
  readonly counties: readonly CountyPlan[]
  /** How much there is of each thing, shared among the counties by their length. */
  readonly counts: Readonly<DemonstrationCounts>
  /** The port of entry; without a position it is made up and says so in its name. */
  readonly port: PortPlan | null
}

/** A port of entry, as far as it is real. */
export interface PortPlan {
  readonly name: Name
  readonly localNames?: Port['localNames']
  readonly position: LonLat | null
  /** Whether people pass there, made up; left out where nobody knows. */
  readonly passes?: boolean
}

/** A county and the line that it holds a part of: counties divide a line in the order of the plan. */
export interface CountyPlan {
  readonly name: Name
  readonly source: string
  /** Its part of the line in proportion to those of the others. */
  readonly weight: number
}

/** What is counted out. */
export interface DemonstrationCounts {
  townships: number
  villages: number
  groups: number
  markers: number
  trails: number
  borderCheckpoints: number
  inlandCheckpoints: number
  barriers: number
  devices: number
  tradePoints: number
}

/** As dense as a county of some 160 km on a land border. */
export const countsOfCounty: Readonly<DemonstrationCounts> = {
  townships: 6,
  villages: 30,
  groups: 90,
  markers: 300,
  trails: 140,
  borderCheckpoints: 31,
  inlandCheckpoints: 5,
  barriers: 60,
  devices: 45,
  tradePoints: 12,
}
