import type { SqlPeer } from './sqlPeer.ts'

/** What a union comes to: metres in any of the stretches, and in how many runs. */
export interface UnionAnswer {
  readonly coveredM: number
  readonly runs: number
}

/**
 * The classical "gaps and islands" query, with window functions; every database takes it. Islands are
 * counted over a range and not over rows: of equal stretches only the first begins one.
 */
export async function unionByWindow(peer: SqlPeer, table: string, where: string): Promise<UnionAnswer> {
  const [row] = await peer.query(`
    SELECT count(*) AS runs, sum(to_m - from_m) AS covered_m FROM (
      SELECT min(from_m) AS from_m, max(to_m) AS to_m FROM (
        SELECT from_m, to_m, sum(begins) OVER (ORDER BY from_m, to_m) AS island
        FROM (
          SELECT from_m, to_m,
            CASE WHEN from_m <= max(to_m) OVER (
              ORDER BY from_m, to_m ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) THEN 0 ELSE 1 END AS begins
          FROM ${table} ${where}
        ) AS marked
      ) AS numbered GROUP BY island
    ) AS islands`)
  return { coveredM: Number(row?.['covered_m']), runs: Number(row?.['runs']) }
}

/** PostgreSQL's own union of ranges. */
export async function unionByRangeAgg(peer: SqlPeer, table: string, where: string): Promise<UnionAnswer> {
  const [row] = await peer.query(`
    SELECT count(*) AS runs, sum(upper(run) - lower(run)) AS covered_m FROM (
      SELECT unnest(range_agg(metres(from_m, to_m))) AS run FROM ${table} ${where}
    ) AS runs`)
  return { coveredM: Number(row?.['covered_m']), runs: Number(row?.['runs']) }
}

/** `metres(from, to)`: a range of double precision, which PostgreSQL has not got by itself. */
export const metresRangeSql = 'CREATE TYPE metres AS RANGE (subtype = float8, subtype_diff = float8mi)'
