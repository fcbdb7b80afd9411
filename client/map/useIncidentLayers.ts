import { useMemo } from 'react'
import { useCounty } from '../api/county.ts'
import type { IncidentItem } from '../api/dutyReports.ts'
import type { Shade } from '../theme/stateColours.ts'
import { drawnOnly } from './domainLayers.ts'
import { incidentSymbols, type IncidentMapRow } from './incidentLayer.ts'
import { incidentPosition } from './incidentPosition.ts'
import type { LayersAtScale } from './mapScale.ts'
import { symbolLayer } from './symbolLayer.ts'

/** What was reported, for `MapView`'s `above`: at its own place or else where it lies on the line. */
export function useIncidentLayers(incidents: readonly IncidentItem[], shade: Shade): LayersAtScale {
  const { compiledLines } = useCounty()
  return useMemo(() => {
    const rows = incidents.flatMap((incident): IncidentMapRow[] => {
      const position = incidentPosition(incident, compiledLines)
      return position === undefined ? [] : [{ picked: { kind: 'incident', id: incident.id }, position }]
    })
    return (scale) => {
      const ink = { shade, scale }
      return drawnOnly(symbolLayer(incidentSymbols(rows, ink), ink))
    }
  }, [incidents, compiledLines, shade])
}
