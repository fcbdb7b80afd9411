import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../usePlanDesk.ts'
import { letterOf } from './letters.ts'
import type { EffectRow } from './EffectRows.tsx'

/** The draft in hand and those it is compared with, each with a row of its own. */
export function useEffectRows({ columns, worth, comparedIds, inHand }: EffectRowsDesk): EffectRow[] {
  const { t } = useTranslation('planWorth')
  const isBegun = inHand.draft !== null
  return useMemo(() => {
    // The room is taken before anything is drawn, so that the map does not move under the first click.
    if (columns.length === 0 && isBegun) return [{ id: '', name: t('withDraft'), newlyBarred: [] }]
    return columns.map(({ id, worth: { figures } }, index) => {
      const letter = letterOf(comparedIds, id)
      const isInHand = index === 0 && worth !== undefined
      const name = isInHand || letter === undefined ? t('withDraft') : t('withOne', { letter })
      return { id, name, newlyBarred: figures.newlyBarred }
    })
  }, [columns, worth, comparedIds, isBegun, t])
}

type EffectRowsDesk = Pick<Desk, 'columns' | 'worth' | 'comparedIds' | 'inHand'>
