import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import { draftFigures, type DraftFigures, type DraftGround } from '../../geo/draftFigures.ts'
import type { FiguresColumn } from './FiguresTable.tsx'

interface ColumnsQuestion {
  /** The draft or barrier in hand, if any. */
  shown: { id: string | null; figures: DraftFigures } | undefined
  comparedIds: readonly string[]
  barriers: readonly FeatureOf<'barriers'>[]
  groundOf: ((exceptId: string | null) => DraftGround) | undefined
}

/** What is in hand and beside it up to four to compare, each measured against all others that stand. */
export function useFigureColumns(question: ColumnsQuestion): FiguresColumn[] {
  const { shown, comparedIds, barriers, groundOf } = question
  const { t } = useTranslation('plan')
  const nameOf = useNameOf()
  const compared = useMemo(
    () =>
      comparedIds.flatMap((id) => {
        const barrier = barriers.find((each) => each.id === id)
        if (barrier === undefined || groundOf === undefined) return []
        const paths = barrier.properties.parts.map((part): readonly Position[] => part.path)
        return [{ id, name: barrier.properties.name, figures: draftFigures(groundOf(id), paths) }]
      }),
    [comparedIds, barriers, groundOf],
  )
  return [
    ...(shown === undefined ? [] : [{ id: shown.id ?? '', name: t('thisDraft'), figures: shown.figures }]),
    ...compared
      .filter(({ id }) => id !== shown?.id)
      .map(({ id, name, figures }) => ({ id, name: nameOf(name), figures })),
  ]
}
