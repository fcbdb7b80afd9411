import type { PlannedCoverage } from './plannedCoverage.ts'
import { possibleLimitsMin, revisitLimitMin } from './revisitLimit.ts'
import { sliceAt, stateCodes, type SlicedStates } from './slicedStates.ts'
import { firstTileTo, endTileOf } from './tiles.ts'

/** What a kilometre-hour that nobody holds counts for. */
export interface OpenWeights {
  /** Of one that somebody patrols, though too seldom; a gap counts 1. */
  readonly thin: number
  /** Of one that a barrier bars. */
  readonly barred: number
  /** Added within reach of an open trail, for each. */
  readonly openTrail: number
}

/**
 * As the priority of gaps has it: a barrier halves, and an open trail counts as much again as some two
 * kilometres of gap round it, its reach being 100 m to either side.
 */
export const usualOpenWeights: OpenWeights = { thin: 0.5, barred: 0.5, openTrail: 10 }

/** The formula of `openWorth`, to stand beside its numbers. */
export const openWorthFormula =
  'worth = km·h that turn held × (gap ? 1 : thin weight) × (barred ? barred weight : 1) × (1 + trail weight × open trails within reach)'

/** Chainage × time cut into cells, and what is open in each, by the revisit that would hold it. */
export interface OpenWorth {
  /** Rows lie between these, in metres of chainage. */
  readonly rowsM: Float64Array
  /** Columns lie between these, in milliseconds after the window begins. */
  readonly columnsMs: Float64Array
  /** Every limit that holds anywhere, in minutes, from the shortest. */
  readonly limitsMin: readonly number[]
  /** Weighted km·h open by limit, row and column: see `cellOf`. */
  readonly worth: Float64Array
}

/** Where a limit's row begins in `worth`; its columns follow. */
export function rowIndex({ rowsM, columnsMs }: OpenWorth, limit: number, row: number): number {
  return (limit * (rowsM.length - 1) + row) * (columnsMs.length - 1)
}

const metreMsPerKmH = 1000 * 3_600_000

/**
 * What planned coverage leaves open, cell by cell. A patrol whose ends and hours are those of cells
 * holds of a cell exactly what has a limit that its revisit keeps, so sums of this are exact areas.
 */
export function openWorth(
  planned: PlannedCoverage,
  rowsM: Float64Array,
  columnsMs: Float64Array,
  weights: OpenWeights,
): OpenWorth {
  const limitsMin = [...new Set(planned.eras.flatMap(possibleLimitsMin))].sort((a, b) => a - b)
  const rows = rowsM.length - 1
  const columns = columnsMs.length - 1
  const worth = new Float64Array(limitsMin.length * rows * columns)
  for (let row = 0; row < rows; row++) {
    const [fromM, toM] = [rowsM[row]!, rowsM[row + 1]!]
    const end = endTileOf(planned.line, toM)
    for (let tile = firstTileTo(fromM); tile < end; tile++) {
      const slices = planned.blocks[0].tiles[tile]!
      const bearing = planned.influences[tile]!.filter(
        (one) => one.cause !== 'claim' && one.fromM < toM && fromM < one.toM,
      )
      const cuts = cutsWithin(slices, bearing, fromM, toM)
      for (let cut = 0; cut + 1 < cuts.length; cut++) addPiece(cuts[cut]!, cuts[cut + 1]!)

      function addPiece(pieceFromM: number, pieceToM: number) {
        const here = bearing.filter((one) => one.fromM <= pieceFromM && pieceToM <= one.toM)
        const slice = sliceAt(slices, pieceFromM)
        for (const [beginMs, endMs, code] of openRuns(slices, slice, planned.window))
          addRun(pieceToM - pieceFromM, beginMs, endMs, code, here)
      }
    }

    function addRun(
      lengthM: number,
      beginMs: number,
      endMs: number,
      code: number,
      here: PlannedCoverage['influences'][number],
    ) {
      const cuts = timeCuts(beginMs, endMs, columnsMs, here, planned)
      for (let cut = 0; cut + 1 < cuts.length; cut++) {
        const [fromMs, toMs] = [cuts[cut]!, cuts[cut + 1]!]
        let [isBarred, trails] = [false, 0]
        for (const one of here)
          if (one.beginMs <= fromMs && fromMs < one.endMs) {
            if (one.cause === 'barrier') isBarred = true
            else trails++
          }
        const era = planned.eras.find((one) => planned.window.fromMs + fromMs < one.toMs)!
        const limitMin = revisitLimitMin(era.policy, era.baseLimitMin, isBarred, trails > 0)
        const weight =
          (code === stateCodes.thin ? weights.thin : 1) *
          (isBarred ? weights.barred : 1) *
          (1 + weights.openTrail * trails)
        const column = columnAt(columnsMs, fromMs)
        const place = (limitsMin.indexOf(limitMin) * rows + row) * columns + column
        worth[place]! += (lengthM * (toMs - fromMs) * weight) / metreMsPerKmH
      }
    }
  }
  return { rowsM, columnsMs, limitsMin, worth }
}

