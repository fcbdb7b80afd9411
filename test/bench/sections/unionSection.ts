import { stretchUnion } from '../../../geo/stretchUnion.ts'
import { assignments, type Assignments } from '../make/assignments.ts'
import { lineSizes } from '../make/sinuousLine.ts'
import { medianOf } from '../measure.ts'
import { startDuckDb } from '../peers/duckdbPeer.ts'
import { postgresFloor, startPostgres } from '../peers/postgresPeer.ts'
import { startSqlite } from '../peers/sqlitePeer.ts'
import type { SqlPeer } from '../peers/sqlPeer.ts'
import { unionOfObjects } from '../peers/unionObjects.ts'
import { metresRangeSql, unionByRangeAgg, unionByWindow, type UnionAnswer } from '../peers/unionSql.ts'
import { factFloor, ratioFloor, type Floor, type Peer, type Row, type Section } from '../row.ts'
import { benchWindow } from './benchLines.ts'

const hourMs = 3_600_000
/** Beats as long as those of the demonstration's patrols, and short ones that leave very many runs. */
const patrolBeats = { leastM: 1500, mostM: 7000 }
const shortBeats = { leastM: 50, mostM: 400 }

interface Asked {
  readonly what: string
  readonly all: Assignments
  readonly table: string
  /** Only what meets it; everything where left out. */
  readonly hour?: { fromMs: number; toMs: number }
  readonly isFloored?: boolean
}

export const unionSection: Section = {
  title: 'Union and gaps of assignments',
  about:
    "What of 22,000 km is in any assignment and what in none: in no order, on beats as the patrols of the demonstration county have, 1.5 to 7 km, of which one in four is nobody's; in one row on beats of 50 to 400 m, so that very many runs are left. The databases have them in a table in memory; everybody uses double precision.",
  async run(quick) {
    const lengthM = lineSizes.country.lengthKm * 1000
    const window = benchWindow(7)
    const most = quick ? 50_000 : 1_000_000
    const tables = {
      few: assignments(10_000, lengthM, window, patrolBeats),
      many: assignments(most, lengthM, window, patrolBeats),
      short: assignments(most, lengthM, window, shortBeats),
    }
    const hour = { fromMs: window.fromMs + 80 * hourMs, toMs: window.fromMs + 81 * hourMs }
    const postgres = await startPostgres()
    const duckDb = await startDuckDb()
    const sqlite = startSqlite()
    for (const server of postgres) await server.query(metresRangeSql)
    for (const peer of [...postgres, duckDb, sqlite])
      for (const [table, all] of Object.entries(tables))
        await peer?.load(table, columnsOf(all), 'double precision')
    const count = most.toLocaleString('en')
    const questions: Asked[] = [
      { what: '10,000 assignments', table: 'few', all: tables.few },
      { what: `${count} assignments`, table: 'many', all: tables.many, isFloored: true },
      { what: `${count} assignments, those of one hour`, table: 'many', all: tables.many, hour },
      { what: `${count} short assignments`, table: 'short', all: tables.short },
    ]
    const rows: Row[] = []
    for (const asked of questions) rows.push(await unionRow(asked, lengthM, { postgres, duckDb, sqlite }))
    for (const server of postgres) await server.stop()
    await duckDb?.stop()
    return { rows }
  },
}

async function unionRow(
  { what, all, table, hour, isFloored = false }: Asked,
  lengthM: number,
  { postgres, duckDb, sqlite }: { postgres: SqlPeer[]; duckDb: SqlPeer | undefined; sqlite: SqlPeer },
): Promise<Row> {
  const unite = () => {
    const { fromM, toM } = hour === undefined ? all : during(all, hour)
    return stretchUnion(fromM, toM, lengthM)
  }
  const { medianMs, runs } = await medianOf(15, unite, { warmUps: 5 })
  const row = { unit: 'ms', value: medianMs, runs } as const
  const union = unite()
  const ours: UnionAnswer = { coveredM: union.coveredM, runs: union.covered.length / 2 }
  const objects = Array.from({ length: all.count }, (_, index) => ({
    fromM: all.fromM[index]!,
    toM: all.toM[index]!,
    fromMs: all.fromMs[index]!,
    toMs: all.toMs[index]!,
  }))
  const where = hour === undefined ? '' : `WHERE from_ms < ${hour.toMs} AND to_ms > ${hour.fromMs}`
  const measure = async (name: string, work: () => Promise<UnionAnswer>, runs = 5): Promise<Peer> => {
    const measured = await medianOf(runs, work)
    return { name, value: measured.medianMs, runs, answer: comparison(ours, await work()) }
  }
  const plain = await measure('plain objects and a sort', () =>
    Promise.resolve(
      unionOfObjects(
        hour === undefined
          ? objects
          : objects.filter(({ fromMs, toMs }) => fromMs < hour.toMs && toMs > hour.fromMs),
        lengthM,
      ),
    ),
  )
  const peers: Peer[] = [plain]
  const floors: Floor[] = []
  const windows: Peer[] = []
  for (const server of postgres) {
    const window = await measure(`${server.name}, window query`, () => unionByWindow(server, table, where))
    const rangeAgg = await measure(`${server.name}, range_agg`, () => unionByRangeAgg(server, table, where))
    windows.push(window)
    peers.push(window, rangeAgg)
  }
  if (isFloored) floors.push(postgresFloor(row, windows, 15))
  if (isFloored) floors.push(ratioFloor(row, plain, 25))
  for (const peer of [duckDb, sqlite])
    if (peer !== undefined)
      peers.push(await measure(`${peer.name}, window query`, () => unionByWindow(peer, table, where)))
  const isExact = union.coveredM + union.gapM === lengthM
  floors.push(factFloor('covered + gap = total, exactly', isExact ? 'yes' : 'no', isExact))
  return {
    what: `union and gaps of ${what}`,
    ...row,
    peers,
    floors,
    notes: [
      `${Math.round(ours.coveredM / 1000).toLocaleString('en')} km covered in ${ours.runs.toLocaleString('en')} runs`,
    ],
  }
}

/** The assignments that meet an hour. */
function during(
  { count, fromM, toM, fromMs, toMs }: Assignments,
  hour: { fromMs: number; toMs: number },
): { fromM: Float64Array; toM: Float64Array } {
  const [metFromM, metToM] = [new Float64Array(count), new Float64Array(count)]
  let met = 0
  for (let index = 0; index < count; index++) {
    if (fromMs[index]! >= hour.toMs || toMs[index]! <= hour.fromMs) continue
    metFromM[met] = fromM[index]!
    metToM[met++] = toM[index]!
  }
  return { fromM: metFromM.subarray(0, met), toM: metToM.subarray(0, met) }
}

function columnsOf({ fromM, toM, fromMs, toMs }: Assignments) {
  return { from_m: fromM, to_m: toM, from_ms: fromMs, to_ms: toMs }
}

/** Sums of a million differences are compared to the micrometre in a kilometre. */
function comparison(ours: UnionAnswer, theirs: UnionAnswer): string {
  const isSame =
    ours.runs === theirs.runs && Math.abs(ours.coveredM - theirs.coveredM) <= 1e-9 * ours.coveredM
  return isSame ? 'same' : `${theirs.runs} runs, ${theirs.coveredM} m; ours ${ours.runs}, ${ours.coveredM} m`
}
