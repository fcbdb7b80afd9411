import fc from 'fast-check'
import { rowsOfTexts, workbookOf } from '../../workbookOf.ts'
import { pngOf, tinyJpeg, tinyWebp } from '../pictures.ts'
import { gpxOf } from '../smallCounty.ts'
import { broken, knownId, markup, nasty, valueOf, type Schema } from './schemaArbitrary.ts'

/** A request, as far as it can be told before it is known which ids there are. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

export interface Operation {
  readonly parameters?: readonly {
    readonly in: string
    readonly name: string
    readonly required?: boolean
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}

/** What is known to be answered well: a body, and a query. */
export interface Good {
  readonly body?: unknown
  readonly query?: string
}

/** Requests to a route: most as its description asks for, many with something wrong in them. */
export function requestTo(
  method: string,
  path: string,
  operation: Operation,
  good: Good,
): fc.Arbitrary<Asked> {
  return fc
    .record({
      path: pathOf(path, operation),
      query: goodOr(good.query, queryOf(operation)),
      headers: headersOf(operation),
      body: bodyOf(operation, good.body),
    })
    .map(({ path, query, headers, body: { type, body } }) => ({
      method,
      path: query === '' ? path : `${path}?${query}`,
      headers: { ...(type === undefined ? {} : { 'Content-Type': type }), ...headers },
      body,
    }))
}

const nastySegments = [
  '..',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%',
  '%zz',
  '%E0%A4%A',
  '%f0%9f%92%a9',
  'NaN',
  '-1',
  '0',
  '1e9',
  '9'.repeat(400),
  'x'.repeat(3000),
  '%3Cscript%3E',
  'null',
  '__proto__',
  ';',
  '%0d%0aX-Evil:%201',
]

/** What is a number, an id or a name in addresses. */
const named: Readonly<Record<string, readonly string[]>> = {
  collectionId: [
    'border-lines',
    'markers',
    'trails',
    'checkpoints',
    'barriers',
    'devices',
    'kilometres',
    'patrols',
    'stretches',
    'ports',
  ],
  kind: ['patrol', 'unit', 'person', 'account', 'trail', 'barrier', 'tracker', 'delegation', 'border-line'],
}

function pathOf(path: string, { parameters = [] }: Operation): fc.Arbitrary<string> {
  const segments = path.split('/').map((segment) => {
    const [, name] = /^\{(\w+)\}$/.exec(segment) ?? []
    if (name === undefined) return fc.constant(segment)
    const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {}
    const good =
      named[name] !== undefined
        ? fc.constantFrom(...named[name])
        : name === 'sequence'
          ? fc.integer({ min: 1, max: 200 }).map(String)
          : name === 'itemId' || schema.format === 'uuid' || /\/photos\/|\/tiles\//.test(path)
            ? fc.nat(50).map((index) => knownId(path, index))
            : valueOf(schema, name).map((value) => encodeURIComponent(textFor(value)))
    return fc.oneof(
      { weight: 8, arbitrary: good },
      { weight: 1, arbitrary: fc.constantFrom(...nastySegments) },
    )
  })
  return fc.tuple(...segments).map((parts) => parts.join('/'))
}

function queryOf({ parameters = [] }: Operation): fc.Arbitrary<string> {
  const pairs = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema, required = false }) =>
      fc.oneof(
        { weight: required ? 1 : 12, arbitrary: fc.constant('') },
        {
          weight: 6,
          arbitrary: valueOf(schema, name).map((value) => `${name}=${encodeURIComponent(textFor(value))}`),
        },
        {
          weight: 1,
          arbitrary: nasty.map((value) => `${name}=${encodeURIComponent(textFor(value).slice(0, 4000))}`),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom(`${name}=1&${name}=2`, `${name}[]=1`, name, `${name}=%`, `${name}=%00`),
        },
      ),
    )
  const unknown = fc.oneof(
    { weight: 15, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'asOf=0',
        'asOf=1',
        'asOf=999999',
        'x=1',
        '__proto__=1',
        '%',
        '&&&',
        'asOf=2026-03-10T03:00:00Z',
      ),
    },
  )
  return fc.tuple(...pairs, unknown).map((parts) => parts.filter((part) => part !== '').join('&'))
}

