import { surfaces } from '../../theme/surfaces.ts'

const { text, quiet, edge, raised, accent, barrier, trailOpen, trailSealed, boundary } = surfaces.light

/** Colours for paper; none of them one of the four states'. */
export const ink = {
  text,
  quiet,
  edge,
  raised,
  own: accent,
  standing: barrier,
  trailOpen,
  trailSealed,
  boundary,
  /** As the planner marks what breaks a rule. */
  fault: '#C94200',
  paper: '#FFFFFF',
} as const
