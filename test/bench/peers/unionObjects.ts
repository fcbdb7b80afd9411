import type { UnionAnswer } from './unionSql.ts'

/** A union as it is written first: objects, sorted by where they begin, and joined. */
export function unionOfObjects(stretches: readonly { fromM: number; toM: number }[]): UnionAnswer {
  const sorted = [...stretches].sort((a, b) => a.fromM - b.fromM)
  const runs: { fromM: number; toM: number }[] = []
  for (const { fromM, toM } of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && fromM <= last.toM) last.toM = Math.max(last.toM, toM)
    else runs.push({ fromM, toM })
  }
  return { coveredM: runs.reduce((sum, { fromM, toM }) => sum + (toM - fromM), 0), runs: runs.length }
}
