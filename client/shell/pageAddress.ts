import { pages, type Workplace } from '../../data/model/pages.ts'
import { formatSelection, type Selection } from './viewState.ts'

/** What is shown of a line, from one page to the next; not what is pointed at. The field is of now alone. */
const carried = (workplace: Workplace): readonly string[] => [
  'line',
  'kind',
  ...(workplace === 'field' ? [] : ['at', 'known']),
  'hours',
  'lang',
]

/** The address of a workplace, looked at as the page before: at the same instant, with what is pointed at there. */
export function pageAddress(
  workplace: Workplace,
  search: string,
  there: { readonly lineId?: string; readonly selection?: Selection } = {},
): string {
  const address = new URLSearchParams(search)
  const kept = new URLSearchParams()
  for (const key of carried(workplace)) {
    const value = address.get(key)
    if (value !== null) kept.set(key, value)
  }
  if (there.lineId !== undefined) kept.set('line', there.lineId)
  if (there.selection !== undefined) kept.set('pick', formatSelection(there.selection))
  const text = kept.toString()
  return text === '' ? pages[workplace] : `${pages[workplace]}?${text}`
}
