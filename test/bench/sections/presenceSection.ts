import { presenceFigures, type PresenceFigures } from '../../../geo/presenceFigures.ts'
import { presenceRaster, type PresenceRaster } from '../../../geo/presenceRaster.ts'
import { assignments, type Assignments } from '../make/assignments.ts'
import { lineSizes } from '../make/sinuousLine.ts'
import { heldMiB, medianOf } from '../measure.ts'
import { startDuckDb } from '../peers/duckdbPeer.ts'
import { postgresFloor, startPostgres } from '../peers/postgresPeer.ts'
import { presenceByDifferences, type Cells } from '../peers/presenceDifferences.ts'
import { presenceByRangeAgg, presenceByWindow, type PresenceAnswer } from '../peers/presenceSql.ts'
import { digits, valueFloor, type Floor, type Peer, type Row, type Section } from '../row.ts'
import { benchWindow } from './benchLines.ts'

const binMin = 5
const binMs = binMin * 60_000
const kmM = 1000

interface Asked {
  readonly what: string
  readonly days: number
  readonly count: number
  readonly floorMs?: number
}

export const presenceSection: Section = {
  title: 'Space × time',
  about:
    'Presence of claims in every kilometre of 22,000 and every five minutes, then for each kilometre its share of presence, shortest, mean and longest time without, time-average gap, and age at the end. The peers find the same. Claims are as the patrols of the demonstration county: on stretches of 3.5 km in the mean, for eight hours or less.',
  async run(quick) {
    const lengthM = lineSizes.country.lengthKm * 1000
    const most = quick ? 20_000 : 1_000_000
    const million = most.toLocaleString('en')
    const questions: Asked[] = [
      { what: `a day, ${million} claims`, days: 1, count: most },
      { what: 'a week, 10,000 claims', days: 7, count: 10_000 },
      { what: `a week, ${million} claims`, days: 7, count: most, floorMs: 100 },
    ]
    const rows: Row[] = []
    for (const asked of questions) rows.push(await presenceRow(asked, lengthM))
    return { rows }
  },
}

async function presenceRow({ what, days, count, floorMs }: Asked, lengthM: number): Promise<Row> {
  const window = benchWindow(days)
  const claims = assignments(count, lengthM, window, { leastM: 1500, mostM: 7000 })
  const compute = () => {
    const raster = presenceRaster(claims, { lengthM, cellM: kmM, binMs, ...window })
    return { raster, figures: presenceFigures(raster, window.toMs) }
  }
  const { medianMs, runs } = await medianOf(11, compute, { warmUps: 3 })
  const row = { unit: 'ms', value: medianMs, runs } as const
  const { raster, figures } = compute()
  const ours = sumsOf(raster, figures)
  const cells = cellsOf(claims, window.fromMs)
  const measure = async (name: string, work: () => Promise<PresenceAnswer>, runs = 5): Promise<Peer> => {
    const measured = await medianOf(runs, work, { warmUps: runs > 1 ? 1 : 0 })
    const theirs = await work()
    const answer = isSame(ours, theirs) ? 'same' : `${JSON.stringify(theirs)}; ours ${JSON.stringify(ours)}`
    return { name, value: measured.medianMs, runs, answer }
  }
  const { rows: kilometres, bins } = raster
  const peers: Peer[] = []
  const floors: Floor[] = floorMs === undefined ? [] : [valueFloor(row, floorMs)]
  const columns = {
    first_km: cells.firstKm,
    after_km: cells.afterKm,
    first_bin: cells.firstBin,
    after_bin: cells.afterBin,
  }
  const rangeAggs: Peer[] = []
  for (const server of await startPostgres()) {
    await server.load('claims', columns, 'integer')
    rangeAggs.push(
      await measure(
        `${server.name}, range_agg per kilometre`,
        () => presenceByRangeAgg(server, 'claims', kilometres, bins),
        count > 100_000 ? 3 : 5,
      ),
    )
    await server.stop()
  }
  peers.push(...rangeAggs)
  if (floorMs !== undefined) floors.push(postgresFloor(row, rangeAggs, 100))
  const duckDb = await startDuckDb()
  if (duckDb !== undefined) {
    await duckDb.load('claims', columns, 'integer')
    peers.push(
      await measure(`${duckDb.name}, window query`, () =>
        presenceByWindow(duckDb, 'claims', kilometres, bins),
      ),
    )
    await duckDb.stop()
  }
  peers.push(
    await measure('differences on typed arrays', () =>
      Promise.resolve(presenceByDifferences(cells, kilometres, bins)),
    ),
  )
  const present = ours.present / (kilometres * bins)
  return {
    what: `22,000 km × ${what}`,
    ...row,
    peers,
    floors,
    notes: [
      `holds ${digits(await heldMiB(compute))} MiB; present in ${digits(present * 100)} % of all cells, longest time without ${digits((ours.longest / kilometres) * (binMin / 60))} h in the mean`,
    ],
  }
}

/** The kilometres and bins that each claim meets. */
function cellsOf({ count, fromM, toM, fromMs, toMs }: Assignments, startMs: number): Cells {
  const cells: Cells = {
    firstKm: new Int32Array(count),
    afterKm: new Int32Array(count),
    firstBin: new Int32Array(count),
    afterBin: new Int32Array(count),
  }
  for (let claim = 0; claim < count; claim++) {
    cells.firstKm[claim] = Math.floor(fromM[claim]! / kmM)
    cells.afterKm[claim] = Math.ceil(toM[claim]! / kmM)
    cells.firstBin[claim] = Math.floor((fromMs[claim]! - startMs) / binMs)
    cells.afterBin[claim] = Math.ceil((toMs[claim]! - startMs) / binMs)
  }
  return cells
}

function sumsOf({ bins }: PresenceRaster, figures: PresenceFigures): PresenceAnswer {
  const { share, shortestGapMin, meanGapMin, longestGapMin, timeAverageGapMin, ageMin } = figures
  const sumOf = (numbers: Float64Array) =>
    numbers.reduce((sum, number) => (Number.isFinite(number) ? sum + number : sum), 0)
  return {
    present: sumOf(share) * bins,
    shortest: sumOf(shortestGapMin) / binMin,
    mean: sumOf(meanGapMin) / binMin,
    longest: sumOf(longestGapMin) / binMin,
    squares: (sumOf(timeAverageGapMin) / binMin) * bins,
    age: sumOf(ageMin) / binMin,
  }
}

/** Sums of 22,000 shares and means are compared to one in a thousand million. */
function isSame(ours: PresenceAnswer, theirs: PresenceAnswer): boolean {
  return (Object.keys(ours) as (keyof PresenceAnswer)[]).every(
    (name) => Math.abs(ours[name] - theirs[name]) <= 1e-9 * Math.max(1, ours[name]),
  )
}
