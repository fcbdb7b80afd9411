import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ProposalRemark } from '../../../data/model/barrierProposal.ts'
import type { Position, Stretch } from '../../../geo/units.ts'
import { useBarrierEvents, useBarrierProposals, type ProposalItem } from '../../api/barrierLife.ts'

/** What a click on the map, or a stretch dragged on the strip, is wanted for. */
export type Wanted = 'remark' | 'place' | 'stretch'

/** What is being said about one barrier and not sent yet. */
interface Saying {
  readonly barrierId: string | null
  readonly wants: Wanted | undefined
  readonly remarks: readonly ProposalRemark[]
  readonly place: Position | undefined
  readonly stretch: Stretch | undefined
  /** The proposal that is looked at, where it is not the one that follows from where the barrier stands. */
  readonly openedId: string | undefined
}

const nothing: Omit<Saying, 'barrierId'> = {
  wants: undefined,
  remarks: [],
  place: undefined,
  stretch: undefined,
  openedId: undefined,
}
const none: never[] = []

/** Proposals and events of a barrier, and what panel, map and strip say about it together. */
export function useLife(barrierId: string | null) {
  const all = useBarrierProposals().data ?? none
  const events = useBarrierEvents(barrierId).data ?? none
  const [kept, setSaying] = useState<Saying>({ barrierId, ...nothing })
  // What was begun about one barrier is not said of another.
  const saying = kept.barrierId === barrierId ? kept : { barrierId, ...nothing }
  const say = useCallback(
    (change: Partial<Saying>) =>
      setSaying((before) => ({
        ...(before.barrierId === barrierId ? before : { barrierId, ...nothing }),
        ...change,
      })),
    [barrierId],
  )
  const proposals = useMemo(() => all.filter((each) => each.barrierId === barrierId), [all, barrierId])
  const sent = proposals.find(({ state }) => state === 'sent')
  const opened = proposals.find(({ id }) => id === saying.openedId)
  const looked = opened ?? sent ?? returnedLast(proposals)
  const isRemarked = looked !== undefined && looked === sent
  const isPicking = saying.wants === 'remark' || saying.wants === 'place'
  useEffect(() => {
    if (!isPicking) return undefined
    // The innermost thing is closed first: here it is the pointer that picks.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopImmediatePropagation()
      say({ wants: undefined })
    }
    addEventListener('keydown', leave, true)
    return () => removeEventListener('keydown', leave, true)
  }, [isPicking, say])
  return {
    ...saying,
    all,
    proposals,
    events,
    /** The one that waits for its approval. */
    sent,
    /** The one that map and panel show. */
    looked,
    isOpened: opened !== undefined,
    /** Set by the approver, or as they were returned. */
    shownRemarks: isRemarked ? saying.remarks : (looked?.remarks ?? none),
    say,
    /** Takes a click on the map where one is wanted; tells whether it was. */
    takePosition: ([lon, lat]: Position): boolean => {
      const position: [number, number] = [rounded(lon), rounded(lat)]
      switch (saying.wants) {
        case 'remark':
          say({ remarks: [...saying.remarks, { position, text: '' }], wants: undefined })
          return true
        case 'place':
          say({ place: position, wants: undefined })
          return true
        case 'stretch':
        case undefined:
          return false
      }
    },
    /** Takes a stretch dragged on the strip where one is wanted; tells whether it was. */
    takeStretch: (stretch: Stretch): boolean => {
      if (saying.wants !== 'stretch') return false
      say({ stretch: { fromM: Math.round(stretch.fromM), toM: Math.round(stretch.toM) } })
      return true
    },
  }
}

export type Life = ReturnType<typeof useLife>

/** To a centimetre. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** The last one, where it was returned and nothing was sent since. */
function returnedLast(proposals: readonly ProposalItem[]): ProposalItem | undefined {
  const last = proposals.at(-1)
  return last?.state === 'returned' ? last : undefined
}
