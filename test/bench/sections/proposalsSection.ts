import { closeGapsAtOnce } from '../../../geo/closeGaps.ts'
import { plannedCoverage } from '../../../geo/plannedCoverage.ts'
import { makeFacts } from '../make/facts.ts'
import { makeTeams } from '../make/teams.ts'
import { medianOf, peakMiB } from '../measure.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, benchWindow } from './benchLines.ts'

const wanted = [
  { name: 'township', ground: { fromM: 100_000, toM: 138_000 }, teams: 8, withinMs: 10_000 },
  { name: 'county', ground: { fromM: 0, toM: 277_000 }, teams: 60, withinMs: 60_000 },
] as const

export const proposalsSection: Section = {
  title: 'Which patrols would close most of what is open?',
  about:
    'From what is planned for a week and the teams with their rules (ground within 90 min of the base, hours, rest, 40 hours a week) to the patrols that close most, weighted by priority, and the bound that no other proposal on this grid passes: schedules by dynamic programming, taken greedily, improved, held against a Lagrangian bound. Facts are as dense as in the demonstration county.',
  async run(quick) {
    const rows: Row[] = []
    for (const { name, ground, teams: count, withinMs } of wanted) {
      const line = benchLine('county', quick)
      const window = benchWindow(7)
      const planned = plannedCoverage(line, window, makeFacts(line, window).facts)
      const toM = Math.min(ground.toM, line.lengthM)
      const teams = makeTeams(quick ? 4 : count, { fromM: ground.fromM, toM }, window)
      const propose = () => closeGapsAtOnce({ planned, teams })
      const all = await medianOf(quick ? 1 : 3, propose, { warmUps: 0 })
      const found = propose()
      const isSame = JSON.stringify(propose().patrols) === JSON.stringify(found.patrols)
      const row = { unit: 'ms', value: all.medianMs, runs: all.runs } as const
      const neverLess = found.after.held >= found.before.held && found.after.gap <= found.before.gap
      rows.push({
        what: `${name}, ${Math.round((toM - ground.fromM) / 1000)} km, a week, ${teams.length} teams`,
        ...row,
        peers: [],
        floors: [
          valueFloor(row, withinMs),
          factFloor('no km·h held less', neverLess ? 'yes' : 'no', neverLess),
          factFloor('the same question, the same answer', isSame ? 'yes' : 'no', isSame),
        ],
        notes: [
          `${found.patrols.length} patrols are worth ${digits(found.worth)}, ${digits((100 * found.worth) / found.boundWorth)} % of the bound of ${digits(found.boundWorth)}, of ${digits(found.openWorth)} that are open${found.isBest ? '; proven to be the best' : ''}`,
          `held ${digits(found.before.held)} km·h before, ${digits(found.after.held)} after, of ${digits(found.before.total)}; the process had at most ${digits(peakMiB())} MiB`,
        ],
      })
    }
    return { rows }
  },
}
