import type { BarrierStatus } from '../../../data/model/barrier.ts'

/** Colours of the statuses in files, none of them one of the four states'; `cad` is the nearest of CAD's. */
export const statusColours = {
  draft: { hex: '#3A3F9E', cad: 5 },
  proposed: { hex: '#7A4FB5', cad: 6 },
  approved: { hex: '#2F7D4F', cad: 3 },
  'under-construction': { hex: '#D26A00', cad: 30 },
  built: { hex: '#B08D00', cad: 40 },
  damaged: { hex: '#C94200', cad: 1 },
  complete: { hex: '#4D5D45', cad: 94 },
  removed: { hex: '#8A8A8A', cad: 8 },
} as const satisfies Record<BarrierStatus, { hex: string; cad: number }>
