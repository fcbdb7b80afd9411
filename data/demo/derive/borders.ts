import type { Position } from './position.ts'

/** A name as the product shows it, in both its languages. */
export interface Name {
  en: string
  zh: string
}

export interface BorderPlan {
  file: string
  /** ISO 3166 alpha-3 code of the neighbour. */
  abroad: string
  name: Name
  /** True when the finished line starts at its western end; otherwise it starts at its northern end. */
  westToEast: boolean
  sections: readonly SectionPlan[]
}

interface SectionPlan {
  file: string
  name: Name
  /** Where the line meets the county's own boundaries, from public county polygons; good to about 0.3 km. */
  ends: readonly [Position, Position]
}

export const homeIso = 'CHN'

export const borders: readonly BorderPlan[] = [
  {
    file: 'china-vietnam',
    abroad: 'VNM',
    name: { en: 'China–Viet Nam border', zh: '中越边界' },
    westToEast: true,
    sections: [
      {
        file: 'malipo',
        name: { en: 'Malipo County', zh: '麻栗坡县' },
        ends: [
          [104.6244, 22.8321],
          [105.3084, 23.3818],
        ],
      },
    ],
  },
  {
    file: 'china-myanmar',
    abroad: 'MMR',
    name: { en: 'China–Myanmar border', zh: '中缅边界' },
    westToEast: false,
    sections: [
      {
        file: 'tengchong',
        name: { en: 'Tengchong City', zh: '腾冲市' },
        ends: [
          [98.7079, 25.8599],
          [98.0885, 25.3374],
        ],
      },
      {
        file: 'longling',
        name: { en: 'Longling County', zh: '龙陵县' },
        ends: [
          [98.7086, 24.1234],
          [98.8786, 24.155],
        ],
      },
    ],
  },
]
