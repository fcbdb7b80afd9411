import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Sorting, TableView } from '../table/tableRows.ts'
import { trailLists, type TrailListId } from './trailRows.ts'

export const trailShapes = ['table', 'map', 'strip'] as const
export type TrailShape = (typeof trailShapes)[number]

/** How the lists of trails are looked at; all of it stands in the address. */
export interface TrailsView {
  list: TrailListId
  unitId: string | null
  /** What is late alone. */
  lateOnly: boolean
  shape: TrailShape
  table: TableView
}

export interface TrailsViewState {
  view: TrailsView
  change: (changes: Partial<TrailsView>) => void
}

/** `?list=unverified&unit=…&late=1&show=map&q=…&sort=verification:down&hide=kind,name` */
export function readTrailsView(address: URLSearchParams): TrailsView {
  const one = <Value extends string>(key: string, values: readonly Value[], otherwise: Value): Value =>
    values.find((value) => value === address.get(key)) ?? otherwise
  return {
    list: one('list', trailLists, 'unsealed'),
    unitId: address.get('unit'),
    lateOnly: address.get('late') === '1',
    shape: one('show', trailShapes, 'table'),
    table: {
      search: address.get('q') ?? '',
      sorting: readSorting(address.get('sort')),
      hidden: new Set((address.get('hide') ?? '').split(',').filter((id) => id !== '')),
    },
  }
}

function readSorting(text: string | null): Sorting | undefined {
  const [columnId, way] = (text ?? '').split(':')
  return columnId === undefined || columnId === '' ? undefined : { columnId, isDown: way === 'down' }
}

/** The address that shows a view; what it says of other things stays. */
export function writeTrailsView(before: URLSearchParams, view: TrailsView): URLSearchParams {
  const { search, sorting, hidden } = view.table
  const after = new URLSearchParams(before)
  const set = (key: string, value: string, isUsual: boolean) => {
    if (isUsual) after.delete(key)
    else after.set(key, value)
  }
  set('list', view.list, view.list === 'unsealed')
  set('unit', view.unitId ?? '', view.unitId === null)
  set('late', '1', !view.lateOnly)
  set('show', view.shape, view.shape === 'table')
  set('q', search, search === '')
  set('sort', `${sorting?.columnId}:${sorting?.isDown === true ? 'down' : 'up'}`, sorting === undefined)
  set('hide', [...hidden].join(','), hidden.size === 0)
  return after
}

export function useTrailsView(): TrailsViewState {
  const [address, setAddress] = useSearchParams()
  return useMemo(() => {
    const view = readTrailsView(address)
    return {
      view,
      change: (changes) =>
        setAddress((before) => writeTrailsView(before, { ...readTrailsView(before), ...changes }), {
          replace: true,
        }),
    }
  }, [address, setAddress])
}
