const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\]|\\.)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/** Index of the first character that keeps a text from being JSON; Node 20 does not say where. */
export function findJsonError(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let index = 0
  for (;;) {
    token.lastIndex = index
    const match = token.exec(text)
    const start = index + (/^[ \t\r\n]*/.exec(text.slice(index, index + 10_000))?.[0].length ?? 0)
    if (match === null || !isString(match[2])) return start
    const next = step(expected, match[1] ?? (match[2] === undefined ? 'literal' : 'string'), open)
    if (next === undefined) return start
    expected = next
    index = token.lastIndex
  }
}

/** Whether a text in quotes is a string of JSON; there are none that hold a bare line break. */
function isString(text = '""'): boolean {
  try {
    return typeof JSON.parse(text) === 'string'
  } catch {
    return false
  }
}

function step(expected: Expected, found: string, open: ('{' | '[')[]): Expected | undefined {
  const valueWanted = expected === 'value' || expected === 'value-or-end'
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end')
  if (found === '{' || found === '[') {
    if (!valueWanted) return undefined
    open.push(found)
    return found === '{' ? 'key-or-end' : 'value-or-end'
  }
  if (found === '}' || found === ']') {
    const [opening, empty] = found === '}' ? (['{', 'key-or-end'] as const) : (['[', 'value-or-end'] as const)
    if (open.at(-1) !== opening || (expected !== empty && expected !== 'comma-or-end')) return undefined
    open.pop()
    return after()
  }
  if (found === ',') return expected !== 'comma-or-end' ? undefined : open.at(-1) === '{' ? 'key' : 'value'
  if (found === ':') return expected === 'colon' ? 'value' : undefined
  if (valueWanted) return after()
  return found === 'string' && (expected === 'key' || expected === 'key-or-end') ? 'colon' : undefined
}
