import { useEffect, useRef } from 'react'
import { tryPlanAction, type PlanAction } from './planKeys.ts'

export interface PlanKeys {
  readonly actions: Readonly<Record<PlanAction, () => void>>
  /** Where a draft is in hand its own history has the keys; else the acts of the page have. */
  readonly hasHistory: boolean
  /** Takes an arrow: metres or pixels to the right and up; false where the map is to have it. */
  readonly onArrow: (right: number, up: number, size: 'small' | 'plain' | 'large') => boolean
}

const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The planner's keys, but not while somebody types in a field or answers a question. */
export function usePlanKeys(keys: PlanKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return
      const action = tryPlanAction(event)
      if (action === undefined) return
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a, [role="tab"]')
      if ((action === 'finish' || action === 'press') && onButton) return
      if (isStep(action)) return
      const { actions } = latest.current
      // What closes something else by Esc goes on to do so.
      if (action !== 'cancel' && action !== 'finish') event.preventDefault()
      actions[action]()
    }
    // A step back of the draft goes before the page's own, which takes acts back: it has to hear of it first.
    const stepBack = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return
      const action = tryPlanAction(event)
      const { actions, hasHistory } = latest.current
      if (action === undefined || !isStep(action) || !hasHistory) return
      event.preventDefault()
      actions[action]()
    }
    // The map would pan by them, and hears of them first.
    const arrow = (event: KeyboardEvent) => {
      const way = arrows[event.key]
      if (way === undefined || event.defaultPrevented || event.altKey || isElsewhere(event)) return
      if (event.target instanceof HTMLElement && event.target.closest('.unrolled, nav, [role="listbox"]'))
        return
      const size = event.ctrlKey || event.metaKey ? 'small' : event.shiftKey ? 'large' : 'plain'
      if (!latest.current.onArrow(way[0], way[1], size)) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('keydown', press)
    addEventListener('keydown', stepBack, { capture: true })
    addEventListener('keydown', arrow, { capture: true })
    return () => {
      removeEventListener('keydown', press)
      removeEventListener('keydown', stepBack, { capture: true })
      removeEventListener('keydown', arrow, { capture: true })
    }
  }, [])
}

const isStep = (action: PlanAction) => action === 'undo' || action === 'redo'

function isElsewhere({ target, isComposing }: KeyboardEvent): boolean {
  return (
    isComposing ||
    (target instanceof HTMLElement &&
      target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !==
        null)
  )
}
