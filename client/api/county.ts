import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { county, type County } from '../../data/model/county.ts'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import type { Asked } from '../live/patchList.ts'
import { askJson, valueOf } from './request.ts'

const patienceMs = 10_000

/** A county as the client keeps it: its lines compiled once, and how far the own clock is off. */
export interface CountyView extends Omit<County, 'sequence'> {
  compiledLines: readonly BorderLine[]
  /** Server's clock minus this device's, milliseconds; add it to `Date.now()`. */
  clockOffsetMs: number
  /** When this answer came, on this device's clock. */
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

async function fetchCounty(signal: AbortSignal): Promise<Asked<CountyView>> {
  const asked = Date.now()
  // A server that hangs must not hang the page: what is given up is asked again.
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  const { value: answer, sequence } = await askJson('/county', county, patience)
  const answered = Date.now()
  return {
    sequence,
    value: {
      ...answer,
      compiledLines: answer.lines.map(compiledLine),
      clockOffsetMs: Date.parse(answer.now) - (asked + answered) / 2,
      answeredMs: answered,
    },
  }
}

const countyQuery = {
  queryKey: ['county'],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchCounty(signal),
  meta: { follow: { how: 'anew', kinds: ['border-line'] } },
} as const

/** The county; suspends until it is there. */
export function useCounty(): CountyView {
  return useSuspenseQuery({ ...countyQuery, refetchInterval: false, select: valueOf<CountyView> }).data
}

/** The county as the server has it now, whatever is known of it. */
export const askCounty = (client: QueryClient): Promise<Asked<CountyView>> =>
  client.fetchQuery({ ...countyQuery, staleTime: 0, retry: false })

/** What is known of the county, once it is. */
export const tryKnownCounty = (client: QueryClient): Asked<CountyView> | undefined =>
  client.getQueryData<Asked<CountyView>>(countyQuery.queryKey)

/** Goes on with another difference between the server's clock and this device's. */
export function setClockOffset(client: QueryClient, clockOffsetMs: number): void {
  client.setQueryData<Asked<CountyView>>(
    countyQuery.queryKey,
    (known) => known && { ...known, value: { ...known.value, clockOffsetMs } },
  )
}
