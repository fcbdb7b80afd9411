import { bestStretches } from '../../../geo/bestStretches.ts'
import { gainIfBarred } from '../../../geo/gainIfBarred.ts'
import { plannedCoverage } from '../../../geo/plannedCoverage.ts'
import { worthOfGains } from '../../../geo/worth.ts'
import { makeFacts } from '../make/facts.ts'
import { medianOf, peakMiB } from '../measure.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, benchWindow, lengthText } from './benchLines.ts'

const answerWithinMs = 5000
const trailWeightKmH = 0.5
const wanted = [
  { size: 'county', lengthM: 10_000 },
  { size: 'province', lengthM: 10_000 },
  { size: 'province', lengthM: 50_000 },
] as const

export const nextSection: Section = {
  title: 'Where would the next 10 km do most?',
  about:
    'From the facts of a day to the stretches of barrier that turn most km·h from thin to held, 500 m each at least: planned coverage, what barring each place would gain, the best choice over cells of 10 m or more by dynamic programming, and the bound that no other choice passes. Facts are as dense as in the demonstration county.',
  async run(quick) {
    const rows: Row[] = []
    for (const { size, lengthM } of wanted) {
      const line = benchLine(size, quick)
      const window = benchWindow(1)
      const { facts } = makeFacts(line, window)
      const worthNow = () =>
        worthOfGains(line.lengthM, gainIfBarred(plannedCoverage(line, window, facts)), {
          places: facts.openTrails.map(({ atM }) => ({ atM, worth: trailWeightKmH })),
          forbidden: [],
        })
      const choose = () => bestStretches(worthNow(), { lengthM, leastPieceM: 500 })
      const all = await medianOf(5, choose)
      const gains = await medianOf(5, worthNow)
      const best = choose()
      const isSame = JSON.stringify(choose()) === JSON.stringify(best)
      const row = { unit: 'ms', value: all.medianMs, runs: all.runs } as const
      const below = 1 - best.worth / best.boundWorth
      rows.push({
        what: `${size}, ${lengthText(line)}, a day, the best ${lengthM / 1000} km of barrier`,
        ...row,
        peers: [],
        floors: [
          valueFloor(row, answerWithinMs),
          factFloor('≤ 5 % below the bound', `${digits(100 * below)} %`, below <= 0.05),
          factFloor('the same question, the same answer', isSame ? 'yes' : 'no', isSame),
        ],
        notes: [
          `${best.stretches.length} stretches over cells of ${best.cellM} m are worth ${digits(best.worth)} km·h, and none more than ${digits(best.boundWorth)}`,
          `coverage and gains alone ${digits(gains.medianMs)} ms; the process had at most ${digits(peakMiB())} MiB`,
        ],
      })
    }
    return { rows }
  },
}
