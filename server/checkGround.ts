import { Refusal } from '../data/journal/refusal.ts'
import type { BorderLine } from '../geo/borderLine.ts'
import { locate } from '../geo/chainage.ts'
import { checkPath } from '../geo/pathCheck.ts'
import type { Position, Stretch } from '../geo/units.ts'

/** Whatever is kept lies at most so far from the line it belongs to. */
const projectAreaM = 100_000

/** Refuses a chainage beyond the line. */
export function checkChainage(line: BorderLine, chainageM: number, field: string): void {
  if (chainageM <= line.lengthM) return
  const length = line.lengthM.toFixed(1)
  throw new Refusal(
    'chainage-beyond-line',
    {
      en: `${field}: ${chainageM} m lies beyond the line, which is ${length} m long.`,
      zh: `${field}：${chainageM} 米超出边境线，其长度为 ${length} 米。`,
    },
    field,
  )
}

/** Refuses a stretch that does not lie on the line; `prefix` stands before its field names. */
export function checkStretch(line: BorderLine, { fromM, toM }: Stretch, prefix = ''): void {
  checkChainage(line, fromM, `${prefix}fromM`)
  checkChainage(line, toM, `${prefix}toM`)
}

/** Refuses a position outside the project area and says where on the line it is nearest. */
export function locateOnGround(line: BorderLine, position: Position, field: string): number {
  const located = locate(line, position)
  if (Math.abs(located.offsetM) <= projectAreaM) return located.chainageM
  throw new Refusal(
    'geometry-invalid',
    {
      en: `${field}: this position lies ${Math.round(Math.abs(located.offsetM) / 1000)} km from the line; at most 100 km are allowed.`,
      zh: `${field}：该位置距边境线 ${Math.round(Math.abs(located.offsetM) / 1000)} 公里；最多允许 100 公里。`,
    },
    field,
  )
}

/** Refuses what is no path on the ground of the project area, naming the position at fault. */
export function checkGroundPath(
  line: BorderLine,
  path: readonly Position[],
  field: string,
  options: { mayMeetItself: boolean },
): void {
  checkPath(path, { field, ...options })
  for (const [index, position] of path.entries()) locateOnGround(line, position, `${field}.${index}`)
}

/** Of all parts of a barrier together; some 400 km surveyed every 20 m. */
const mostPositions = 20_000

/** Refuses parts of a barrier that are no paths on the ground, or more than one barrier may have. */
export function checkParts(
  line: BorderLine,
  parts: readonly { readonly path: readonly Position[] }[],
  options: { mayMeetItself: boolean },
): void {
  const positions = parts.reduce((count, part) => count + part.path.length, 0)
  if (positions > mostPositions)
    throw new Refusal(
      'geometry-invalid',
      {
        en: `parts: a barrier may have ${mostPositions} positions in all; this one has ${positions}.`,
        zh: `parts：一处设施最多 ${mostPositions} 个点；此处有 ${positions} 个。`,
      },
      'parts',
    )
  for (const [index, part] of parts.entries())
    checkGroundPath(line, part.path, `parts.${index}.path`, options)
}
