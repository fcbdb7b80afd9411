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
    /** What the slope of the ground multiplies the price by; 1 where no elevation is loaded. */
    readonly slopeFactor: number
    readonly cost: number
  }[]
}

/** A part as it is priced. */
export interface PricedPart {
  readonly lengthM: number
  readonly difficulty: 'easy' | 'ordinary' | 'hard'
  readonly slopeFactor?: number
}

/** Length × price × what its slope makes of it, part by part, to the smallest coin. */
export function draftCost(
  prices: PriceByDifficulty,
  currency: string,
  parts: readonly PricedPart[],
): DraftCost {
  const priced = parts.map(({ lengthM, difficulty, slopeFactor = 1 }) => {
    const pricePerM = prices[difficulty]
    return { lengthM, difficulty, pricePerM, slopeFactor, cost: toCents(lengthM * pricePerM * slopeFactor) }
  })
  return { currency, total: toCents(priced.reduce((sum, { cost }) => sum + cost, 0)), parts: priced }
}

const toCents = (amount: number): number => Math.round(amount * 100) / 100
