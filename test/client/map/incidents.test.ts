import { describe, expect, it } from 'vitest'
import { incidentSymbols, type IncidentMapRow } from '../../../client/map/incidentLayer.ts'
import { incidentPosition } from '../../../client/map/incidentPosition.ts'
import type { MapInk } from '../../../client/map/mapInk.ts'
import { pickedSelection } from '../../../client/overview/pickedSelection.ts'
import type { Incident } from '../../../data/model/incident.ts'
import { positionAt } from '../../../geo/chainage.ts'
import { straightLine } from '../../geo/straightLine.ts'

const inkAt = (zoom: number): MapInk => ({ shade: 'light', scale: { zoom, bearing: 0, sizePx: 1 } })
const line = straightLine(5400)
const met: IncidentMapRow = { picked: { kind: 'incident', id: 'one' }, position: [104, 23] }

describe('incidents on the map', () => {
  it('have a shape of their own and no colour of a state', () => {
    const { rows } = incidentSymbols([met], inkAt(11))
    expect(rows.map(({ symbol }) => symbol)).toEqual(['incident'])
    expect(incidentSymbols([met], inkAt(13)).rows[0]?.color).toEqual(rows[0]?.color)
  })

  it('are left out where a kilometre is a hair', () => {
    expect(incidentSymbols([met], inkAt(6)).rows).toEqual([])
  })

  it('stand where the phone was, or else where they lie on the line', () => {
    const lineId = line.id as Incident['lineId']
    expect(incidentPosition({ position: [104, 23], lineId, chainageM: 100 }, [line])).toEqual([104, 23])
    expect(incidentPosition({ position: null, lineId, chainageM: 100 }, [line])).toEqual(
      positionAt(line, 100),
    )
    expect(incidentPosition({ position: null, lineId, chainageM: 9_000_000 }, [line])).toBeUndefined()
  })

  it('open the kilometre whose reports tell of them', () => {
    const picked = (id: string) =>
      pickedSelection(
        { kind: 'incident', id },
        undefined,
        [],
        [line],
        [{ id: 'one', lineId: line.id, chainageM: 2360 }],
      )
    expect(picked('one')).toEqual({ kind: 'stretch', lineId: line.id, fromM: 2000, toM: 3000 })
    expect(picked('gone')).toBeUndefined()
  })
})
