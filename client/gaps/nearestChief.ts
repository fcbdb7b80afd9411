import type { Answerable } from '../../data/model/coverageAnswer.ts'

/** Of those who answer for a gap, the widest ground first, the one to name where there is room for one. */
export const nearestChief = (answerable: readonly Answerable[]): Answerable | undefined =>
  answerable.find(({ level }) => level === 'village') ?? answerable.at(-1)
