import { actualCoverage } from '../../../geo/actualCoverage.ts'
import { compileBorderLine } from '../../../geo/borderLine.ts'
import { emptyBatch, locateWithin } from '../../../geo/locateWithin.ts'
import { changePlanned, plannedCoverage } from '../../../geo/plannedCoverage.ts'
import { stretchUnion } from '../../../geo/stretchUnion.ts'
import { assignments } from '../make/assignments.ts'
import { makeEvidence } from '../make/evidence.ts'
import { makeFacts } from '../make/facts.ts'
import { pointsBeside } from '../make/pointsBeside.ts'
import { sinuousLine, type LineSize } from '../make/sinuousLine.ts'
import { heldMiB, medianOf, peakMiB } from '../measure.ts'
import { digits, type GrowthRow, type Section } from '../row.ts'
import { benchWindow, lengthText } from './benchLines.ts'

/** As many as a million on 22,000 km. */
const assignmentsPerKm = 1_000_000 / 22_000

export const growthSection: Section = {
  title: 'Size against time',
  about:
    'The same work from a county to all land borders of the world, everything as dense as elsewhere in this report: a vertex every 24 m, 45 assignments on a kilometre, a day of facts and of passes. Medians of five; of one for the world.',
  async run(quick) {
    const sizes: LineSize[] = quick ? ['county'] : ['county', 'province', 'country', 'world']
    const growth: GrowthRow[] = []
    for (const size of sizes) growth.push(await growthRow(size))
    return { rows: [], growth }
  },
}

async function growthRow(size: LineSize): Promise<GrowthRow> {
  const runs = size === 'world' ? 1 : 5
  const warmUps = size === 'world' ? 0 : 1
  const ms = async (work: () => unknown) => `${digits((await medianOf(runs, work, { warmUps })).medianMs)} ms`
  const lonLat = sinuousLine(size)
  const compile = () => compileBorderLine({ id: size, lonLat, homeSide: 'left' })
  const compiling = await ms(compile)
  const lineMiB = await heldMiB(compile)
  const line = compile()

  const points = pointsBeside(line, 500_000, 200, 'scattered')
  const out = emptyBatch(points.length / 2, false)
  const located = await medianOf(5, () => locateWithin(line, points, 200, { runnerUp: false, out }))

  const window = benchWindow(1)
  const { fromM, toM } = assignments(
    Math.round((assignmentsPerKm * line.lengthM) / 1000),
    line.lengthM,
    window,
    { leastM: 50, mostM: 400 },
  )
  const uniting = await ms(() => stretchUnion(fromM, toM, line.lengthM))

  const made = makeFacts(line, window)
  const evidence = makeEvidence(made, line.lengthM, window.toMs)
  const planning = await ms(() => plannedCoverage(line, window, made.facts))
  const planned = plannedCoverage(line, window, made.facts)
  const judging = await ms(() => actualCoverage(planned, evidence, window.toMs))
  const coverageMiB = await heldMiB(() => actualCoverage(planned, evidence, window.toMs))
  const patrols = made.facts.claims.filter(({ kind }) => kind === 'patrol')
  let turn = 0
  const change = () => {
    const ended = patrols[(turn++ * 7919) % patrols.length]!
    return changePlanned(planned, {
      ended: { claims: [ended] },
      added: { claims: [{ ...ended, toMs: ended.toMs + 60_000 }] },
    })
  }
  const changing = await medianOf(100, change, { warmUps: 100 })
  return {
    size: `${size}, ${lengthText(line)}`,
    figures: {
      vertices: (lonLat.length / 2).toLocaleString('en'),
      compiling,
      'line holds': `${digits(lineMiB)} MiB`,
      'points/s': digits((500_000 / located.medianMs) * 1000),
      [`union, ${Math.round(assignmentsPerKm)} assignments a km`]: uniting,
      'day planned': planning,
      'day actual': judging,
      'actual holds': `${digits(coverageMiB)} MiB`,
      'one assignment changed': `${digits(changing.medianMs)} ms`,
      'process at most': `${digits(peakMiB())} MiB`,
    },
  }
}
