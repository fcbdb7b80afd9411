import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'

/** Plain facts beside the pointer; never in its way. */
export function HoverNote({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <Paper
      className="map-note"
      withBorder
      shadow="sm"
      px="xs"
      py={6}
      style={{ left: x, top: y }}
      role="tooltip"
    >
      {children}
    </Paper>
  )
}
