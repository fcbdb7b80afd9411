import { describe, expect, it } from 'vitest'
import { csvOf, foundRows, sortedRows, type Column } from '../../../client/table/tableRows.ts'

interface Row {
  name: string
  unit: string
  count: number
}

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', text: ({ name }) => name },
  { id: 'unit', title: 'Unit', text: ({ unit }) => unit },
  { id: 'count', title: 'Count', text: ({ count }) => `${count} km`, order: ({ count }) => count },
]

const rows: readonly Row[] = [
  { name: 'Li Na', unit: 'Township 10', count: 9 },
  { name: 'Wang Wei', unit: 'Township 2', count: 100 },
  { name: 'Li Wei', unit: 'Township 2', count: 20 },
]

const names = (of: readonly Row[]) => of.map(({ name }) => name)

describe('rows of a table', () => {
  it('are found by words in any order and any column', () => {
    expect(names(foundRows(rows, columns, ' 2 li '))).toEqual(['Li Wei'])
    expect(names(foundRows(rows, columns, ''))).toEqual(names(rows))
  })

  it('are sorted by numbers within text, and by what a column is measured in', () => {
    const byUnit = sortedRows(rows, columns, { columnId: 'unit', isDown: false }, 'en')
    expect(names(byUnit)).toEqual(['Wang Wei', 'Li Wei', 'Li Na'])
    const byCount = sortedRows(rows, columns, { columnId: 'count', isDown: true }, 'en')
    expect(names(byCount)).toEqual(['Wang Wei', 'Li Wei', 'Li Na'])
  })

  it('are exported so that no cell becomes a formula and every quote stays', () => {
    const odd = [{ name: '=SUM(A1)', unit: 'the "old", one', count: 1 }]
    expect(csvOf(odd, columns)).toBe('\uFEFFName,Unit,Count\r\n\'=SUM(A1),"the ""old"", one",1 km\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '＠SUM(A1)'])(
    'leave as text what a spreadsheet would work out: %j',
    (name) => {
      const [, line] = csvOf([{ name, unit: '', count: 1 }], columns).split('\r\n')
      expect(line).toBe(`'${name},,1 km`)
    },
  )
})
