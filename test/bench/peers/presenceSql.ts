import type { SqlPeer } from './sqlPeer.ts'

/** Sums over all kilometres, in bins, of what the product says of each; age only where anybody ever was. */
export interface PresenceAnswer {
  readonly present: number
  readonly shortest: number
  readonly mean: number
  readonly longest: number
  /** Of the gaps' squares: what time-average gaps are made of. */
  readonly squares: number
  readonly age: number
}

/**
 * Each claim in each kilometre that it meets, as bins of time; the tables have the columns first_km,
 * after_km, first_bin and after_bin in whole numbers.
 */
const perKm = (table: string) => `
  SELECT km, first_bin, after_bin FROM ${table}
  CROSS JOIN LATERAL generate_series(first_km, after_km - 1) AS kilometres(km)`

/**
 * Gaps before the first, between any two, and after the last presence of each kilometre; a kilometre
 * that has none at all is in no table, and added here as one gap from end to end.
 */
const figuresOf = (runs: string, kilometres: number, bins: number) => `
  SELECT sum(present) AS present, sum(shortest) + ${bins} * (${kilometres} - count(*)) AS shortest,
    sum(mean) + ${bins} * (${kilometres} - count(*)) AS mean,
    sum(longest) + ${bins} * (${kilometres} - count(*)) AS longest,
    sum(squares) + ${bins} * ${bins} * (${kilometres} - count(*)) AS squares, sum(tail) AS age
  FROM (
    SELECT present, tail,
      coalesce(least(shortest, nullif(tail, 0)), 0) AS shortest,
      coalesce((total + tail) / cast(nullif(gaps + CASE WHEN tail > 0 THEN 1 ELSE 0 END, 0) AS double precision), 0) AS mean,
      greatest(longest, tail) AS longest, squares + tail * tail AS squares
    FROM (
      SELECT km, sum(after_bin - first_bin) AS present, sum(first_bin - before) AS total,
        count(*) FILTER (WHERE first_bin > before) AS gaps,
        min(first_bin - before) FILTER (WHERE first_bin > before) AS shortest,
        max(first_bin - before) AS longest,
        sum((first_bin - before) * (first_bin - before)) AS squares,
        ${bins} - max(after_bin) AS tail
      FROM (
        SELECT km, first_bin, after_bin,
          coalesce(lag(after_bin) OVER (PARTITION BY km ORDER BY first_bin), 0) AS before
        FROM (${runs}) AS runs
      ) AS followed GROUP BY km
    ) AS kilometres
  ) AS figures`

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
  return answerOf(await peer.query(figuresOf(runs, kilometres, bins)))
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
  return answerOf(await peer.query(figuresOf(runs, kilometres, bins)))
}

function answerOf([row]: Record<string, unknown>[]): PresenceAnswer {
  const number = (name: string) => Number(row?.[name])
  return {
    present: number('present'),
    shortest: number('shortest'),
    mean: number('mean'),
    longest: number('longest'),
    squares: number('squares'),
    age: number('age'),
  }
}
