import { keepsLimit } from './bestRevisit.ts'
import { patrolRevisitMin } from './claims.ts'
import type { OpenWorth } from './openWorth.ts'
import { hoursWithin, type PatrolTeam } from './patrolTeam.ts'
import type { Policy } from './policy.ts'
import type { Stretch, TimeWindow } from './units.ts'

/** A stretch of rows that a team can patrol for some numbers of columns, and the limits that it keeps. */
export interface PatrolShape {
  readonly fromRow: number
  readonly toRow: number
  /** Index of the shortest limit that the patrol keeps; it keeps all longer ones. */
  readonly limit: number
  readonly leastColumns: number
  readonly mostColumns: number
  /** By beginning: the last column's end for a patrol that meets nothing refused; the team's own where none is near. */
  readonly lastEnd: Int32Array
}

/** Everything that a team can be given: its stretches, when it may begin, and how long it may go on. */
export interface TeamChoices {
  readonly team: PatrolTeam
  readonly shapes: readonly PatrolShape[]
  readonly firstRow: number
  readonly endRow: number
  /** In columns. */
  readonly leastColumns: number
  readonly mostColumns: number
  readonly restColumns: number
  /** Of all its patrols together. */
  readonly budgetColumns: number
}

/**
 * Of the stretches that keep a limit only those are listed that lie in no longer one: a longer patrol at
 * the same hours holds whatever a shorter one within it does.
 */
export function choicesOf(
  team: PatrolTeam,
  { rowsM, columnsMs, limitsMin }: OpenWorth,
  window: TimeWindow,
  policy: Policy,
): TeamChoices {
  const stepMin = columnsMs[1]! / 60_000
  const leastColumns = Math.max(1, Math.ceil(team.shortestPatrolMin / stepMin))
  const mostColumns = Math.floor(team.longestPatrolMin / stepMin)
  const lastEnd = lastEnds(team, columnsMs, window)
  const refused = team.refused.map((region) => ({
    ...region,
    fromMs: region.fromMs - window.fromMs,
    toMs: region.toMs - window.fromMs,
  }))
  const grounds = team.ground.flatMap((ground) => [...besideRefused(ground, team.refused)])
  const listed = new Set<string>()
  const shapes: PatrolShape[] = []
  const { mode, speedKmh, loop, longestOnGroundMin } = team
  const revisitMin = (lengthM: number, columns: number) =>
    patrolRevisitMin(
      { mode, speedKmh, loop, longestOnGroundMin, lengthM, windowMin: columns * stepMin },
      policy,
    )
  for (const [limit, limitMin] of limitsMin.entries())
    for (const ground of grounds) {
      const firstRow = rowFrom(rowsM, ground.fromM)
      const endRow = rowUpTo(rowsM, ground.toM)
      for (const { ends, least, most } of groupsOf(limitMin, firstRow, endRow))
        for (const [index, end] of ends.entries()) {
          const fromRow = firstRow + index
          if (end === fromRow || (index > 0 && ends[index - 1] === end)) continue
          const lengthM = rowsM[end]! - rowsM[fromRow]!
          // Where the ground ends it may keep a shorter limit, and is listed there.
          if (limit > 0 && keepsLimit(revisitMin(lengthM, least), limitsMin[limit - 1]!)) continue
          const key = [limit, least, most, fromRow, end].join(' ')
          if (listed.has(key)) continue
          listed.add(key)
          const ownEnd = refusedEnds(lastEnd, rowsM[fromRow]!, rowsM[end]!)
          shapes.push({
            fromRow,
            toRow: end,
            limit,
            leastColumns: least,
            mostColumns: most,
            lastEnd: ownEnd,
          })
        }
    }
  const rows = shapes.flatMap(({ fromRow, toRow }) => [fromRow, toRow])
  return {
    team,
    shapes,
    firstRow: rows.reduce((least, row) => Math.min(least, row), rowsM.length),
    endRow: rows.reduce((most, row) => Math.max(most, row), 0),
    leastColumns,
    mostColumns,
    restColumns: Math.ceil(team.restMin / stepMin),
    budgetColumns: Math.min(
      columnsMs.length - 1,
      Math.max(0, Math.floor(((team.mostHours - hoursWithin(team.assigned, window)) * 60) / stepMin + 1e-9)),
    ),
  }

  /** How far stretches of a ground may go by row of beginning; numbers of columns for which that is the same. */
  function groupsOf(limitMin: number, firstRow: number, endRow: number) {
    const groups: { ends: number[]; least: number; most: number }[] = []
    for (let columns = leastColumns; columns <= mostColumns; columns++) {
      const ends: number[] = []
      let toRow = firstRow
      for (let fromRow = firstRow; fromRow < endRow; fromRow++) {
        toRow = Math.max(toRow, fromRow)
        while (
          toRow < endRow &&
          keepsLimit(revisitMin(rowsM[toRow + 1]! - rowsM[fromRow]!, columns), limitMin)
        )
          toRow++
        ends.push(toRow)
      }
      const last = groups.at(-1)
      if (last?.ends.every((end, index) => end === ends[index]) === true) last.most = columns
      else groups.push({ ends, least: columns, most: columns })
    }
    return groups
  }

  function refusedEnds(own: Int32Array, fromM: number, toM: number): Int32Array {
    const meeting = refused.filter((one) => one.fromM < toM && fromM < one.toM)
    if (meeting.length === 0) return own
    return own.map((end, column) => {
      let last = end
      for (const { fromMs, toMs } of meeting)
        if (columnsMs[column]! < toMs) while (last > column && columnsMs[last]! > fromMs) last--
      return last
    })
  }
}

/**
 * A ground, and what of it lies between stretches that are refused at some hour: there a shorter stretch
 * may be patrolled when a longer one may not.
 */
function* besideRefused(ground: Stretch, refused: readonly Stretch[]): Generator<Stretch> {
  const within = refused.filter(({ fromM, toM }) => ground.fromM < toM && fromM < ground.toM)
  for (const fromM of new Set([ground.fromM, ...within.map((one) => one.toM)]))
    for (const toM of new Set([ground.toM, ...within.map((one) => one.fromM)]))
      if (fromM < toM) yield { fromM, toM }
}

/** By column of beginning: where a patrol has to end at the latest; the beginning itself where none may begin. */
function lastEnds(team: PatrolTeam, columnsMs: Float64Array, window: TimeWindow): Int32Array {
  const restMs = team.restMin * 60_000
  const columns = columnsMs.length - 1
  return Int32Array.from({ length: columns }, (_, column) => {
    const beginMs = window.fromMs + columnsMs[column]!
    let untilMs = -Infinity
    for (const { fromMs, toMs } of team.available)
      if (fromMs <= beginMs && beginMs < toMs) untilMs = Math.max(untilMs, toMs)
    for (const { fromMs, toMs } of team.assigned)
      if (beginMs < toMs + restMs) untilMs = Math.min(untilMs, fromMs - restMs)
    let end = column
    while (end < columns && window.fromMs + columnsMs[end + 1]! <= untilMs) end++
    return end
  })
}

/** The first row that begins at a chainage or after it. */
function rowFrom(rowsM: Float64Array, atM: number): number {
  let row = 0
  while (row < rowsM.length - 1 && rowsM[row]! < atM) row++
  return row
}

/** The last row's end that lies at a chainage or before it. */
function rowUpTo(rowsM: Float64Array, atM: number): number {
  let row = rowsM.length - 1
  while (row > 0 && rowsM[row]! > atM) row--
  return row
}
