import { actualCoverage } from '../../../geo/actualCoverage.ts'
import { comparedCoverage } from '../../../geo/comparedCoverage.ts'
import { plannedCoverage } from '../../../geo/plannedCoverage.ts'
import type { LineStates } from '../../../geo/slicedStates.ts'
import { countDiffering } from '../checkStates.ts'
import { makeEvidence } from '../make/evidence.ts'
import { makeFacts } from '../make/facts.ts'
import { heldMiB, medianOf, peakMiB } from '../measure.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, benchWindow, lengthText } from './benchLines.ts'

const wanted = [
  { size: 'county', days: 1, passLength: 'as-demonstration', floorMs: 5 },
  { size: 'county', days: 1, passLength: 'as-recorded', floorMs: undefined },
  { size: 'county', days: 7, passLength: 'as-demonstration', floorMs: undefined },
  { size: 'province', days: 1, passLength: 'as-demonstration', floorMs: undefined },
  { size: 'province', days: 7, passLength: 'as-demonstration', floorMs: 250 },
  { size: 'country', days: 1, passLength: 'as-demonstration', floorMs: 1000 },
] as const

const samples = 300

export const statesSection: Section = {
  title: 'All four states, planned and actual',
  about:
    'From facts to the exact state of every place at every instant: policy, a tier raised at 14:00, trails, barriers, patrols, checkpoints, devices, and what tracks and logs say of them. As dense as in the demonstration county of Malipo: 255 claims, 60 barriers and 95 open trails on 159 km and a day, and its passes about a kilometre long; one row has passes of 120 m, as recorded walks come to. No peer computes this; places and instants drawn at random are held against the definition instead.',
  async run(quick) {
    const rows: Row[] = []
    for (const { size, days, passLength, floorMs } of wanted) {
      const line = benchLine(size, quick)
      const window = benchWindow(days)
      const made = makeFacts(line, window)
      const { facts } = made
      const evidence = makeEvidence(made, line.lengthM, window.toMs, passLength)
      const compute = () => {
        const planned = plannedCoverage(line, window, facts)
        return { planned, actual: actualCoverage(planned, evidence, window.toMs) }
      }
      const runs = size === 'county' ? 25 : 7
      const both = await medianOf(runs, compute, { warmUps: size === 'county' ? 100 : 4 })
      const { planned, actual } = compute()
      const plannedAlone = await medianOf(runs, () => plannedCoverage(line, window, facts))
      const compared = await medianOf(5, () => comparedCoverage(planned, actual))
      const row = { unit: 'ms', value: both.medianMs, runs: both.runs } as const
      const differing = countDiffering(planned, actual, evidence, samples)
      rows.push({
        ...row,
        what: `${size}, ${lengthText(line)}, ${days === 1 ? 'a day' : 'a week'}, ${facts.claims.length.toLocaleString('en')} claims, ${evidence.passes.count.toLocaleString('en')} passes`,
        peers: [],
        floors: [
          ...(floorMs === undefined ? [] : [valueFloor(row, floorMs)]),
          factFloor('as the definition says', `${samples - differing} of ${samples}`, differing === 0),
        ],
        notes: [
          `planned alone ${digits(plannedAlone.medianMs)} ms, compared after that ${digits(compared.medianMs)} ms`,
          `the states take ${digits(stateMiB(planned) + stateMiB(actual))} MiB, with all that a change needs ${digits(await heldMiB(compute))} MiB; the process had at most ${digits(peakMiB())} MiB, facts and evidence included`,
        ],
      })
    }
    return { rows }
  },
}

/** What the states themselves take. */
function stateMiB({ blocks }: LineStates): number {
  let bytes = 0
  const tiles = blocks.flatMap(({ tiles }) => tiles)
  for (const { sliceFromM, firstRun, beginMs, beginAtEndMs, code, metreMs } of tiles)
    for (const array of new Set([sliceFromM, firstRun, beginMs, beginAtEndMs, code, metreMs]))
      bytes += array.byteLength
  return bytes / 2 ** 20
}
