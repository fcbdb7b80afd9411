import type { Name } from './borders.ts'
import type { Box, Position } from './position.ts'

export interface RegionPlan {
  file: string
  /**
   * Wide enough that a 16:9 wall filled by the sections shows no edge of the box, however the map is turned: the
   * half-diagonal of such a view fits on every side of the sections' middle. No third country reaches into it.
   */
  box: Box
  neighbour: { iso: string; country: Name }
  /** Files of the sections that are loaded as border lines. */
  sections: readonly string[]
  /** How far the border away from the sections may be off, in metres. */
  toleranceM: number
  labels: readonly { name: Name; point: Position; kind: 'country' }[]
}

const china: Name = { en: 'China', zh: '中国' }
const vietNam: Name = { en: 'Viet Nam', zh: '越南' }
const myanmar: Name = { en: 'Myanmar', zh: '缅甸' }

export const regions: readonly RegionPlan[] = [
  {
    file: 'malipo',
    box: [103.4, 22.1, 106.45, 24.2],
    neighbour: { iso: 'VNM', country: vietNam },
    sections: ['malipo'],
    toleranceM: 15,
    labels: [
      { name: china, point: [104.95, 23.37], kind: 'country' },
      { name: vietNam, point: [105.2, 22.86], kind: 'country' },
    ],
  },
  {
    file: 'baoshan',
    box: [95.9, 22.9, 101.1, 26.95],
    neighbour: { iso: 'MMR', country: myanmar },
    sections: ['tengchong', 'longling'],
    toleranceM: 60,
    labels: [
      { name: china, point: [99.3, 25.35], kind: 'country' },
      { name: myanmar, point: [97.3, 25.1], kind: 'country' },
    ],
  },
]
