import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import type { Answerable } from '../../data/model/coverageAnswer.ts'

interface Stretch {
  readonly fromM: number
  readonly toM: number
}

/** One who answers for a gap, and for how much of it. */
export interface Answering extends Answerable {
  readonly unitId: string | undefined
  readonly ofGapM: number
}

/** Who answers for a gap at each level, the widest ground first; at one level who has most of it first. */
export function answeringByLevel(
  gap: Stretch & { readonly answerable: readonly Answerable[] },
  stretches: ReadonlyMap<string, Stretch & { readonly unitId: string }>,
): ReadonlyMap<ChiefLevel, readonly Answering[]> {
  const all = gap.answerable.map((entry): Answering => {
    const stretch = stretches.get(entry.stretchId)
    const ofGapM =
      stretch === undefined
        ? 0
        : Math.max(0, Math.min(gap.toM, stretch.toM) - Math.max(gap.fromM, stretch.fromM))
    return { ...entry, unitId: stretch?.unitId, ofGapM }
  })
  return new Map(
    chiefLevel.options.map((level) => [
      level,
      all.filter((entry) => entry.level === level).toSorted((a, b) => b.ofGapM - a.ofGapM),
    ]),
  )
}

/** The level nearest to the ground at which anybody answers. */
export const tryNearestLevel = (
  answering: ReadonlyMap<ChiefLevel, readonly Answering[]>,
): ChiefLevel | undefined => chiefLevel.options.findLast((level) => (answering.get(level) ?? []).length > 0)

/**
 * A unit and a post of it in one phrase that says the level once: of a post that begins with the kind of
 * place that the unit's name has too, only the rest is said, as in “Dongdu Village chief” and “董都村 段长”.
 */
export function postOf(unit: string, post: string): string {
  const [first = '', ...rest] = post.split(' ')
  if (rest.length > 0 && unit.split(' ').some((word) => word.toLowerCase() === first.toLowerCase()))
    return `${unit} ${rest.join(' ')}`
  const level = /^(.)级(.+)$/u.exec(post)
  if (level?.[1] !== undefined && unit.includes(level[1])) return `${unit} ${level[2]}`
  return `${unit} ${post}`
}
