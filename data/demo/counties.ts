import type { LonLat, Name } from '../model/values.ts'

export const demonstrationNames = ['malipo', 'baoshan'] as const
export type DemonstrationName = (typeof demonstrationNames)[number]

/** A real border section with the county that holds it. */
interface CountyLine {
  /** Stem of the file in `source/`. */
  readonly source: string
  readonly county: Name
  /** The published length of the county's border line, metres. */
  readonly officialLengthM: number
}

/** What is real in a demonstration: names of places, lines and the port. */
export interface DemonstrationPlan {
  readonly prefecture: Name
  /** Where the headquarters and its duty desk are. */
  readonly headquarters: Name
  readonly lines: readonly CountyLine[]
  /** The port of entry; without a position it is made up and says so in its name. */
  readonly port: { readonly name: Name; readonly position: LonLat | null }
}

export const demonstrationPlans: Readonly<Record<DemonstrationName, DemonstrationPlan>> = {
  malipo: {
    prefecture: { en: 'Wenshan Prefecture', zh: '文山州' },
    headquarters: { en: 'Malipo County', zh: '麻栗坡县' },
    lines: [
      {
        source: 'malipo',
        county: { en: 'Malipo County', zh: '麻栗坡县' },
        officialLengthM: 277_000,
      },
    ],
    port: { name: { en: 'Tianbao port', zh: '天保口岸' }, position: [104.8507, 22.9376] },
  },
  baoshan: {
    prefecture: { en: 'Baoshan City', zh: '保山市' },
    headquarters: { en: 'Baoshan City', zh: '保山市' },
    lines: [
      {
        source: 'tengchong',
        county: { en: 'Tengchong City', zh: '腾冲市' },
        officialLengthM: 148_075,
      },
      {
        source: 'longling',
        county: { en: 'Longling County', zh: '龙陵县' },
        officialLengthM: 19_710,
      },
    ],
    port: { name: { en: 'Demo port', zh: '示例口岸' }, position: null },
  },
}

/** How much there is of each thing in a demonstration, shared among its lines by their length. */
export const demonstrationCounts = {
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
} as const
