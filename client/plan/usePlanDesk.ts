import { useState } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { PlanDialog } from './PlanDialogs.tsx'
import { useDraftHistory } from './useDraftHistory.ts'
import { useDraftInHand } from './useDraftInHand.ts'
import { useDrawingTools } from './useDrawingTools.ts'
import { useFigureColumns } from './useFigureColumns.ts'
import { useLiveFigures } from './useLiveFigures.ts'
import { useBarriersOf, usePlanGround } from './usePlanGround.ts'
import { usePlanView } from './usePlanView.ts'

/** All that the planner's columns share: what is looked at, what is in hand, the tools, the figures. */
export function usePlanDesk(line: BorderLine) {
  const [history, step] = useDraftHistory()
  const view = usePlanView(line, history.present)
  const barriers = useBarriersOf(line.id)
  const groundOf = usePlanGround(line, view.atMs)
  const inHand = useDraftInHand({ view, barriers, history, step })
  const [dialog, setDialog] = useState<PlanDialog | undefined>(undefined)
  const tools = useDrawingTools({ view, inHand, barriers, history, step, onHelp: () => setDialog('keys') })
  const [comparedIds, setComparedIds] = useState<readonly string[]>([])

  const { shown, paths } = inHand
  const { mode, offsetM, joins, drawing } = tools
  const ground = groundOf?.(shown?.barrierId ?? null)
  const live = useLiveFigures({ line, mode, live: drawing.live, paths, offsetM, joins, ground })
  const figures = paths.length === 0 && drawing.live.drawn === undefined ? undefined : live.figures
  const columns = useFigureColumns({
    shown: figures === undefined ? undefined : { id: shown?.barrierId ?? null, figures },
    comparedIds,
    barriers,
    groundOf,
  })
  return {
    line,
    view,
    barriers,
    history,
    step,
    inHand,
    tools,
    comparedIds,
    setComparedIds,
    ground,
    groundOf,
    /** The draft as it would be if the pointer let go now. */
    live,
    /** Undefined where there is neither draft nor barrier to measure. */
    figures,
    columns,
    dialog,
    setDialog,
  }
}

export type Desk = ReturnType<typeof usePlanDesk>
