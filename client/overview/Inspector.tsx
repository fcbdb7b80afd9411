import type { CoverageAnswer } from '../../data/model/coverageAnswer.ts'
import { formatSelection, type Selection } from '../shell/viewState.ts'
import { MomentInspector } from './explain/MomentInspector.tsx'
import { BarrierInspector } from './inspect/BarrierInspector.tsx'
import { CheckpointInspector } from './inspect/CheckpointInspector.tsx'
import { CrossingInspector } from './inspect/CrossingInspector.tsx'
import { DeviceInspector } from './inspect/DeviceInspector.tsx'
import { PatrolInspector } from './inspect/PatrolInspector.tsx'
import { StretchInspector } from './inspect/StretchInspector.tsx'
import { TrailInspector } from './inspect/TrailInspector.tsx'

export interface InspectorProps {
  selection: Selection
  coverage: CoverageAnswer | undefined
  onClose: () => void
}

/** What is selected, with the forms to edit it. */
export function Inspector({ selection, coverage, onClose }: InspectorProps) {
  return (
    <div className="inspector">
      {(() => {
        switch (selection.kind) {
          case 'stretch':
            return (
              <StretchInspector
                key={`${selection.fromM}:${selection.toM}`}
                selection={selection}
                coverage={coverage}
                onClose={onClose}
              />
            )
          case 'moment':
            return (
              <MomentInspector key={formatSelection(selection)} selection={selection} onClose={onClose} />
            )
          case 'trail':
            return <TrailInspector key={selection.id} id={selection.id} onClose={onClose} />
          case 'checkpoint':
            return (
              <CheckpointInspector
                key={selection.id}
                id={selection.id}
                coverage={coverage}
                onClose={onClose}
              />
            )
          case 'barrier':
            return <BarrierInspector key={selection.id} id={selection.id} onClose={onClose} />
          case 'device':
            return <DeviceInspector key={selection.id} id={selection.id} onClose={onClose} />
          case 'patrol':
            return <PatrolInspector key={selection.id} id={selection.id} onClose={onClose} />
          case 'port':
          case 'trade-point':
            return (
              <CrossingInspector
                key={selection.id}
                kind={selection.kind}
                id={selection.id}
                onClose={onClose}
              />
            )
        }
      })()}
    </div>
  )
}
