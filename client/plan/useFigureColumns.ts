import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanningRules } from '../../data/model/planningRules.ts'
import type { Elevation } from '../../geo/elevation.ts'
import type { Position } from '../../geo/units.ts'
import type { FeatureOf } from '../api/collections.ts'
import { useNameOf } from '../i18n/language.ts'
import type { DraftGround } from '../../geo/draftFigures.ts'
import { draftWorth, type DraftWorth } from './draftWorth.ts'
import type { FiguresColumn } from './FiguresTable.tsx'
import { letterOf } from './worth/letters.ts'

interface ColumnsQuestion {
  /** The draft or barrier in hand, if any. */
  shown: { id: string | null; worth: DraftWorth } | undefined
  comparedIds: readonly string[]
  barriers: readonly FeatureOf<'barriers'>[]
  groundOf: ((exceptId: string | null) => DraftGround) | undefined
  elevation: Elevation
  rules: PlanningRules
}

/** What is in hand and beside it up to four to compare, each measured against all others that stand. */
export function useFigureColumns(question: ColumnsQuestion): FiguresColumn[] {
  const { shown, comparedIds, barriers, groundOf, elevation, rules } = question
  const { t } = useTranslation('plan')
  const nameOf = useNameOf()
  const compared = useMemo(
    () =>
      comparedIds.flatMap((id) => {
        const barrier = barriers.find((each) => each.id === id)
        if (barrier === undefined || groundOf === undefined) return []
        const { name, type, parts } = barrier.properties
        const paths = parts.map((part): readonly Position[] => part.path)
        const difficulties = parts.map(({ difficulty }) => difficulty)
        return [
          { id, name, worth: draftWorth(groundOf(id), rules, { type, paths, difficulties }, elevation) },
        ]
      }),
    [comparedIds, barriers, groundOf, elevation, rules],
  )
  return [
    ...(shown === undefined
      ? []
      : [
          {
            id: shown.id ?? '',
            name: t('thisDraft'),
            letter: shown.id === null ? undefined : letterOf(comparedIds, shown.id),
            isShown: true,
            worth: shown.worth,
          },
        ]),
    ...compared
      .filter(({ id }) => id !== shown?.id)
      .map(({ id, name, worth }) => ({ id, name: nameOf(name), letter: letterOf(comparedIds, id), worth })),
  ]
}
