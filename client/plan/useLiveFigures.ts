import { useMemo } from 'react'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import type { Elevation } from '../../geo/elevation.ts'
import type { DraftGround } from '../../geo/draftFigures.ts'
import { followLine } from '../../geo/followLine.ts'
import { draftWorth } from './draftWorth.ts'
import type { DrawingMode } from './terraDrawing.ts'
import type { LiveDrawing } from './useDrawing.ts'
import type { WorkingDraft } from './workingDraft.ts'

type Path = readonly Position[]

interface LivePathsQuestion {
  line: BorderLine
  mode: DrawingMode
  live: LiveDrawing
  /** As they stand without what is under the pointer. */
  paths: readonly Path[]
  offsetM: number
  joins: readonly Position[]
}

/** The draft as it would be if the pointer let go now. */
export function useLivePaths(question: LivePathsQuestion): readonly Path[] {
  const { line, mode, live, paths, offsetM, joins } = question
  const { drawn, edited } = live
  return useMemo(() => {
    if (edited !== undefined && edited.length > 0) return edited
    const [start, end] = [drawn?.[0], drawn?.at(-1)]
    if (drawn === undefined || drawn.length < 2 || start === undefined || end === undefined) return paths
    const path = mode === 'along' ? followLine(line, start, end, offsetM, joins) : drawn
    return path.length < 2 ? paths : [...paths, path]
  }, [edited, drawn, paths, mode, line, offsetM, joins])
}

interface LiveQuestion {
  /** The draft or barrier shown, if any. */
  shown: WorkingDraft | null
  paths: readonly Path[]
  ground: DraftGround | undefined
  elevation: Elevation
  rules: PlanningRules
}

/** Its figures, what is wrong with it and what it costs. */
export function useLiveFigures({ shown, paths, ground, elevation, rules }: LiveQuestion) {
  const type = shown?.type ?? 'fence'
  const parts = shown?.parts
  const worth = useMemo(() => {
    if (ground === undefined) return undefined
    const difficulties = parts?.map(({ difficulty }) => difficulty) ?? []
    return draftWorth(ground, rules, { type, paths, difficulties }, elevation)
  }, [ground, rules, type, parts, paths, elevation])
  return { paths, worth, figures: worth?.figures }
}
