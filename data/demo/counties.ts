import type { LonLat, Name } from '../model/values.ts'

export const demonstrationNames = ['malipo', 'baoshan'] as const
export type DemonstrationName = (typeof demonstrationNames)[number]

/** What is real in a demonstration: names of places, lines and ports. */
export interface DemonstrationPlan {
  /** Whom the screens are for. */
  readonly name: Name
  readonly lines: readonly LinePlan[]
  readonly prefectures: readonly PrefecturePlan[]
  /** Assignments run from so many days before today to so many after it. */
  readonly days: { readonly before: number; readonly after: number }
}

interface LinePlan {
  /** Stem of the file in `source/`. */
  readonly source: string
  /** The published length of the line, metres. */
  readonly officialLengthM: number
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
  readonly port: { readonly name: Name; readonly position: LonLat | null } | null
}

/** A county and the line that it holds a part of: counties divide a line in the order of the plan. */
interface CountyPlan {
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
const countsOfCounty: Readonly<DemonstrationCounts> = {
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

export const demonstrationPlans: Readonly<Record<DemonstrationName, DemonstrationPlan>> = {
  malipo: {
    name: { en: 'Malipo County', zh: '麻栗坡县' },
    lines: [{ source: 'malipo', officialLengthM: 277_000 }],
    prefectures: [
      {
        name: { en: 'Wenshan Prefecture', zh: '文山州' },
        headquarters: [
          {
            name: { en: 'Malipo County', zh: '麻栗坡县' },
            counties: [{ name: { en: 'Malipo County', zh: '麻栗坡县' }, source: 'malipo', weight: 1 }],
            counts: countsOfCounty,
            port: { name: { en: 'Tianbao port', zh: '天保口岸' }, position: [104.8507, 22.9376] },
          },
        ],
      },
    ],
    days: { before: 7, after: 7 },
  },
  baoshan: {
    name: { en: 'Baoshan City', zh: '保山市' },
    lines: [
      { source: 'tengchong', officialLengthM: 148_075 },
      { source: 'longling', officialLengthM: 19_710 },
    ],
    prefectures: [
      {
        name: { en: 'Baoshan City', zh: '保山市' },
        headquarters: [
          {
            name: { en: 'Baoshan City', zh: '保山市' },
            counties: [
              { name: { en: 'Tengchong City', zh: '腾冲市' }, source: 'tengchong', weight: 1 },
              { name: { en: 'Longling County', zh: '龙陵县' }, source: 'longling', weight: 1 },
            ],
            counts: countsOfCounty,
            port: { name: { en: 'Demo port', zh: '示例口岸' }, position: null },
          },
        ],
      },
    ],
    days: { before: 7, after: 7 },
  },
}
