import type { TrailStatus } from '../../data/model/trail.ts'

/** A trail's status as a shape in a square of 32: the same on a list and on the map. */
export interface StatusShape {
  /** A filled disc is open to walk through, a ring is closed. */
  readonly isOpen: boolean
  /** A stroke across it, as SVG writes it. */
  readonly stroke?: string
  readonly hasHole?: boolean
}

/** Closed by a bar, ticked, broken, opened again, or an open ring. */
export function statusShape(status: TrailStatus | null): StatusShape {
  switch (status) {
    case 'sealed':
      return { isOpen: false, stroke: 'M8 16h16' }
    case 'verified':
      return { isOpen: false, stroke: 'M10 16.5l4 4 8-9' }
    case 'breached':
      return { isOpen: true, stroke: 'M10 10l12 12M22 10L10 22' }
    case 'reopened':
      return { isOpen: true, stroke: 'M10 16h11M17 11l5 5-5 5' }
    case 'reported':
    case null:
      return { isOpen: true, hasHole: true }
  }
}