function headersOf({ parameters = [] }: Operation): fc.Arbitrary<Record<string, string>> {
  const asked = new Set(parameters.filter((one) => one.in === 'header').map(({ name }) => name))
  const maybe = (good: fc.Arbitrary<string>, ...bad: string[]) =>
    fc.oneof({ weight: 14, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom(...bad, '') })
  const always: Record<string, fc.Arbitrary<string>> = {
    'Accept-Language': maybe(fc.constantFrom('en', 'zh'), '*', 'x'.repeat(500), 'en;q=NaN'),
    'Accept-Encoding': maybe(fc.constantFrom('identity', 'gzip', 'br'), 'x', '*;q=0'),
  }
  const others: Record<string, fc.Arbitrary<string>> = {
    'If-None-Match': fc.constantFrom('*', '"1"', 'x'),
    'Last-Event-ID': fc.constantFrom('1', '-1', 'x', '99999999999999999999'),
    'Cache-Control': fc.constantFrom('no-cache', 'max-age=0'),
    'Content-Encoding': fc.constantFrom('gzip', 'identity', 'x'),
    'X-Forwarded-For': fc.constantFrom('1.2.3.4', 'x', ','),
    Cookie: fc.constantFrom('a', 'borderkeep.session_token=x', 'borderkeep.display=%', '=;=;'),
  }
  const ofAct: Record<string, fc.Arbitrary<string>> = {
    ...(asked.has('Idempotency-Key') && {
      'Idempotency-Key': maybe(
        fc.oneof(
          { weight: 20, arbitrary: fc.constant(knownId('act', 0)) },
          { weight: 1, arbitrary: fc.uuid() },
        ),
        'x',
        '00000000-0000-4000-8000-000000000000',
        'x'.repeat(2000),
      ),
    }),
    ...(asked.has('If-Match') && {
      'If-Match': maybe(
        fc.constantFrom('"1"', '"2"', 'W/"1"'),
        '*',
        '1',
        '"-1"',
        '"999999999"',
        '"1e3"',
        'x'.repeat(1000),
      ),
    }),
    ...(asked.has('Reason') && {
      Reason: maybe(
        fc.constantFrom('made', '%E5%8E%9F%E5%9B%A0', encodeURIComponent(markup[0] ?? '')),
        '%',
        '%FF',
        '%00',
        'x'.repeat(600),
      ),
    }),
  }
  return fc
    .tuple(
      fc.record({ ...always, ...ofAct }),
      fc.oneof(
        { weight: 6, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record(others, { requiredKeys: [] }) },
      ),
    )
    .map(([given, more]) =>
      Object.fromEntries(
        Object.entries<string | undefined>({ ...given, ...more }).flatMap(([name, value]) =>
          value === undefined || value === '' ? [] : [[name, value] as const],
        ),
      ),
    )
}

interface Body {
  readonly type: string | undefined
  readonly body: string | Uint8Array | undefined
}

const goodOr = <Value>(good: Value | undefined, other: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  good === undefined ? other : fc.oneof(fc.constant(good), other)

function bodyOf({ requestBody }: Operation, good: unknown): fc.Arbitrary<Body> {
  const nothing = fc.constant<Body>({ type: undefined, body: undefined })
  if (requestBody === undefined)
    return fc.oneof(
      { weight: 15, arbitrary: nothing },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          { type: 'application/json', body: '{' },
          { type: 'text/plain', body: 'x' },
        ),
      },
    )
  const typed = Object.entries(requestBody.content).map(([type, { schema }]) =>
    textOf(type, schema, good).map((body): Body => ({ type, body })),
  )
  const wrongType = fc.constantFrom(
    'text/html',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'x',
    'application/x-www-form-urlencoded',
  )
  return fc.oneof(
    { weight: 20, arbitrary: fc.oneof(...typed) },
    { weight: 1, arbitrary: nothing },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.oneof(...typed), wrongType).map(([{ body }, type]) => ({ type, body })),
    },
  )
}

function textOf(type: string, schema: Schema, good: unknown): fc.Arbitrary<string | Uint8Array> {
  switch (type) {
    case 'application/json':
      return jsonOf(schema, good)
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return fc.oneof(
        fc.constantFrom<Uint8Array>(tinyJpeg, tinyWebp, pngOf(3, 3)),
        fc.uint8Array({ maxLength: 60 }),
      )
    case 'text/csv':
      return fc.oneof(
        ...(typeof good === 'string' ? [fc.constant(good)] : []),
        cells.map((rows) => rows.map((row) => row.map(quoted).join(',')).join('\n')),
        fc.string({ unit: 'binary', maxLength: 300 }),
        bytes,
      )
    case 'application/gpx+xml':
    case 'application/xml':
    case 'text/xml':
      return fc.oneof(
        ...(typeof good === 'string' ? [fc.constant(good)] : []),
        tracks,
        tracks.map((xml) => xml.slice(0, xml.length >> 1)),
        fc.constantFrom(...badXml),
        bytes,
      )
    case 'application/x-www-form-urlencoded':
      return fc.constantFrom(
        'id=phone-1&lat=22.9&lon=104.71&timestamp=1773115100',
        'id=&lat=x',
        '%',
        'a[]=1&a[]=2',
        '',
      )
    default:
      return fc.oneof(
        cells.map((rows) => workbookOf(rowsOfTexts(rows))),
        cells.map((rows) => workbookOf(rowsOfTexts(rows)).subarray(0, 500)),
        bytes,
      )
  }
}

