import type { SqlPeer } from './sqlPeer.ts'

/** Of all kilometres together: bins in which somebody was there, and the sum of the longest gaps, in bins. */
export interface PresenceAnswer {
  readonly presentBins: number
  readonly longestGapBins: number
}

/**
 * Each claim in each kilometre that it meets, as bins of time; the tables have the columns first_km,
 * after_km, first_bin and after_bin in whole numbers.
 */
const perKm = (table: string) => `
  SELECT km, first_bin, after_bin FROM ${table}
  CROSS JOIN LATERAL generate_series(first_km, after_km - 1) AS kilometres(km)`

/** Before the first, between any two, and after the last presence of each kilometre. */
const gapsOf = (runs: string, kilometres: number, bins: number) => `
  SELECT sum(present) AS present, sum(longest) + ${bins} * (${kilometres} - count(*)) AS longest FROM (
    SELECT km, sum(after_bin - first_bin) AS present,
      greatest(max(first_bin - before), ${bins} - max(after_bin)) AS longest
    FROM (
      SELECT km, first_bin, after_bin,
        coalesce(lag(after_bin) OVER (PARTITION BY km ORDER BY first_bin), 0) AS before
      FROM (${runs}) AS runs
    ) AS followed GROUP BY km
  ) AS kilometres`

/** PostgreSQL's own union of ranges, kilometre by kilometre. */
export async function presenceByRangeAgg(
  peer: SqlPeer,
  table: string,
  kilometres: number,
  bins: number,
): Promise<PresenceAnswer> {
  const runs = `
    SELECT km, lower(run) AS first_bin, upper(run) AS after_bin FROM (
      SELECT km, unnest(range_agg(int4range(first_bin, after_bin))) AS run
      FROM (${perKm(table)}) AS cells GROUP BY km
    ) AS united`
  return answerOf(await peer.query(gapsOf(runs, kilometres, bins)))
}

/** The same by window functions, for a database without ranges. */
export async function presenceByWindow(
  peer: SqlPeer,
  table: string,
  kilometres: number,
  bins: number,
): Promise<PresenceAnswer> {
  const runs = `
    SELECT km, min(first_bin) AS first_bin, max(after_bin) AS after_bin FROM (
      SELECT km, first_bin, after_bin, sum(begins) OVER (PARTITION BY km ORDER BY first_bin, after_bin) AS island
      FROM (
        SELECT km, first_bin, after_bin,
          CASE WHEN first_bin <= max(after_bin) OVER (
            PARTITION BY km ORDER BY first_bin, after_bin
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ) THEN 0 ELSE 1 END AS begins
        FROM (${perKm(table)}) AS cells
      ) AS marked
    ) AS numbered GROUP BY km, island`
  return answerOf(await peer.query(gapsOf(runs, kilometres, bins)))
}

function answerOf([row]: Record<string, unknown>[]): PresenceAnswer {
  return { presentBins: Number(row?.['present']), longestGapBins: Number(row?.['longest']) }
}
