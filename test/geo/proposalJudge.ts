import type { OpenWeights } from '../../geo/openWorth.ts'
import type { PatrolTeam } from '../../geo/patrolTeam.ts'
import type { Region, TimeWindow } from '../../geo/units.ts'
import type { Grid } from './coverageGrid.ts'

/** A patrol of a proposal, as plain as it can be said. */
export interface JudgedPatrol extends Region {
  readonly teamId: string
}

/** What is open in one step of chainage and time under one limit, and what it counts for. */
interface Atom extends Region {
  readonly limitMin: number
  readonly worth: number
}

const minuteMs = 60_000

/** From the definition's answer at every metre and minute: what is open, on what limit, weighted. */
export function openAtoms(
  grid: Grid,
  weights: OpenWeights,
  openTrailsAt: (chainageM: number, atMs: number) => number,
  { gridM, stepMin }: { gridM: number; stepMin: number },
): Atom[] {
  const atoms = new Map<string, { atom: Region & { limitMin: number }; worth: number }>()
  const startMs = grid.rows[0]!.fromMs
  for (const [x, column] of grid.columns.entries())
    for (const [y, row] of grid.rows.entries()) {
      const { state, limitMin, barred } = grid.cells[x]![y]!
      if (state === 'held') continue
      const trails = openTrailsAt((column.fromM + column.toM) / 2, (row.fromMs + row.toMs) / 2)
      const weight =
        (state === 'thin' ? weights.thin : 1) *
        (barred ? weights.barred : 1) *
        (1 + weights.openTrail * trails)
      const fromM = Math.floor(column.fromM / gridM) * gridM
      const fromMs = startMs + Math.floor((row.fromMs - startMs) / (stepMin * minuteMs)) * stepMin * minuteMs
      const key = `${fromM} ${fromMs} ${limitMin}`
      const at = { fromM, toM: fromM + gridM, fromMs, toMs: fromMs + stepMin * minuteMs, limitMin }
      const known = atoms.get(key) ?? { atom: at, worth: 0 }
      known.worth += (((column.toM - column.fromM) / 1000) * (row.toMs - row.fromMs) * weight) / 3_600_000
      atoms.set(key, known)
    }
  return [...atoms.values()].map(({ atom, worth }) => ({ ...atom, worth }))
}

/** Minutes that a place of it waits at the longest; Infinity for a patrol too short for one pass. */
function revisitOf(team: PatrolTeam, patrol: Region): number {
  const passMin = (patrol.toM - patrol.fromM) / (team.speedKmh * (1000 / 60))
  if (passMin > (patrol.toMs - patrol.fromMs) / minuteMs + 1e-9) return Infinity
  return (team.loop ? passMin : 2 * passMin) + (team.mode === 'drone' ? team.longestOnGroundMin : 0)
}

export function atomsHeld(atoms: readonly Atom[], team: PatrolTeam, patrol: Region): number[] {
  const revisitMin = revisitOf(team, patrol)
  return atoms.flatMap((atom, index) =>
    atom.fromM < patrol.toM &&
    patrol.fromM < atom.toM &&
    atom.fromMs < patrol.toMs &&
    patrol.fromMs < atom.toMs &&
    revisitMin <= atom.limitMin + 1e-9
      ? [index]
      : [],
  )
}

export function worthOfAll(atoms: readonly Atom[], held: Iterable<number>): number {
  let sum = 0
  for (const index of new Set(held)) sum += atoms[index]!.worth
  return sum
}

/** Every rule that a team's patrols break, in words; none where they keep them all. */
export function brokenRules(
  team: PatrolTeam,
  patrols: readonly JudgedPatrol[],
  window: TimeWindow,
): string[] {
  const broken: string[] = []
  let hours = 0
  for (const { fromMs, toMs } of team.assigned)
    hours += Math.max(0, Math.min(toMs, window.toMs) - Math.max(fromMs, window.fromMs)) / 3_600_000
  for (const [index, patrol] of patrols.entries()) {
    const minutes = (patrol.toMs - patrol.fromMs) / minuteMs
    hours += minutes / 60
    if (minutes < team.shortestPatrolMin) broken.push('too short')
    if (minutes > team.longestPatrolMin) broken.push('too long')
    if (patrol.fromMs < window.fromMs || patrol.toMs > window.toMs) broken.push('outside the window')
    if (!team.ground.some(({ fromM, toM }) => fromM <= patrol.fromM && patrol.toM <= toM))
      broken.push('off its ground')
    if (!team.available.some(({ fromMs, toMs }) => fromMs <= patrol.fromMs && patrol.toMs <= toMs))
      broken.push('not available')
    for (const region of team.refused)
      if (
        region.fromM < patrol.toM &&
        patrol.fromM < region.toM &&
        region.fromMs < patrol.toMs &&
        patrol.fromMs < region.toMs
      )
        broken.push('refused')
    for (const other of [...team.assigned, ...patrols.slice(0, index)]) {
      const apartMs = Math.max(patrol.fromMs - other.toMs, other.fromMs - patrol.toMs)
      if (apartMs < team.restMin * minuteMs) broken.push('no rest')
    }
  }
  if (hours > team.mostHours + 1e-9 && patrols.length > 0) broken.push('too many hours')
  return broken
}

/** Every set of patrols on the grid that breaks no rule of a team. */
export function schedulesOf(
  team: PatrolTeam,
  window: TimeWindow,
  lengthM: number,
  { gridM, stepMin }: { gridM: number; stepMin: number },
): JudgedPatrol[][] {
  const patrols: JudgedPatrol[] = []
  const stepMs = stepMin * minuteMs
  for (let fromMs = window.fromMs; fromMs < window.toMs; fromMs += stepMs)
    for (let toMs = fromMs + stepMs; toMs <= window.toMs; toMs += stepMs)
      for (let fromM = 0; fromM < lengthM; fromM += gridM)
        for (let toM = fromM + gridM; toM <= lengthM; toM += gridM) {
          const patrol = { teamId: team.id, fromM, toM, fromMs, toMs }
          if (brokenRules(team, [patrol], window).length === 0) patrols.push(patrol)
        }
  const schedules: JudgedPatrol[][] = [[]]
  for (let first = 0; first < schedules.length; first++)
    for (const patrol of patrols) {
      const before = schedules[first]!
      if (before.length > 0 && patrol.fromMs < before.at(-1)!.toMs) continue
      const longer = [...before, patrol]
      if (brokenRules(team, longer, window).length === 0) schedules.push(longer)
    }
  return schedules
}

/** What the best of all joint schedules is worth, by trying every one. */
export function bestByTrying(
  atoms: readonly Atom[],
  teams: readonly PatrolTeam[],
  schedules: readonly (readonly JudgedPatrol[][])[],
): number {
  const masks = teams.map((team, index) => {
    const seen = new Map<string, number[]>()
    for (const schedule of schedules[index]!) {
      const held = [...new Set(schedule.flatMap((patrol) => atomsHeld(atoms, team, patrol)))]
      const key = held.toSorted((a, b) => a - b).join()
      seen.set(key, held)
    }
    return [...seen.values()]
  })
  let best = 0
  const count = new Uint8Array(atoms.length)
  tryFrom(0, 0)
  return best

  function tryFrom(team: number, worth: number): void {
    if (team === masks.length) {
      best = Math.max(best, worth)
      return
    }
    for (const held of masks[team]!) {
      let more = 0
      for (const atom of held) if (count[atom]!++ === 0) more += atoms[atom]!.worth
      tryFrom(team + 1, worth + more)
      for (const atom of held) count[atom]!--
    }
  }
}
