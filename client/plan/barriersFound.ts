import { locate } from '../../geo/chainage.ts'
import { parseChainage } from '../../geo/chainageLabel.ts'
import type { BorderLine } from '../../geo/borderLine.ts'
import type { Position } from '../../geo/units.ts'

/** A place is meant with what stands this near to it, metres. */
const nearM = 1000

export interface BarrierSought {
  readonly id: string
  readonly properties: {
    readonly name: { readonly en: string; readonly zh: string }
    readonly parts: readonly { readonly path: readonly Position[] }[]
  }
}

/** Ids of the barriers whose name has what was typed in it, or that stand by the chainage typed; all for nothing. */
export function barriersFound(
  barriers: readonly BarrierSought[],
  line: BorderLine,
  typed: string,
): ReadonlySet<string> {
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const chainageM = /^k?[\d.+]+$/.test(wanted) ? parseChainage(wanted) : undefined
  const isThere = ({ path }: { path: readonly Position[] }) => {
    if (chainageM === undefined) return false
    const [fromM, toM] = [path[0]!, path.at(-1)!]
      .map((end) => locate(line, end).chainageM)
      .toSorted((a, b) => a - b)
    return chainageM > fromM! - nearM && chainageM < toM! + nearM
  }
  return new Set(
    barriers
      .filter(
        ({ properties: { name, parts } }) =>
          [name.en, name.zh].some((each) => each.toLowerCase().includes(wanted)) || parts.some(isThere),
      )
      .map(({ id }) => id),
  )
}
