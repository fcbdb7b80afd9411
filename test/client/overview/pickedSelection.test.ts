import { describe, expect, it } from 'vitest'
import { pickedSelection } from '../../../client/overview/pickedSelection.ts'
import type { Selection } from '../../../client/shell/viewState.ts'
import { straightLine } from '../../geo/straightLine.ts'

const current: Selection = { kind: 'trail', id: 'trail' }
const line = straightLine(5400)
const teams = [
  { id: 'on-duty', properties: { patrolId: 'patrol', lineId: line.id, chainageM: 2360 } },
  { id: 'off-duty', properties: { patrolId: null, lineId: line.id, chainageM: 2360 } },
  { id: 'at-the-end', properties: { patrolId: null, lineId: line.id, chainageM: line.lengthM } },
  { id: 'away', properties: { patrolId: null, lineId: null, chainageM: null } },
]
const picked = (id: string) => pickedSelection({ kind: 'team', id }, current, teams, [line])

describe('what a click on the map selects', () => {
  it('is the patrol of a team on duty', () => {
    expect(picked('on-duty')).toEqual({ kind: 'patrol', id: 'patrol' })
  })

  it('is the kilometre of a team that is on no patrol', () => {
    expect(picked('off-duty')).toEqual({ kind: 'stretch', lineId: line.id, fromM: 2000, toM: 3000 })
    expect(picked('at-the-end')).toEqual({
      kind: 'stretch',
      lineId: line.id,
      fromM: 5000,
      toM: line.lengthM,
    })
  })

  it('stays what it was for a team off the line and for a marker', () => {
    expect(picked('away')).toBe(current)
    expect(pickedSelection({ kind: 'marker', id: 'marker' }, current, teams, [line])).toBe(current)
  })

  it('is nothing where nothing is', () => {
    expect(pickedSelection(undefined, current, teams, [line])).toBeUndefined()
  })
})
