import { useSuspenseQuery } from '@tanstack/react-query'
import { county, type County } from '../../data/model/county.ts'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import { getJson } from './request.ts'

export const pollEveryMs = 10_000

/** A county as the client keeps it: its lines compiled once, and how far the own clock is off. */
export interface CountyView extends County {
  compiledLines: readonly BorderLine[]
  /** Server's clock minus this device's, milliseconds; add it to `Date.now()`. */
  clockOffsetMs: number
  /** When this answer came, on this device's clock: how live the page is. */
  answeredMs: number
}

/** Lines never change under an id, so each is compiled once for the life of the page. */
const compiled = new Map<string, BorderLine>()

function compiledLine(line: County['lines'][number]): BorderLine {
  const known = compiled.get(line.id)
  if (known !== undefined) return known
  const fresh = compileBorderLine({ id: line.id, positions: line.path, homeSide: line.homeSide })
  compiled.set(line.id, fresh)
  return fresh
}

async function fetchCounty(signal: AbortSignal): Promise<CountyView> {
  const asked = Date.now()
  // A server that hangs must not hang the page: what is given up is asked again.
  const patience = AbortSignal.any([signal, AbortSignal.timeout(pollEveryMs)])
  const answer = await getJson('/county', county, patience)
  const answered = Date.now()
  return {
    ...answer,
    compiledLines: answer.lines.map(compiledLine),
    clockOffsetMs: Date.parse(answer.now) - (asked + answered) / 2,
    answeredMs: answered,
  }
}

/** The county; suspends until it is there, and asks again every ten seconds. */
export function useCounty(): CountyView {
  return useSuspenseQuery({
    queryKey: ['county'],
    queryFn: ({ signal }) => fetchCounty(signal),
    refetchInterval: pollEveryMs,
    refetchIntervalInBackground: true,
  }).data
}
