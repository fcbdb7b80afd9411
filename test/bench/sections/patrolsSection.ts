import type { PatrolFact } from '../../../geo/claims.ts'
import { drawStates } from '../../../geo/chartRaster.ts'
import { DraftCoverage, outcomeOn } from '../../../geo/draftCoverage.ts'
import { makeFacts } from '../make/facts.ts'
import { medianOf } from '../measure.ts'
import { digits, factFloor, valueFloor, type Row, type Section } from '../row.ts'
import { benchLine, benchWindow, lengthText } from './benchLines.ts'

const hourMs = 3_600_000
const teams = 60
const watchesADay = 3
/** A frame at 60 Hz. */
const frameMs = 16
const moves = 200
const grid = { columns: 900, rows: 620 }

export const patrolsSection: Section = {
  title: 'A week of patrols under the hand',
  about: `A county's week: what stands on it as dense as in the demonstration, and a draft of ${teams} teams with ${watchesADay} watches a day in the place of its patrols. One of them follows the pointer, 100 m and 15 min a step; each time the coverage, the share held, the gaps and the chart's ${grid.columns} × ${grid.rows} cells, held against computing all of it anew.`,
  run: async (quick) => ({ rows: await rowsOf(quick) }),
}

async function rowsOf(quick: boolean): Promise<Row[]> {
  const line = benchLine('county', quick)
  const days = 7
  const window = benchWindow(days)
  const { facts } = makeFacts(line, window)
  const whole = { fromM: 0, toM: line.lengthM }
  const patrols = weekOf(line.lengthM, window.fromMs, days)
  const standing = { ...facts, claims: facts.claims.filter(({ kind }) => kind !== 'patrol') }
  const draft = new DraftCoverage(line, window, standing, new Set())
  draft.with(patrols)
  let turn = 0
  const movedAt = (move: number): PatrolFact[] => {
    const held = Math.floor(patrols.length / 2)
    const [byM, byMs] = [(move % 20) * 100, (move % 12) * (hourMs / 4)]
    return patrols.map((patrol, index) =>
      index === held
        ? {
            ...patrol,
            fromM: patrol.fromM + byM,
            toM: patrol.toM + byM,
            fromMs: patrol.fromMs + byMs,
            toMs: patrol.toMs + byMs,
          }
        : patrol,
    )
  }
  const cells = new Uint8Array(grid.columns * grid.rows)
  const shown = { ...whole, ...window, ...grid }
  const move = () => {
    const coverage = draft.with(movedAt(++turn))
    cells.fill(0)
    drawStates(coverage, shown, cells)
    return outcomeOn(coverage, whole)
  }
  const anewAt = (move: number) => new DraftCoverage(line, window, standing, new Set()).with(movedAt(move))
  const anew = () => {
    const coverage = anewAt(++turn)
    cells.fill(0)
    drawStates(coverage, shown, cells)
    return outcomeOn(coverage, whole)
  }
  const alone = await medianOf(moves, () => draft.with(movedAt(++turn)), { warmUps: 20 })
  const gaps = await medianOf(20, () => outcomeOn(draft.with(movedAt(turn)), whole), { warmUps: 5 })
  const all = await medianOf(moves, move, { warmUps: 20 })
  const peer = await medianOf(quick ? 5 : 20, anew, { warmUps: 2 })
  const isSame =
    JSON.stringify(outcomeOn(draft.with(movedAt(7)), whole)) === JSON.stringify(outcomeOn(anewAt(7), whole))
  const checkpoints = new Set(facts.claims.flatMap(({ kind, id }) => (kind === 'checkpoint' ? [id] : [])))
    .size
  const row = { unit: 'ms', value: all.medianMs, runs: all.runs } as const
  return [
    {
      what: `${lengthText(line)}, ${checkpoints} checkpoints, ${patrols.length} patrols of ${teams} teams, ${days} days: one move`,
      ...row,
      peers: [{ name: 'all computed anew', value: peer.medianMs, runs: peer.runs, answer: '' }],
      floors: [
        valueFloor(row, frameMs),
        factFloor('as if all were computed anew', isSame ? 'yes' : 'no', isSame),
      ],
      notes: [
        `coverage alone ${digits(alone.medianMs)} ms, share held and gaps ${digits(gaps.medianMs)} ms; painting the picture is not within it`,
      ],
    },
  ]
}

/** Every team on a stretch of its own, relieved around the clock but for what it walks too slowly for. */
function weekOf(lengthM: number, startMs: number, days: number): PatrolFact[] {
  const beatM = lengthM / teams
  const watchMs = (24 * hourMs) / watchesADay
  return Array.from({ length: teams * days * watchesADay }, (_, index): PatrolFact => {
    const team = index % teams
    const watch = Math.floor(index / teams)
    const fromM = Math.round((team * beatM) / 100) * 100
    // Every fifth team rests by night.
    const minutes = team % 5 === 0 && watch % watchesADay === 2 ? 60 : watchMs / 60_000
    return {
      id: `p${index}`,
      fromM,
      toM: Math.min(fromM + Math.min(beatM, 2400), lengthM),
      fromMs: startMs + watch * watchMs,
      toMs: startMs + watch * watchMs + minutes * 60_000,
      mode: team % 4 === 0 ? 'vehicle' : 'foot',
      speedKmh: null,
      loop: false,
      longestOnGroundMin: 0,
    }
  })
}
