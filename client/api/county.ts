import { useSuspenseQuery, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { county, type County } from '../../data/model/county.ts'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import type { Asked } from '../live/patchList.ts'
import { asKnownAt, useKnownAt } from '../knowledge/knownAt.ts'
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

async function fetchCounty(signal: AbortSignal, knownAt: string | undefined): Promise<Asked<CountyView>> {
  const asked = Date.now()
  // A server that hangs must not hang the page: what is given up is asked again.
  const patience = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  const { value: answer, sequence } = await askJson(asKnownAt('/county', knownAt), county, patience)
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
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchCounty(signal, undefined),
  meta: { follow: { how: 'anew', kinds: ['border-line'] } },
} as const

/** The county with the lines that were known then; its clock stands still. */
export const knownCountyQuery = (knownAt: string) => ({
  queryKey: ['county', knownAt],
  queryFn: ({ signal }: { signal: AbortSignal }) => fetchCounty(signal, knownAt),
  meta: { follow: { how: 'never' } } as const,
})

/** The county; suspends until it is there. Lines are those of the knowledge shown, the clock is of now. */
export function useCounty(): CountyView {
  const knownAt = useKnownAt()
  const now = useCountyNow()
  const then = useSuspenseQuery<Asked<CountyView>, Error, CountyView, readonly string[]>({
    ...(knownAt === undefined ? countyQuery : knownCountyQuery(knownAt)),
    refetchInterval: false,
    select: valueOf<CountyView>,
  }).data
  const { clockOffsetMs, answeredMs } = now
  return useMemo(
    () => (then === now ? now : { ...then, clockOffsetMs, answeredMs }),
    [then, now, clockOffsetMs, answeredMs],
  )
}

/** The county of now, whatever knowledge is shown. */
export function useCountyNow(): CountyView {
  return useSuspenseQuery({ ...countyQuery, refetchInterval: false, select: valueOf<CountyView> }).data
}

/** Of a county's answer what can be kept: compiled lines are made again from the others. */
export function countyToKeep(asked: unknown): unknown {
  const { sequence, value } = asked as Asked<CountyView>
  return { sequence, value: { ...value, compiledLines: [] } }
}

/** The county as it was kept. */
export function keptCounty(kept: unknown): Asked<CountyView> {
  const { sequence, value } = kept as Asked<CountyView>
  return { sequence, value: { ...value, compiledLines: value.lines.map(compiledLine) } }
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
