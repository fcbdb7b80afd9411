import type { TrailStatus } from '../../data/model/trail.ts'

/** A trail's status as a shape: open ring, closed by a bar, ticked, broken, opened again. */
export function StatusSymbol({ status }: { status: TrailStatus | null }) {
  return (
    <svg viewBox="0 0 32 32" className="field-symbol" aria-hidden="true">
      {symbol(status)}
    </svg>
  )
}

function symbol(status: TrailStatus | null) {
  switch (status) {
    case 'sealed':
      return (
        <>
          <circle cx="16" cy="16" r="12" className="field-symbol-closed" />
          <path d="M8 16h16" />
        </>
      )
    case 'verified':
      return (
        <>
          <circle cx="16" cy="16" r="12" className="field-symbol-closed" />
          <path d="M10 16.5l4 4 8-9" />
        </>
      )
    case 'breached':
      return (
        <>
          <circle cx="16" cy="16" r="13" className="field-symbol-open" />
          <path d="M10 10l12 12M22 10L10 22" className="field-symbol-inverse" />
        </>
      )
    case 'reopened':
      return (
        <>
          <circle cx="16" cy="16" r="13" className="field-symbol-open" />
          <path d="M10 16h11M17 11l5 5-5 5" className="field-symbol-inverse" />
        </>
      )
    case 'reported':
    case null:
      return (
        <>
          <circle cx="16" cy="16" r="13" className="field-symbol-open" />
          <circle cx="16" cy="16" r="4.5" className="field-symbol-hole" />
        </>
      )
  }
}
