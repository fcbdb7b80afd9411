import { useMemo } from 'react'
import { draftEffect } from '../../../data/model/draftEffect.ts'
import type { Region, Stretch } from '../../../geo/units.ts'
import { gainRegions } from '../../../geo/gainOfStretches.ts'
import { usePlannedGains } from '../../api/gains.ts'
import type { PlanView } from '../usePlanView.ts'
import { usePlanDay } from './usePlanDay.ts'

const nowhere: readonly Stretch[] = []
const noRegions: readonly Region[] = []

/** What the draft shown would do: to the day that drafts are judged by, and to what strip and chart show. */
export function usePlanEffect(view: PlanView, newlyBarred: readonly Stretch[] = nowhere) {
  const { line, fromMs, toMs, atMs } = view
  const day = usePlanDay(atMs)
  const answered = usePlannedGains(line.id, day.window).data
  const answeredOfView = usePlannedGains(line.id, { fromMs, toMs }).data
  const dayGains = answered?.lineId === line.id ? answered : undefined
  const viewGains = answeredOfView?.lineId === line.id ? answeredOfView : undefined
  const ofDay = useMemo(
    () => (dayGains === undefined ? undefined : draftEffect(dayGains, newlyBarred)),
    [dayGains, newlyBarred],
  )
  const turning = useMemo(
    () => (viewGains === undefined ? noRegions : gainRegions(viewGains.gains, newlyBarred)),
    [viewGains, newlyBarred],
  )
  return {
    day,
    /** Undefined until the server has answered. */
    dayGains,
    ofDay,
    viewGains,
    /** Of the window that strip and chart show, what would turn from thin to held. */
    turning,
  }
}

export type PlanEffect = ReturnType<typeof usePlanEffect>
