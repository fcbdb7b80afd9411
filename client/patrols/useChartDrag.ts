import { useRef, useState, type PointerEvent, type RefObject } from 'react'
import type { Region } from '../../geo/units.ts'
import type { ChainageAxis } from '../unrolled/chainageAxis.ts'
import type { TimeAxis } from '../unrolled/timeAxis.ts'
import { movedRegion, resizedRegion, snappedRegion, type DraftItem, type HeldEdges } from './draftItems.ts'

export interface ChartAxes {
  readonly chainage: ChainageAxis
  readonly time: TimeAxis
}

interface ChartDragQuestion {
  axes: ChartAxes | undefined
  place: RefObject<HTMLElement | null>
  shown: Region
  items: readonly DraftItem[]
  begunIds: ReadonlySet<string>
  mayChange: boolean
  onSelect: (id: string | undefined) => void
  onLive: (live: { id: string | null; region: Region } | undefined) => void
  onLet: (id: string | null, region: Region) => void
}

interface Held {
  /** Null while a new one is drawn. */
  readonly item: DraftItem | null
  readonly edges: HeldEdges
  readonly atM: number
  readonly atMs: number
  readonly xPx: number
  readonly yPx: number
}

/** How near to an edge takes it, CSS pixels. */
const edgeReachPx = 6
/** Less is a click. */
const leastDragPx = 4

/** Over empty ground a drag draws a patrol; over a block it moves it, by its edges and corners it resizes it. */
export function useChartDrag(question: ChartDragQuestion) {
  const { axes, place, shown, items, begunIds, mayChange, onSelect, onLive, onLet } = question
  const held = useRef<Held | undefined>(undefined)
  const [drawn, setDrawn] = useState<Region | undefined>(undefined)

  const placeAt = (event: PointerEvent<HTMLElement>) => {
    const box = place.current?.getBoundingClientRect()
    if (box === undefined || axes === undefined) return undefined
    const { chainage, time } = axes
    const [xPx, yPx] = [event.clientX - box.left, event.clientY - box.top]
    const across = (xPx - chainage.leftPx) / (chainage.rightPx - chainage.leftPx)
    const down = (yPx - time.topPx) / (time.bottomPx - time.topPx)
    return {
      xPx,
      yPx,
      isInside: across >= 0 && across <= 1 && down >= 0 && down <= 1,
      atM: shown.fromM + across * (shown.toM - shown.fromM),
      atMs: shown.fromMs + down * (shown.toMs - shown.fromMs),
    }
  }
  const regionOf = (one: Held, atM: number, atMs: number): Region => {
    if (one.item === null)
      return snappedRegion({ fromM: one.atM, toM: atM, fromMs: one.atMs, toMs: atMs }, shown)
    const [byM, byMs] = [atM - one.atM, atMs - one.atMs]
    const moves = one.edges.across === null && one.edges.down === null
    return moves
      ? movedRegion(one.item, byM, byMs, shown)
      : resizedRegion(one.item, one.edges, byM, byMs, shown)
  }
  const isDrag = (one: Held, { xPx, yPx }: { xPx: number; yPx: number }) =>
    Math.hypot(xPx - one.xPx, yPx - one.yPx) >= leastDragPx
  const letGo = () => {
    held.current = undefined
    setDrawn(undefined)
    onLive(undefined)
  }

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const at = placeAt(event)
      if (at === undefined || !at.isInside || event.button !== 0) return
      const block = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null
      const item = items.find(({ id }) => id === block?.dataset['item']) ?? null
      if (item !== null) onSelect(item.id)
      else event.currentTarget.focus({ preventScroll: true })
      if (!mayChange || (item !== null && begunIds.has(item.id))) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { item, edges: edgesNear(block, event), ...at }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const [one, at] = [held.current, placeAt(event)]
      if (one === undefined || at === undefined || !isDrag(one, at)) return
      const region = regionOf(one, at.atM, at.atMs)
      if (one.item === null) setDrawn(region)
      onLive({ id: one.item?.id ?? null, region })
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const [one, at] = [held.current, placeAt(event)]
      if (one === undefined || at === undefined) return
      letGo()
      if (isDrag(one, at)) onLet(one.item?.id ?? null, regionOf(one, at.atM, at.atMs))
      else if (one.item === null) onSelect(undefined)
    },
    onPointerCancel: letGo,
  }
  return { handlers, drawn }
}

/** Of a block those edges that are near enough; none of what is too narrow to be taken by its middle. */
function edgesNear(block: HTMLElement | null, { clientX, clientY }: PointerEvent): HeldEdges {
  if (block === null) return { across: null, down: null }
  const box = block.getBoundingClientRect()
  const near = (at: number, from: number, to: number): 'from' | 'to' | null => {
    const reach = Math.min(edgeReachPx, (to - from) / 4)
    if (at - from <= reach) return 'from'
    return to - at <= reach ? 'to' : null
  }
  return { across: near(clientX, box.left, box.right), down: near(clientY, box.top, box.bottom) }
}
