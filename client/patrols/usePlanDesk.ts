import { useCallback, useDeferredValue, useMemo, useState, type KeyboardEvent } from 'react'
import { v7 as newId } from 'uuid'
import { copyDay } from '../../geo/copyDay.ts'
import { DraftCoverage, outcomeOn } from '../../geo/draftCoverage.ts'
import { plannedCoverage } from '../../geo/plannedCoverage.ts'
import type { Region } from '../../geo/units.ts'
import { useCounty } from '../api/county.ts'
import { usePlannedFacts, useTeams, type TeamItem } from '../api/patrolPlans.ts'
import { useLanguage } from '../i18n/language.ts'
import { useServerNow } from '../shell/serverClock.ts'
import { itemsOf, movedRegion, resizedRegion, snapM, snapMs, type DraftItem } from './draftItems.ts'
import type { PlanEditorProps } from './PlanEditor.tsx'
import { useAutosave } from './useAutosave.ts'
import { useBegunPatrols } from './useBegunPatrols.ts'
import { useDraftClashes } from './useDraftClashes.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import { dayIndexOf, weekWindow } from './week.ts'

const noItems: readonly DraftItem[] = []

/** All that the page of a plan shares: its items, the one under the hand, and what they make of coverage. */
export function usePlanDesk({ line, unit, units, ground, days, plan, mayPlan }: PlanEditorProps) {
  const { timeZone } = useCounty()
  const { language } = useLanguage()
  const nowMs = useServerNow()
  const window = useMemo(() => weekWindow(days), [days])
  const history = useDraftHistory(() => (plan === undefined ? noItems : itemsOf(plan)))
  const { items, change } = history
  const autosave = useAutosave(plan, items, history.restart)
  const [selectedId, select] = useState<string | undefined>(undefined)
  const [live, setLive] = useState<{ id: string | null; region: Region } | undefined>(undefined)
  const [dayShown, showDay] = useState(-1)
  const teams = useTeamsUnder(unit.id, units)
  const [teamId, chooseTeam] = useState<string | null>(null)
  const team = teams.own.find(({ id }) => id === teamId) ?? teams.own[0]

  const begun = useBegunPatrols(plan?.id, window, nowMs)
  const facts = usePlannedFacts(line.id, window)
  const draft = useMemo(
    () => facts && new DraftCoverage(line, window, facts, begun.replacedIds),
    [facts, line, window, begun.replacedIds],
  )
  const before = useMemo(() => facts && plannedCoverage(line, window, facts), [facts, line, window])

  const newItem = useCallback(
    (region: Region, by: TeamItem): DraftItem => ({
      id: newId(),
      teamId: by.id,
      ...region,
      mode: by.mode,
      speedKmh: by.speedKmh,
      loop: false,
      longestOnGroundMin: by.longestOnGroundMin,
    }),
    [],
  )
  const liveItem = useMemo(
    () => (live?.id === null && team !== undefined ? newItem(live.region, team) : undefined),
    [live, team, newItem],
  )
  const shownItems = useMemo(
    () =>
      live === undefined || live.id === null
        ? items
        : items.map((item) => (item.id === live.id ? { ...item, ...live.region } : item)),
    [items, live],
  )
  const counted = useMemo(
    () =>
      [...shownItems, ...(liveItem === undefined ? [] : [liveItem])].filter(({ id }) => !begun.ids.has(id)),
    [shownItems, liveItem, begun.ids],
  )
  const coverage = useMemo(() => draft?.with(counted), [draft, counted])
  // The list of gaps follows a little later than the chart where a line is long.
  const settled = useDeferredValue(coverage)
  const outcome = useMemo(() => settled && outcomeOn(settled, ground), [settled, ground])
  const outcomeBefore = useMemo(() => before && outcomeOn(before, ground), [before, ground])
  const clashes = useDraftClashes({ planId: plan?.id, items, begunIds: begun.ids, teams: teams.byId, window })

  const shown = useMemo(
    (): Region =>
      dayShown < 0
        ? { ...ground, ...window }
        : { ...ground, fromMs: days[dayShown] ?? 0, toMs: days[dayShown + 1] ?? 0 },
    [ground, window, days, dayShown],
  )
  const changeItem = (id: string, changed: Partial<DraftItem>) =>
    change((all) => all.map((item) => (item.id === id ? { ...item, ...changed } : item)))
  const add = (region: Region, by = team) => {
    if (by === undefined || plan === undefined) return
    const item = newItem(region, by)
    change((all) => [...all, item])
    select(item.id)
  }
  /** Puts in several as they are; they are changed like any other. */
  const take = (taken: readonly Omit<DraftItem, 'id'>[]) =>
    change((all) => [...all, ...taken.map((item) => ({ ...item, id: newId() }))])
  const remove = (id: string) => {
    change((all) => all.filter((item) => item.id !== id))
    select(undefined)
  }
  /** Copies to other days by the clocks of the zone; gives how many were made and left out. */
  const copy = (
    dayFrom: Region | { fromMs: number; toMs: number },
    only: string | undefined,
    to: number[],
  ) => {
    const index = dayIndexOf(days, dayFrom.fromMs)
    const chosen = only === undefined ? items : items.filter(({ id }) => id === only)
    const others = items.filter((item) => !chosen.includes(item))
    const shifts = to.map((day) => (days[day] ?? 0) - (days[index] ?? 0))
    const day = { fromMs: days[index] ?? 0, toMs: days[index + 1] ?? 0 }
    const { copies, clashing } = copyDay([...chosen, ...others.map(later)], day, shifts)
    const made = copies.map((item) => ({ ...item, id: newId() }))
    if (made.length > 0) change((all) => [...all, ...made])
    return { copied: made.length, clashing }
    // What is not chosen is not copied, and stands in the way all the same.
    function later(item: DraftItem): DraftItem {
      return dayIndexOf(days, item.fromMs) === index
        ? { ...item, fromMs: day.toMs, toMs: Math.max(item.toMs, day.toMs) }
        : item
    }
  }
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (plan === undefined || !mayPlan) return
    const key = event.key.toLowerCase()
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && (key === 'z' || key === 'y')) {
      event.preventDefault()
      if (key === 'y' || event.shiftKey) history.redo()
      else history.undo()
      return
    }
    if (key === 'escape') return select(undefined)
    const item = items.find(({ id }) => id === selectedId)
    if (item === undefined || begun.ids.has(item.id)) return
    if (key === 'delete' || key === 'backspace') {
      event.preventDefault()
      remove(item.id)
      return
    }
    if (isCommand && key === 'd') {
      event.preventDefault()
      const index = dayIndexOf(days, item.fromMs)
      if (index < 6) copy(item, item.id, [index + 1])
      return
    }
    const way = arrows[event.key]
    if (way === undefined || isCommand || event.altKey) return
    event.preventDefault()
    const [byM, byMs] = [way[0] * snapM, way[1] * snapMs]
    const bounds = { ...ground, ...window }
    const region = event.shiftKey
      ? resizedRegion(item, { across: 'to', down: 'to' }, byM, byMs, bounds)
      : movedRegion(item, byM, byMs, bounds)
    changeItem(item.id, region)
  }
  const dayFormat = useMemo(
    () =>
      new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        timeZone,
        weekday: 'short',
        day: 'numeric',
      }),
    [language, timeZone],
  )
  return {
    line,
    ground,
    window,
    plan,
    nowMs,
    facts,
    history,
    autosave,
    teams,
    team,
    chooseTeam,
    begun,
    clashes,
    clashingIds: useMemo(() => new Set(clashes.map(({ id }) => id)), [clashes]),
    coverage,
    counted,
    outcome,
    outcomeBefore,
    shown,
    shownItems,
    dayShown,
    showDay,
    dayName: (atMs: number) => dayFormat.format(atMs),
    selectedId,
    selected: items.find(({ id }) => id === selectedId),
    select,
    setLive,
    letGo: (id: string | null, region: Region) => (id === null ? add(region) : changeItem(id, region)),
    add,
    take,
    changeItem,
    remove,
    copy,
    pressed,
  }
}

export type PlanDesk = ReturnType<typeof usePlanDesk>

const arrows: Readonly<Record<string, readonly [along: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Teams of a unit and of all below it, and every team by its id. */
function useTeamsUnder(unitId: string, units: PlanEditorProps['units']) {
  const all = useTeams().data
  return useMemo(() => {
    const under = new Set<string>([unitId])
    for (let grown = true; grown;) {
      const size = under.size
      for (const { id, parentId } of units) if (parentId !== null && under.has(parentId)) under.add(id)
      grown = under.size > size
    }
    return {
      own: (all ?? []).filter((team) => under.has(team.unitId)),
      byId: new Map((all ?? []).map((team): [string, TeamItem] => [team.id, team])),
    }
  }, [all, units, unitId])
}
