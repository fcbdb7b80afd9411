import type { TrailStatus } from '../../data/model/trail.ts'
import { statusShape } from './statusShape.ts'

/** A trail's status as a shape. */
export function StatusSymbol({ status }: { status: TrailStatus | null }) {
  const { isOpen, stroke, hasHole } = statusShape(status)
  return (
    <svg viewBox="0 0 32 32" className="field-symbol" aria-hidden="true">
      <circle
        cx="16"
        cy="16"
        r={isOpen ? 13 : 12}
        className={isOpen ? 'field-symbol-open' : 'field-symbol-closed'}
      />
      {stroke !== undefined && <path d={stroke} className={isOpen ? 'field-symbol-inverse' : undefined} />}
      {hasHole === true && <circle cx="16" cy="16" r="4.5" className="field-symbol-hole" />}
    </svg>
  )
}
