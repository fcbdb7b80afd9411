import { useEffect, useMemo } from 'react'
import { locate } from '../../geo/chainage.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import type { PlanView } from './usePlanView.ts'

/** Ground shown to either side of what is planned, metres. */
const besideM = 6000

/**
 * The chainage that the strip shows: round what was last looked at, until the draft changes, and else
 * round the draft; to the kilometre, so that it rests while one draws.
 */
export function useStripExtent(
  { line, strip, lookOnStrip }: Pick<PlanView, 'line' | 'strip' | 'lookOnStrip'>,
  paths: readonly (readonly Position[])[],
): Stretch | undefined {
  useEffect(() => {
    if (paths.length > 0) lookOnStrip(undefined)
  }, [paths, lookOnStrip])
  const text = useMemo(() => {
    const chainages =
      strip === undefined
        ? paths.flat().map((position) => locate(line, position).chainageM)
        : [strip.fromM, strip.toM]
    if (chainages.length === 0) return ''
    const fromM = Math.floor((Math.min(...chainages) - besideM) / 1000) * 1000
    const toM = Math.ceil((Math.max(...chainages) + besideM) / 1000) * 1000
    return `${Math.max(0, fromM)}:${Math.min(line.lengthM, toM)}`
  }, [line, paths, strip])
  return useMemo(() => {
    if (text === '') return undefined
    const [fromM = 0, toM = 0] = text.split(':').map(Number)
    return { fromM, toM }
  }, [text])
}
