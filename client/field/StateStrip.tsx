import type { CoverageState } from '../../geo/units.ts'
import { stateColours } from '../theme/stateColours.ts'
import type { StretchNow } from './stretchNow.ts'

const colours = stateColours.light
const widthPx = 1000
const heightPx = 88

/** A stretch laid straight, its planned state by colour and pattern. */
export function StateStrip({ now, label }: { now: StretchNow; label: string }) {
  const first = now.runs[0]
  const last = now.runs.at(-1)
  if (first === undefined || last === undefined) return null
  const x = (atM: number) => ((atM - first.fromM) / (last.toM - first.fromM)) * widthPx
  return (
    <svg
      className="field-strip"
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <StatePatterns />
      {now.runs.map((run) => (
        <rect
          key={run.fromM}
          x={x(run.fromM)}
          width={Math.max(3, x(run.toM) - x(run.fromM))}
          height={heightPx}
          fill={`url(#field-state-${run.state})`}
        />
      ))}
    </svg>
  )
}

/** The swatch beside a word, in the same colour and pattern as the strip. */
export function StateSwatch({ state }: { state: CoverageState }) {
  return (
    <svg className="field-swatch" viewBox="0 0 60 60" aria-hidden="true">
      <StatePatterns />
      <rect width="60" height="60" fill={`url(#field-state-${state})`} />
    </svg>
  )
}

/** Held is solid, thin hatched, a gap broken and outlined, unknown dotted. */
function StatePatterns() {
  return (
    <defs>
      <pattern id="field-state-held" width="20" height="20" patternUnits="userSpaceOnUse">
        <rect width="20" height="20" fill={colours.held} />
      </pattern>
      <pattern
        id="field-state-thin"
        width="22"
        height="22"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="22" height="22" fill="#fff" />
        <rect width="12" height="22" fill={colours.thin} />
      </pattern>
      <pattern id="field-state-gap" width="34" height="88" patternUnits="userSpaceOnUse">
        <rect width="34" height="88" fill="#fff" />
        <rect width="24" height="88" fill={colours.gap} />
        <path d="M0 4h34M0 84h34" stroke={colours.gap} strokeWidth="8" />
      </pattern>
      <pattern id="field-state-unknown" width="18" height="18" patternUnits="userSpaceOnUse">
        <rect width="18" height="18" fill="#fff" />
        <circle cx="9" cy="9" r="5" fill={colours.unknown} />
      </pattern>
    </defs>
  )
}
