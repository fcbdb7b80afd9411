import { useMemo, useState } from 'react'
import { firstPlanningRules } from '../../data/model/planningRules.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'
import { usePlanningRules } from '../api/planning.ts'
import type { PlanDialog } from './PlanDialogs.tsx'
import { useDraftInHand } from './useDraftInHand.ts'
import type { Shelf } from './useDraftShelf.ts'
import { useDrawingTools } from './useDrawingTools.ts'
import { useFigureColumns } from './useFigureColumns.ts'
import { useLiveFigures, useLivePaths } from './useLiveFigures.ts'
import { useFollowedSelection } from './useFollowedSelection.ts'
import { useIsOpenElsewhere } from './otherTabs.ts'
import { useBarriersOf, usePlanGround } from './usePlanGround.ts'
import { useLife } from './life/useLife.ts'
import { usePlanView } from './usePlanView.ts'
import type { WorkingPart } from './workingDraft.ts'
import { useElevation } from './terrain/useElevation.ts'
import { useNext } from './worth/useNext.ts'
import { usePlanEffect } from './worth/usePlanEffect.ts'

/** Before they are loaded, and what the server answers before anybody set them. */
const unsetRules = { ...firstPlanningRules, version: 0 }

/** All that the planner's columns share: what is looked at, what is in hand, the tools, the figures. */
export function usePlanDesk(line: BorderLine, shelf: Shelf) {
  const { history, step } = shelf
  const view = usePlanView(line, history.present)
  const barriers = useBarriersOf(line.id)
  const groundOf = usePlanGround(line, view.atMs)
  const rules = usePlanningRules().data ?? unsetRules
  const inHand = useDraftInHand({ view, barriers, shelf })
  const [dialog, setDialog] = useState<PlanDialog | undefined>(undefined)
  const ground = groundOf?.(inHand.shown?.barrierId ?? null)
  const tools = useDrawingTools({
    view,
    inHand,
    barriers,
    shelf,
    mostOffsetM: ground?.policy.barrierMaxOffsetM ?? 500,
    onDialog: setDialog,
  })
  const { pickStretch } = useFollowedSelection(view, barriers, tools.map)
  const life = useLife(inHand.shown?.barrierId ?? null)
  const [comparedIds, setComparedIds] = useState<readonly string[]>([])

  const { shown, paths } = inHand
  const { mode, offsetM, joins, drawing } = tools
  const livePaths = useLivePaths({ line, mode, live: drawing.live, paths, offsetM, joins })
  const measured = useMemo(() => {
    const compared = barriers.filter(({ id }) => comparedIds.includes(id))
    return [
      ...livePaths,
      ...compared.flatMap(({ properties }) => properties.parts.map(({ path }): readonly Position[] => path)),
    ]
  }, [livePaths, barriers, comparedIds])
  const terrain = useElevation(measured)
  const { elevation } = terrain
  const live = useLiveFigures({ shown, paths: livePaths, ground, elevation, rules })
  const [slopeShaded, setSlopeShaded] = useState(false)
  /** The place of the draft that is pointed at on its profile. */
  const [profilePoint, setProfilePoint] = useState<Position | undefined>(undefined)
  const worth = paths.length === 0 && drawing.live.drawn === undefined ? undefined : live.worth
  const columns = useFigureColumns({
    shown: worth === undefined ? undefined : { id: shown?.barrierId ?? null, worth },
    comparedIds,
    barriers,
    groundOf,
    elevation,
    rules,
  })
  const effect = usePlanEffect(view, worth?.figures.newlyBarred)
  const next = useNext(view, dialog === 'next')
  return {
    line,
    view,
    barriers,
    shelf,
    /** Another tab of this browser has the draft in hand too. */
    isElsewhere: useIsOpenElsewhere(shelf.inHand),
    history,
    step,
    inHand,
    tools,
    pickStretch,
    comparedIds,
    setComparedIds,
    ground,
    groundOf,
    life,
    /** The draft as it would be if the pointer let go now. */
    live,
    /** Undefined where there is neither draft nor barrier to measure. */
    worth,
    figures: worth?.figures,
    terrain,
    /** Whether the map is shaded by the slope of the ground. */
    slopeShaded,
    setSlopeShaded,
    profilePoint,
    setProfilePoint,
    rules,
    /** Says how hard the ground of some parts of the draft in hand is. */
    setDifficulty: (parts: readonly number[], difficulty: WorkingPart['difficulty']) =>
      inHand.change((draft) => ({
        ...draft,
        parts: draft.parts.map((part, index) => (parts.includes(index) ? { ...part, difficulty } : part)),
      })),
    /** What it would do to planned coverage, were it complete. */
    effect,
    /** Where a length of barrier would do most. */
    next,
    columns,
    dialog,
    setDialog,
  }
}

export type Desk = ReturnType<typeof usePlanDesk>
