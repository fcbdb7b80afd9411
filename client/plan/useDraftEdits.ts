import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import { useQuantities } from '../i18n/quantities.ts'
import {
  insertVertex,
  joinParts,
  moveVertex,
  removePart,
  removeVertex,
  reversePart,
  shifted,
  shiftPart,
  splitPart,
  tryNearestEnd,
  type PathPlace,
  type VertexPlace,
} from './partEdits.ts'
import type { DraftInHand } from './useDraftInHand.ts'
import type { Chosen } from './editPointer.ts'
import { fixedAs, type DraftStep, type WorkingDraft, type WorkingPart } from './workingDraft.ts'

/** Which part and vertex is chosen, and what is done to it; each is one step of the draft. */
export function useDraftEdits(inHand: DraftInHand, step: (step: DraftStep) => void) {
  const { t } = useTranslation('plan')
  const { t: domain } = useTranslation('domain')
  const { length } = useQuantities()
  const { draft } = inHand
  const parts = draft?.parts ?? []
  const [wanted, choose] = useState<Chosen | undefined>(undefined)
  const [said, say] = useState('')
  const lastNudge = useRef<{ draft: WorkingDraft; chosen: Chosen } | undefined>(undefined)
  const chosen = stillThere(wanted, parts)
  /** Without a choice the last part is meant, which was drawn last. */
  const target = chosen?.part ?? parts.length - 1
  const path = parts[target]?.path
  const mayChange = path !== undefined && fixedAs(parts[target]!) === undefined

  const change = (changed: WorkingPart[], then: Chosen | undefined, words: string) => {
    if (draft === null) return
    step({ kind: 'changed', draft: { ...draft, parts: changed } })
    choose(then)
    say(words)
  }
  const statusOf = (part: number) => {
    const one = parts[part]
    return one === undefined ? undefined : fixedAs(one)
  }
  /** Says why a part stays as it is; false where it does not. */
  const refuses = (part: number): boolean => {
    const status = statusOf(part)
    if (status === undefined) return false
    say(t('partFixed', { part: partNumber(part), status: domain(`barrierStatus.${status}`) }))
    return true
  }
  const partNumber = (part: number) => String(part + 1)
  const removePointAt = (place: VertexPlace) => {
    if (refuses(place.part)) return
    const next = Math.min(place.vertex, (parts[place.part]?.path.length ?? 0) - 2)
    change(removeVertex(parts, place), { part: place.part, vertex: next }, t('pointRemoved'))
  }
  /** Chooses the second of both parts, or that vertex of it. */
  const split = (at: PathPlace, thenVertex: number | undefined) => {
    if (refuses(at.part)) return
    const cut = splitPart(parts, at)
    if (cut === undefined) return say(t('cutAtEnd'))
    const second = at.part + 1
    const words = t('wasCut', { one: partNumber(at.part), other: partNumber(second) })
    change(cut, { part: second, vertex: thenVertex }, words)
  }
  const vertex = chosen?.vertex === undefined ? undefined : { part: chosen.part, vertex: chosen.vertex }

  return {
    chosen,
    choose,
    said,
    say,
    /** The part that editing begins with: one that may be changed, if there is one. */
    firstDraft: Math.max(
      0,
      (inHand.shown?.parts ?? []).findIndex((part) => fixedAs(part) === undefined),
    ),
    /** What a part is where it is more than a draft. */
    fixedAs: statusOf,
    canReverse: mayChange,
    canJoin: mayChange && tryNearestEnd(parts, target) !== undefined,
    canRemovePart: mayChange,
    split: (at: PathPlace) => split(at, undefined),
    /** At the chosen vertex. */
    splitHere: () => {
      if (vertex === undefined || path === undefined) return false
      split({ ...vertex, position: path[vertex.vertex]! }, 0)
      return true
    },
    join: () => {
      if (refuses(target)) return
      const other = path === undefined ? undefined : tryNearestEnd(parts, target)
      if (other === undefined) return say(t('nothingToJoin'))
      const joined = joinParts(parts, target, other.part)
      change(
        joined,
        { part: other.part < target ? target - 1 : target, vertex: undefined },
        t('wasJoined', {
          one: partNumber(target),
          other: partNumber(other.part),
          gap: length(other.gapM),
        }),
      )
    },
    reverse: () => {
      if (path === undefined || refuses(target)) return
      const back =
        vertex === undefined
          ? { part: target, vertex: undefined }
          : { part: target, vertex: path.length - 1 - vertex.vertex }
      change(reversePart(parts, target), back, t('wasReversed', { part: partNumber(target) }))
    },
    insertPoint: () => {
      if (vertex === undefined || refuses(target)) return
      const longer = insertVertex(parts, vertex)
      change(longer.parts, { part: vertex.part, vertex: longer.vertex }, t('wasInserted'))
    },
    removePoint: () => {
      if (vertex !== undefined) removePointAt(vertex)
    },
    removePointAt,
    removePart: () => {
      if (path === undefined || refuses(target)) return
      change(removePart(parts, target), undefined, t('partRemoved', { part: partNumber(target) }))
    },
    movePoint: (to: Position) => {
      if (vertex !== undefined && !refuses(target))
        change(moveVertex(parts, vertex, to), chosen, t('pointMoved'))
    },
    /** Moves the chosen vertex, or else the chosen part, by metres; a series of them is one step. */
    nudge: (eastM: number, northM: number) => {
      if (draft === null || chosen === undefined || path === undefined) return false
      if (refuses(target)) return true
      const moved =
        vertex === undefined
          ? shiftPart(parts, target, eastM, northM)
          : moveVertex(parts, vertex, shifted(path[vertex.vertex]!, eastM, northM))
      const next = { ...draft, parts: moved }
      const last = lastNudge.current
      const goesOn =
        last?.draft === draft && last.chosen.part === chosen.part && last.chosen.vertex === chosen.vertex
      step({ kind: goesOn ? 'retouched' : 'changed', draft: next })
      lastNudge.current = { draft: next, chosen }
      return true
    },
    nextPoint: (by: 1 | -1) => {
      if (path === undefined) return undefined
      const from = chosen?.vertex ?? (by === 1 ? -1 : path.length)
      const next = (from + by + path.length) % path.length
      choose({ part: target, vertex: next })
      return path[next]
    },
    nextPart: (by: 1 | -1) => {
      if (parts.length === 0) return undefined
      const next = ((chosen?.part ?? (by === 1 ? -1 : 0)) + by + parts.length) % parts.length
      choose({ part: next, vertex: undefined })
      return parts[next]?.path[0]
    },
  }
}

/** A choice holds as long as what was chosen is there. */
function stillThere(chosen: Chosen | undefined, parts: readonly WorkingPart[]): Chosen | undefined {
  const path = chosen === undefined ? undefined : parts[chosen.part]?.path
  if (chosen === undefined || path === undefined) return undefined
  return chosen.vertex === undefined || chosen.vertex < path.length
    ? chosen
    : { part: chosen.part, vertex: undefined }
}
