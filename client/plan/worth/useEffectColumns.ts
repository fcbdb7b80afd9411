import { useMemo } from 'react'
import { draftEffect, type PlannedGains } from '../../../data/model/draftEffect.ts'
import type { FiguresColumn } from '../FiguresTable.tsx'
import type { EffectColumn } from './EffectTable.tsx'

/** Of drafts beside each other, what each alone would do. */
export function useEffectColumns(
  columns: readonly FiguresColumn[],
  gains: PlannedGains | undefined,
): EffectColumn[] {
  return useMemo(
    () =>
      gains === undefined
        ? []
        : columns.map(({ worth: { figures }, ...column }) => ({
            ...column,
            effect: draftEffect(gains, figures.newlyBarred),
          })),
    [columns, gains],
  )
}
