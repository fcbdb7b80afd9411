import './plan.css'
import type { BorderLine } from '../../geo/borderLine.ts'
import { PlanDialogs } from './PlanDialogs.tsx'
import { PlanFigures } from './PlanFigures.tsx'
import { PlanMap } from './PlanMap.tsx'
import { PlanSide } from './PlanSide.tsx'
import { PlanStrip } from './PlanStrip.tsx'
import type { Shelf } from './useDraftShelf.ts'
import { usePlanDesk } from './usePlanDesk.ts'
import { NextPanel } from './worth/NextPanel.tsx'

/** List, map with drawing, strip and figures: all of one draft. */
export function PlanDesk({ line, shelf }: { line: BorderLine; shelf: Shelf }) {
  const desk = usePlanDesk(line, shelf)
  return (
    <div className="plan">
      <PlanSide desk={desk} />
      <PlanMap desk={desk} />
      <PlanStrip desk={desk} />
      {desk.dialog === 'next' ? <NextPanel desk={desk} /> : <PlanFigures desk={desk} />}
      <PlanDialogs desk={desk} />
    </div>
  )
}
