import { useMemo } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import type { Position, Stretch } from '../../geo/units.ts'

/** Ground shown to either side of what is planned, metres. */
const besideM = 6000

/** The chainage that the strip shows round a draft, to the kilometre so that it rests while one draws. */
export function useStripExtent(
  line: BorderLine,
  paths: readonly (readonly Position[])[],
): Stretch | undefined {
  const text = useMemo(() => {
    const chainages = paths.flat().map((position) => locate(line, position).chainageM)
    if (chainages.length === 0) return ''
    const fromM = Math.floor((Math.min(...chainages) - besideM) / 1000) * 1000
    const toM = Math.ceil((Math.max(...chainages) + besideM) / 1000) * 1000
    return `${Math.max(0, fromM)}:${Math.min(line.lengthM, toM)}`
  }, [line, paths])
  return useMemo(() => {
    if (text === '') return undefined
    const [fromM = 0, toM = 0] = text.split(':').map(Number)
    return { fromM, toM }
  }, [text])
}
