import { countsOfCounty, type CountyPlan, type DemonstrationPlan } from './countyPlan.ts'
import { demoName } from './numberedName.ts'

/** How many counties each prefecture has along its line, from the line's start. */
const prefectures: readonly { source: string; counties: number }[] = [
  { source: 'china-vietnam', counties: 3 },
  { source: 'china-vietnam', counties: 3 },
  { source: 'china-vietnam', counties: 3 },
  { source: 'china-myanmar', counties: 4 },
  { source: 'china-myanmar', counties: 3 },
  { source: 'china-myanmar', counties: 4 },
  { source: 'china-myanmar', counties: 3 },
]

/** Counties are some 157 km long, each a little more or less. */
const weights = [1, 1.06, 0.95, 1.03, 0.97, 1.02, 1]

/**
 * Two whole lines, for load. Only their names are real: where they are cut into prefectures and
 * counties is made up and follows no administrative boundary.
 */
export function provincePlan(): DemonstrationPlan {
  let last = 0
  const county = (source: string): CountyPlan => {
    last += 1
    return { name: demoName('County', '县', last), source, weight: weights[last % weights.length] ?? 1 }
  }
  return {
    name: { en: 'Demo Province', zh: '示例省' },
    lines: [
      { source: 'china-vietnam', officialLengthM: 1_449_566 },
      // Published figures of this one differ by 70 km: none is claimed.
      { source: 'china-myanmar', officialLengthM: null },
    ],
    prefectures: prefectures.map(({ source, counties }, index) => ({
      name: demoName('Prefecture', '州', index + 1),
      headquarters: Array.from({ length: counties }, (_, place) => {
        const held = county(source)
        return {
          name: held.name,
          counties: [held],
          counts: countsOfCounty,
          port: place === 0 ? { name: demoName('port', '口岸', index + 1), position: null } : null,
        }
      }),
    })),
    // A week, so that there is one to draw; two would take as long again to make.
    days: { before: 3, after: 3 },
    evidence: { daysBefore: 1, walkersEveryS: 60 },
  }
}
