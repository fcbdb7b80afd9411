/** What a metre costs by how hard the ground makes it to build there. */
export type PriceByDifficulty = Readonly<Record<'easy' | 'ordinary' | 'hard', number>>

export interface DraftCost {
  /** ISO 4217. */
  readonly currency: string
  readonly total: number
  /** Of each part, in the order of the parts. */
  readonly parts: readonly {
    readonly lengthM: number
    readonly difficulty: 'easy' | 'ordinary' | 'hard'
    readonly pricePerM: number
    readonly cost: number
  }[]
}

/** Length × price, part by part, to the smallest coin. */
export function draftCost(
  prices: PriceByDifficulty,
  currency: string,
  parts: readonly { readonly lengthM: number; readonly difficulty: 'easy' | 'ordinary' | 'hard' }[],
): DraftCost {
  const priced = parts.map(({ lengthM, difficulty }) => {
    const pricePerM = prices[difficulty]
    return { lengthM, difficulty, pricePerM, cost: toCents(lengthM * pricePerM) }
  })
  return { currency, total: toCents(priced.reduce((sum, { cost }) => sum + cost, 0)), parts: priced }
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100
