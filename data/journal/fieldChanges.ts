import type { FieldChange } from '../model/recordHistory.ts'

type Fields = Readonly<Record<string, unknown>>

/** Of no interest to whoever reads what changed. */
const untold = new Set(['id', 'synthetic'])

/**
 * What differs between two states of a record, field by field. What people take for one thing stays
 * one: a name in its languages, a position, a stretch, a place. A course is told by how many points it has.
 */
export function fieldChanges(before: object | null, after: object | null): FieldChange[] {
  return differences('', before ?? {}, after ?? {})
}

function differences(path: string, from: unknown, to: unknown): FieldChange[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  if (isFields(from) && isFields(to) && !isOneThing(from) && !isOneThing(to))
    return [...new Set([...Object.keys(from), ...Object.keys(to)])]
      .filter((key) => path !== '' || !untold.has(key))
      .flatMap((key) => differences(path === '' ? key : `${path}.${key}`, from[key] ?? null, to[key] ?? null))
  if (isRows(from) && isRows(to)) {
    if ([...from, ...to].every((row) => 'from' in row)) return datedDifferences(path, from, to)
    return Array.from({ length: Math.max(from.length, to.length) }, (_, index) => index).flatMap((index) =>
      differences(`${path}.${index}`, from[index] ?? null, to[index] ?? null),
    )
  }
  return [{ path, from: told(from), to: told(to) }]
}

/** Entries of a dated list are added and taken out, wherever in time. */
function datedDifferences(path: string, from: readonly Fields[], to: readonly Fields[]): FieldChange[] {
  const [had, has] = [from, to].map((rows) => new Set(rows.map((row) => JSON.stringify(row))))
  return [
    ...from
      .filter((row) => has?.has(JSON.stringify(row)) !== true)
      .map((row) => ({ path, from: row, to: null })),
    ...to
      .filter((row) => had?.has(JSON.stringify(row)) !== true)
      .map((row) => ({ path, from: null, to: row })),
  ]
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isRows = (value: unknown): value is Fields[] =>
  Array.isArray(value) && value.every((row) => isFields(row))

const wholes: readonly (readonly string[])[] = [
  ['en', 'zh'],
  ['fromM', 'toM'],
  ['id', 'kind'],
]

const isOneThing = (value: Fields): boolean => {
  const keys = Object.keys(value).toSorted().join()
  return wholes.some((whole) => whole.join() === keys)
}

/** Thousands of positions are more than anybody reads. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.some((one) => Array.isArray(one)) ? { points: value.length } : value
  if (!isFields(value) || isOneThing(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, told(one)]))
}
