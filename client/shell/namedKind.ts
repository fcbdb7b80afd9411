import type { NamedPlace } from './findPlaces.ts'

export type SearchedKind = NamedPlace['kind'] | 'kilometre' | 'marker'

/** What people call a kind in either language, whichever the page is in; longer words first. */
const wordsOf: Readonly<Record<SearchedKind, readonly string[]>> = {
  kilometre: ['kilometre', 'kilometer', 'km', '公里段', '公里', '里程'],
  marker: ['boundary marker', 'marker', '界碑'],
  trail: ['trail', 'path', '便道', '小路'],
  checkpoint: ['checkpoint', '卡点'],
  barrier: ['barrier', '物防'],
  device: ['device', '技防'],
  port: ['port of entry', 'port', '口岸'],
  'trade-point': ['border trade point', 'trade point', '边民互市点', '互市点'],
}

const kinds = Object.keys(wordsOf) as SearchedKind[]

/**
 * Reads `trail 60`, `Trail no. 60`, `便道60`, `60号便道` or `km 42` as a kind and what its number or name
 * is; undefined where no kind is named or nothing stands beside it. Takes a text in lower case.
 */
export function readNamedKind(text: string): { kind: SearchedKind; rest: string } | undefined {
  for (const kind of kinds)
    for (const word of wordsOf[kind]) {
      const rest = text.startsWith(word)
        ? text.slice(word.length)
        : text.endsWith(word)
          ? text.slice(0, -word.length)
          : undefined
      // A word of letters ends where they do: `portal` is no port.
      if (rest === undefined || (/^[a-z]/.test(word) && /^[a-z]/.test(rest))) continue
      const bare = rest.replace(/^\s*(?:no\b\.?|nr\b\.?|#|第)?\s*|\s*号?\s*$/g, '')
      if (bare !== '') return { kind, rest: bare }
    }
  return undefined
}

/** Whether a name holds what is wanted: digits only as a number of their own, 1 is not in 17. */
export function holds(name: string, wanted: string): boolean {
  return /^\d+$/.test(wanted)
    ? new RegExp(`(?<!\\d)0*${wanted}(?!\\d)`).test(name)
    : name.toLowerCase().includes(wanted)
}
