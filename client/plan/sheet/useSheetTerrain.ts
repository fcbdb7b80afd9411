import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { heightSources, slopeClassText, slopeText } from '../terrain/slopeWords.ts'
import type { SheetFacts } from './useSheetText.ts'

export interface SheetTerrain {
  readonly rows: readonly (readonly [string, string])[]
  /** What slope makes of the prices. */
  readonly priced: readonly string[]
  /** Whose heights these are. */
  readonly basis: readonly string[]
}

/** What a sheet says of the ground: nothing where no elevation is loaded. */
export function useSheetTerrain(): (facts: SheetFacts) => SheetTerrain {
  const { t } = useTranslation('planTerrain')
  const quantities = useQuantities()
  const { number, length } = quantities
  const nameOf = useNameOf()
  return ({ terrain, cost, heights, planning }) => {
    if (terrain === null) return { rows: [], priced: [], basis: [] }
    const { steepest, unknownM, lengthBySlopeM, climbM, descentM, baseM } = terrain
    const rows: [string, string][] = []
    if (steepest !== null)
      rows.push(
        [t('steepest'), slopeText(t, quantities, steepest.slopeDeg)],
        [t('climb'), t('metresUpDown', { up: number(climbM), down: number(descentM) })],
        [
          t('byClass'),
          lengthBySlopeM
            .map((metres, index) => `${slopeClassText(t, planning.slopeBoundsDeg, index)}: ${length(metres)}`)
            .join(', '),
        ],
      )
    if (unknownM > 0) rows.push([t('noElevationShort'), length(unknownM)])
    const flat = cost.parts.reduce((sum, { lengthM, pricePerM }) => sum + lengthM * pricePerM, 0)
    const isSloped = flat > 0 && cost.parts.some(({ slopeFactor }) => slopeFactor !== 1)
    return {
      rows,
      priced: isSloped ? [t('costSlopeMean', { factor: number(cost.total / flat, 2) })] : [],
      basis: [
        `${t('base', { base: length(baseM) })} ${t('heightsBy', { sources: heightSources(t, nameOf, heights) })}`,
      ],
    }
  }
}
