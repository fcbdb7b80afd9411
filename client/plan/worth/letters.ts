const letters = ['A', 'B', 'C', 'D'] as const

/** The letter of a draft among those compared, in map, strip and tables alike. */
export const letterOf = (comparedIds: readonly string[], id: string): string | undefined =>
  letters[comparedIds.indexOf(id)]