/** Runs of a slice that are not held: begin and end in milliseconds after the window begins, and state. */
function* openRuns(
  tile: SlicedStates,
  slice: number,
  window: { readonly fromMs: number; readonly toMs: number },
): Generator<[beginMs: number, endMs: number, code: number]> {
  const end = tile.firstRun[slice + 1]!
  for (let run = tile.firstRun[slice]!; run < end; run++) {
    const code = tile.code[run]!
    if (code === stateCodes.held) continue
    yield [tile.beginMs[run]!, run + 1 < end ? tile.beginMs[run + 1]! : window.toMs - window.fromMs, code]
  }
}

/** Ends of slices and of what bears within a row of a tile, in order. */
function cutsWithin(
  { sliceFromM, sliceCount }: SlicedStates,
  bearing: readonly { readonly fromM: number; readonly toM: number }[],
  rowFromM: number,
  rowToM: number,
): number[] {
  const fromM = Math.max(rowFromM, sliceFromM[0]!)
  const toM = Math.min(rowToM, sliceFromM[sliceCount]!)
  if (!(fromM < toM)) return []
  const cuts = new Set([fromM, toM])
  const add = (atM: number) => {
    if (fromM < atM && atM < toM) cuts.add(atM)
  }
  for (let slice = 1; slice < sliceCount; slice++) add(sliceFromM[slice]!)
  for (const one of bearing) {
    add(one.fromM)
    add(one.toM)
  }
  return [...cuts].sort((a, b) => a - b)
}

function timeCuts(
  beginMs: number,
  endMs: number,
  columnsMs: Float64Array,
  here: readonly { readonly beginMs: number; readonly endMs: number }[],
  { eras, window }: PlannedCoverage,
): number[] {
  // What lies beyond the last column is nobody's to close.
  const toMs = Math.min(endMs, columnsMs[columnsMs.length - 1]!)
  if (!(beginMs < toMs)) return []
  const cuts = [beginMs]
  const add = (atMs: number) => {
    if (beginMs < atMs && atMs < toMs) cuts.push(atMs)
  }
  for (let column = columnAt(columnsMs, beginMs) + 1; columnsMs[column]! < toMs; column++)
    cuts.push(columnsMs[column]!)
  if (here.length > 0 || eras.length > 1) {
    for (const one of here) {
      add(one.beginMs)
      add(one.endMs)
    }
    for (const era of eras) add(era.fromMs - window.fromMs)
    cuts.sort((a, b) => a - b)
  }
  cuts.push(toMs)
  return cuts
}

/** The column that an instant lies in. */
function columnAt(columnsMs: Float64Array, atMs: number): number {
  let [low, high] = [0, columnsMs.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (columnsMs[middle]! <= atMs) low = middle
    else high = middle - 1
  }
  return low
}
