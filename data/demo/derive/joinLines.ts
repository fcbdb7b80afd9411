import { type Position, at, positionKey, samePosition } from './position.ts'

/**
 * Joins lines end to end, turning them round where needed. Where three or more ends meet, or a line meets only itself,
 * nothing is joined. The result follows from the lines and their order alone.
 */
export function joinLines(lines: readonly (readonly Position[])[]): Position[][] {
  const linesAt = new Map<string, (readonly Position[])[]>()
  for (const line of lines)
    for (const end of [at(line, 0), at(line, -1)]) {
      const key = positionKey(end)
      linesAt.set(key, [...(linesAt.get(key) ?? []), line])
    }

  const waiting = new Set(lines)
  const takeNext = (end: Position): Position[] | undefined => {
    const meeting = linesAt.get(positionKey(end)) ?? []
    const next = meeting.length === 2 ? meeting.find((line) => waiting.delete(line)) : undefined
    if (!next) return undefined
    return samePosition(at(next, 0), end) ? [...next] : [...next].reverse()
  }
  const extend = (joined: Position[]): Position[] => {
    for (let next = takeNext(at(joined, -1)); next; next = takeNext(at(joined, -1)))
      joined.push(...next.slice(1))
    return joined
  }
  return lines.flatMap((line) =>
    waiting.delete(line) ? [extend(extend([...line]).reverse()).reverse()] : [],
  )
}
