import type { Notice } from '../../data/model/notice.ts'
import { formatSelection } from '../shell/viewState.ts'

/** Where a notice leads: the gap on the overview, live and in its kind; language and window stay. */
export function noticeAddress(
  address: URLSearchParams,
  { lineId, fromM, toM, kind }: Pick<Notice, 'lineId' | 'fromM' | 'toM' | 'kind'>,
): string {
  const after = new URLSearchParams()
  for (const kept of ['hours', 'lang']) {
    const value = address.get(kept)
    if (value !== null) after.set(kept, value)
  }
  after.set('line', lineId)
  if (kind !== 'planned') after.set('kind', kind)
  after.set('pick', formatSelection({ kind: 'stretch', lineId, fromM, toM }))
  return `/?${after}`
}
