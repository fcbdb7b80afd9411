import fc from 'fast-check'

/** What of JSON Schema the API's description is written in. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** Stands where a record's id belongs; what is known when the request is sent takes its place. */
export const knownId = (of: string, index: number): string => `{known ${of} ${index}}`

const baseMs = Date.parse('2026-03-10T04:00:00Z')
const isoTime = (ms: number): string => new Date(ms).toISOString()
const nearTime = fc
  .integer({ min: -40 * 24 * 60, max: 40 * 24 * 60 })
  .map((min) => isoTime(baseMs + min * 60_000))
const anyTime = fc.oneof(
  { weight: 9, arbitrary: nearTime },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
      '2026-03-10T12:00:00+08:00',
    ),
  },
)

/** Values that satisfy a schema, as far as a schema says; a field's name helps to mean something. */
export function valueOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.oneOf ?? schema.anyOf
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valueOf(choice, name)))
  if (schema.allOf !== undefined)
    return fc
      .tuple(...schema.allOf.map((part) => valueOf(part, name)))
      .map((parts) => Object.assign({}, ...parts) as unknown)
  switch (schema.type) {
    case 'string':
      return textOf(schema, name)
    case 'number':
    case 'integer':
      return numberOf(schema, name)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listOf(schema, name)
    case 'object':
      return objectOf(schema)
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function textOf(
  { format, pattern, minLength = 0, maxLength = 40 }: Schema,
  name: string,
): fc.Arbitrary<unknown> {
  switch (format) {
    case 'uuid':
      return fc.oneof(
        { weight: 9, arbitrary: fc.nat(50).map((index) => knownId(name, index)) },
        { weight: 1, arbitrary: fc.uuid() },
      )
    case 'date-time':
      return anyTime
    case 'date':
      return nearTime.map((at) => at.slice(0, 10))
    case 'cidrv4':
      return fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, bits]) => `${address}/${bits}`)
    case 'cidrv6':
      return fc.tuple(fc.ipV6(), fc.nat(128)).map(([address, bits]) => `${address}/${bits}`)
    case undefined:
    default:
      break
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  if (name === 'password' || name === 'current')
    return fc.oneof(fc.constant(knownId('password', 0)), fc.string({ minLength: 1, maxLength: 30 }))
  const most = Math.min(maxLength, minLength + 30)
  return fc.oneof(
    { weight: 4, arbitrary: fc.string({ minLength: Math.max(1, minLength), maxLength: Math.max(1, most) }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength: most }) },
    { weight: 1, arbitrary: fc.constantFrom(...markup.filter(({ length }) => length <= maxLength)) },
  )
}

function numberOf(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const min = schema.minimum ?? (schema.exclusiveMinimum ?? -1e6) + 0.5
  const max = schema.maximum ?? (schema.exclusiveMaximum ?? 1e6) - 0.5
  if (schema.type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
  // The county's line is some 4.2 km long.
  const near = name.endsWith('M') && min <= 0 && max >= 4000 ? { min: 0, max: 4200 } : { min, max }
  return fc.oneof(
    { weight: 8, arbitrary: fc.double({ ...near, noNaN: true }).map((value) => Math.round(value * 10) / 10) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  )
}

function listOf(schema: Schema, name: string): fc.Arbitrary<unknown> {
  const { prefixItems, items = {}, minItems = 0, maxItems = 4 } = schema
  if (prefixItems !== undefined) {
    const isPosition = prefixItems.length === 2 && prefixItems[0]?.maximum === 180
    return isPosition ? positions : fc.tuple(...prefixItems.map((item) => valueOf(item, name)))
  }
  return fc.array(valueOf(items, name), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 4)),
  })
}

const positions = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.tuple(
      fc.double({ min: 104.69, max: 104.75, noNaN: true }),
      fc.double({ min: 22.88, max: 22.93, noNaN: true }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    ),
  },
)

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, valueOf(value, key)]),
  )
  return fc.record(fields, { requiredKeys: [...required] })
}

/** What a page or a spreadsheet would take for more than text. */
export const markup = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '=HYPERLINK("http://evil.example")',
  '@SUM(1+1)',
  "'; DROP TABLE act; --",
  '${7*7}{{7*7}}',
  '\u202Egnp.exe',
]

/** What no schema asks for. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    [],
    {},
    [[]],
    -1,
    0,
    -0,
    0.1,
    1e308,
    -1e308,
    2 ** 53,
    2 ** 31,
    '\0',
    '\uD800',
    '\uFFFF',
    '../../etc/passwd',
    '%00%2e%2e',
    'NaN',
    'x'.repeat(20_000),
    { toString: 'x' },
    { ['__proto__']: { polluted: true } },
    { constructor: { prototype: { polluted: true } } },
    ...markup,
  ),
  fc.constant({ raw: '1e9999' }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** A value with one thing in it that is wrong: taken out, added, or another. */
export function broken(
  value: unknown,
  { at, how, other }: { at: number; how: number; other: unknown },
): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0 || at % 5 === 0) return how % 2 === 0 ? [...(value as unknown[]), other] : other
    const index = at % value.length
    return value.map((one: unknown, position) =>
      position === index ? broken(one, { at: at >> 1, how, other }) : one,
    )
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value)
    const key = keys[at % Math.max(1, keys.length)]
    if (key === undefined || how % 4 === 0) return { ...value, [`unknown${at}`]: other }
    if (how % 4 === 1) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key))
    const part = (value as Record<string, unknown>)[key]
    return { ...value, [key]: how % 4 === 2 ? other : broken(part, { at: at >> 1, how: how + 2, other }) }
  }
  return other
}
