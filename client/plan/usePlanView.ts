import { useState } from 'react'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import { useCoverage } from '../api/coverage.ts'
import type { MapFrame } from '../map/MapView.tsx'
import { useViewState } from '../shell/viewState.ts'
import { useShade } from '../theme/useShade.ts'
import type { WorkingDraft } from './workingDraft.ts'

const minuteMs = 60_000

const frameAt = (positions: readonly Position[]): MapFrame => ({ positions, paddingPx: 130, maxZoom: 15 })

/** What is looked at: the instant and window, planned coverage, where the map and the strip stand. */
export function usePlanView(line: BorderLine, draft: WorkingDraft | null) {
  const shade = useShade()
  const { mode, atMs, fromMs, toMs, selection, select, showLine } = useViewState()
  const { data: coverage } = useCoverage({ kind: 'planned', fromMs, toMs, atMs, lineId: line.id })
  const [frame, setFrame] = useState<MapFrame>(() => {
    const kept = draft?.parts.flatMap((part): readonly Position[] => part.path) ?? []
    return kept.length === 0 ? { positions: line.positions, paddingPx: 60 } : frameAt(kept)
  })
  /** The chainage that the strip shows, for rows under it on the same axis. */
  const [stripShows, setStripShows] = useState<Stretch | undefined>(undefined)
  /** What the strip was asked to show instead of the draft or the whole line. */
  const [strip, lookOnStrip] = useState<Stretch | undefined>(undefined)
  return {
    line,
    shade,
    atMs,
    /** What barriers have come to: live, what was done in the minute that is shown counts too. */
    standingMs: mode === 'live' ? atMs + minuteMs : atMs,
    fromMs,
    toMs,
    selection,
    select,
    showLine,
    coverage,
    lineCoverage: coverage?.lines.find((each) => each.lineId === line.id),
    frame,
    flyTo: (positions: readonly Position[]) => {
      if (positions.length > 0) setFrame({ ...frameAt(positions), flyMs: 700 })
    },
    stripShows,
    setStripShows,
    strip,
    lookOnStrip,
  }
}

export type PlanView = ReturnType<typeof usePlanView>
