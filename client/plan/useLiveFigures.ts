import { useMemo } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { draftFigures, type DraftFigures, type DraftGround } from '../../geo/draftFigures.ts'
import { followLine } from '../../geo/followLine.ts'
import type { DrawingMode } from './terraDrawing.ts'
import type { LiveDrawing } from './useDrawing.ts'

type Path = readonly Position[]

interface LiveQuestion {
  line: BorderLine
  mode: DrawingMode
  live: LiveDrawing
  /** The paths as they stand without what is under the pointer. */
  paths: readonly Path[]
  offsetM: number
  joins: readonly Position[]
  ground: DraftGround | undefined
}

/** The draft as it would be if the pointer let go now, and its figures. */
export function useLiveFigures(question: LiveQuestion): {
  paths: readonly Path[]
  figures: DraftFigures | undefined
} {
  const { line, mode, live, paths, offsetM, joins, ground } = question
  const { drawn, edited } = live
  const livePaths = useMemo(() => {
    if (edited !== undefined && edited.length > 0) return edited
    const [start, end] = [drawn?.[0], drawn?.at(-1)]
    if (drawn === undefined || drawn.length < 2 || start === undefined || end === undefined) return paths
    const path = mode === 'along' ? followLine(line, start, end, offsetM, joins) : drawn
    return path.length < 2 ? paths : [...paths, path]
  }, [edited, drawn, paths, mode, line, offsetM, joins])
  const figures = useMemo(
    () => (ground === undefined ? undefined : draftFigures(ground, livePaths)),
    [ground, livePaths],
  )
  return { paths: livePaths, figures }
}
