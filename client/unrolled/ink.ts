import { rgb, stateColours, type Shade } from '../theme/stateColours.ts'
import type { StateLook } from '../theme/stateLook.ts'
import { surfaces, type Surface } from '../theme/surfaces.ts'

/** A state as the cloth is woven: its ground, and the strokes of its hatch on it. */
export interface StateInk {
  readonly ground: string
  readonly strokes: string
}

/** Every colour of strip and chart. */
export interface Ink {
  readonly surface: Surface
  /** The state's row, full strength. */
  readonly row: Readonly<Record<StateLook, StateInk>>
  /** The chart, where held ground is quiet so that a gap is the loudest thing in it. */
  readonly chart: Readonly<Record<StateLook, StateInk>>
  readonly gapEdge: string
  /** A gap that is still to come. */
  readonly gapAhead: string
  readonly gapAheadEdge: string
  /** Laid over all that is still to come. */
  readonly ahead: string
  /** The threads between kilometres and between hours. */
  readonly thread: string
  readonly now: string
  readonly onNow: string
}

/** Between two `#rrggbb`: 0 is the first, 1 the second. */
function mixed(from: string, to: string, share: number): string {
  const [a, b] = [rgb(from), rgb(to)]
  const part = (index: 0 | 1 | 2) =>
    Math.round(a[index] + (b[index] - a[index]) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${part(0)}${part(1)}${part(2)}`
}

/** `#rrggbb` with an opacity from 0 to 1. */
export const faded = (hex: string, opacity: number): string => `rgb(${rgb(hex).join(' ')} / ${opacity})`

export function inkOf(shade: Shade): Ink {
  const surface = surfaces[shade]
  const colours = stateColours[shade]
  const ground = surface.panel
  const dark = shade === 'dark'
  return {
    surface,
    row: {
      held: { ground: colours.held, strokes: colours.held },
      thin: { ground: mixed(ground, colours.thin, dark ? 0.3 : 0.22), strokes: colours.thin },
      gap: { ground: colours.gap, strokes: colours.gap },
      unknown: { ground: mixed(ground, colours.unknown, 0.25), strokes: colours.unknown },
      carried: { ground: mixed(ground, colours.held, 0.3), strokes: colours.held },
      foreseen: { ground: mixed(ground, colours.gap, 0.12), strokes: colours.gap },
    },
    chart: {
      held: { ground: mixed(ground, colours.held, dark ? 0.5 : 0.55), strokes: colours.held },
      thin: {
        ground: mixed(ground, colours.thin, dark ? 0.2 : 0.16),
        strokes: mixed(ground, colours.thin, dark ? 0.72 : 0.75),
      },
      gap: { ground: colours.gap, strokes: colours.gap },
      unknown: {
        ground: mixed(ground, colours.unknown, 0.14),
        strokes: mixed(ground, colours.unknown, 0.6),
      },
      carried: {
        ground: mixed(ground, colours.held, 0.2),
        strokes: mixed(ground, colours.held, dark ? 0.7 : 0.75),
      },
      foreseen: {
        ground: mixed(ground, colours.gap, 0.08),
        strokes: mixed(ground, colours.gap, 0.55),
      },
    },
    gapEdge: mixed(colours.gap, dark ? '#FFFFFF' : '#000000', 0.35),
    gapAhead: mixed(ground, colours.gap, dark ? 0.72 : 0.74),
    gapAheadEdge: colours.gap,
    ahead: faded(ground, dark ? 0.42 : 0.45),
    thread: faded(ground, dark ? 0.34 : 0.4),
    now: dark ? '#FFFFFF' : '#11161C',
    onNow: dark ? '#0E1116' : '#FFFFFF',
  }
}
