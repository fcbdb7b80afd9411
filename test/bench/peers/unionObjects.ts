import type { UnionAnswer } from './unionSql.ts'

/** A union and its gaps as they are written first: objects, sorted by where they begin, and joined. */
export function unionOfObjects(
  stretches: readonly { fromM: number; toM: number }[],
  lengthM: number,
): UnionAnswer & { gaps: { fromM: number; toM: number }[] } {
  const sorted = [...stretches].sort((a, b) => a.fromM - b.fromM)
  const runs: { fromM: number; toM: number }[] = []
  for (const { fromM, toM } of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && fromM <= last.toM) last.toM = Math.max(last.toM, toM)
    else runs.push({ fromM, toM })
  }
  const gaps = [...runs, { fromM: lengthM, toM: lengthM }].flatMap(({ fromM }, index) => {
    const before = runs[index - 1]?.toM ?? 0
    return before < fromM ? [{ fromM: before, toM: fromM }] : []
  })
  return { coveredM: runs.reduce((sum, { fromM, toM }) => sum + (toM - fromM), 0), runs: runs.length, gaps }
}