const bytes = fc.uint8Array({ maxLength: 400 })

/** What is good stays so, or has one field of another value, which may be good or not. */
const nearGood = (schema: Schema, good: unknown): fc.Arbitrary<string> => {
  const fault = fc.record({ at: fc.nat(1000), how: fc.nat(7), other: nasty })
  const field = fc.tuple(valueOf(schema), fc.nat(100)).map(([other, at]) => {
    const entries = Object.entries(other as object)
    return {
      ...(good as object),
      ...Object.fromEntries(entries.slice(at % entries.length, (at % entries.length) + 1)),
    }
  })
  return fc.oneof(
    fc.constant(good).map(written),
    fault.map((one) => written(broken(good, one))),
    ...(schema.properties === undefined ? [] : [field.map(written)]),
  )
}

const jsonOf = (schema: Schema, good: unknown): fc.Arbitrary<string> =>
  fc.oneof(
    ...(good === undefined ? [] : [{ weight: 24, arbitrary: nearGood(schema, good) }]),
    { weight: 10, arbitrary: valueOf(schema).map(written) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(valueOf(schema), fc.record({ at: fc.nat(1000), how: fc.nat(7), other: nasty }))
        .map(([value, fault]) => written(broken(value, fault))),
    },
    { weight: 1, arbitrary: nasty.map(written) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        'nul',
        '[]',
        '"x"',
        '\uFEFF{}',
        `${'['.repeat(40)}${']'.repeat(40)}`,
        `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
        '{"__proto__":{"x":1}}',
        '{"a":1,"a":2}',
        '\0',
      ),
    },
  )

/** Numbers that JSON can write and JavaScript cannot hold stand as `{ raw }`. */
const written = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(/\{"raw":"([^"]*)"\}/g, '$1')

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const headerNames = [
  'name',
  '姓名',
  'unit',
  '单位',
  'post',
  '职务',
  'phone',
  'may lead',
  'number',
  'lon',
  'lat',
  'official_chainage_m',
  'x',
  '__proto__',
]
const cells = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(
        ['name', 'unit', 'post', 'phone'],
        ['姓名', '单位', '职务', '可带班'],
        ['number', 'lon', 'lat'],
      ),
      fc.uniqueArray(fc.constantFrom(...headerNames), { maxLength: 6 }),
    ),
    fc.array(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            'Li',
            'North township',
            'East village',
            'Officer',
            '是',
            '104.71',
            '22.9',
            '7',
            ...markup,
          ),
          fc.string({ maxLength: 20 }),
        ),
        { maxLength: 5 },
      ),
      { maxLength: 6 },
    ),
  )
  // XML has no room for what ends it.
  .map(([header, rows]) =>
    [header, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[^\x20-\uD7FF]/g, ''))),
  )

const tracks = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.double({ min: 104.69, max: 104.75, noNaN: true }),
        fc.double({ min: 22.89, max: 22.92, noNaN: true }),
      ),
      { maxLength: 8 },
    ),
    fc.constantFrom('2026-03-10T00:00:00Z', '2026-03-10T03:00:00Z', '1970-01-01T00:00:00Z'),
  )
  .map(([points, from]) => gpxOf(points, from))

const badXml = [
  '<gpx version="1.1"><trk><trkseg><trkpt lat="91" lon="x"/></trkseg></trk></gpx>',
  '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx version="1.1"><trk><name>&x;</name></trk></gpx>',
  '<gpx version="1.1"><trk><trkseg><trkpt lat="1e400" lon="1"><time>x</time></trkpt></trkseg></trk></gpx>',
  `<gpx version="1.1">${'<a>'.repeat(200)}${'</a>'.repeat(200)}</gpx>`,
  '<a/>',
  '',
]

/** Half of a character has no UTF-8, and so no place in an address. */
const textFor = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replaceAll(/[\uD800-\uDFFF]/g, '')
