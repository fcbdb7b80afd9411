import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BorderLine } from '../../geo/borderLine.ts'
import { locate } from '../../geo/chainage.ts'
import type { Position } from '../../geo/units.ts'
import { useCollection, type FeatureOf } from '../api/collections.ts'
import { positionsOf } from '../api/positionsOf.ts'
import { useLanguage } from '../i18n/language.ts'
import type { SnapTargets } from './snapping.ts'
import { trailAtOffset } from './trailMeetings.ts'
import type { WorkingDraft } from './workingDraft.ts'

/** Ends of all barriers and of the draft itself, trails where they meet the line, the line. */
export function useSnapTargets(
  line: BorderLine,
  barriers: readonly FeatureOf<'barriers'>[],
  draft: WorkingDraft | null,
  offsetM: number,
): SnapTargets {
  const { t } = useTranslation('plan')
  const { language } = useLanguage()
  const trails = useCollection('trails').data
  const trailMeetings = useMemo(
    () =>
      (trails ?? []).flatMap(({ geometry, properties: { lineId, number, meetsLineAtM } }) =>
        lineId === line.id
          ? meetsLineAtM.map((atM) => {
              const position = trailAtOffset(line, positionsOf(geometry), atM, offsetM)
              return { number, atM: locate(line, position).chainageM, position }
            })
          : [],
      ),
    [trails, line, offsetM],
  )
  const ownEnd = t('ownEnd')
  const barrierEnds = useMemo(() => {
    const endsOf = (paths: readonly { path: readonly Position[] }[], name: string) =>
      paths.flatMap(({ path }) => [path[0]!, path.at(-1)!].map((position) => ({ name, position })))
    return [
      ...endsOf(draft?.parts ?? [], ownEnd),
      ...barriers
        .filter(({ id }) => id !== draft?.barrierId)
        .flatMap(({ properties: { name, parts } }) => endsOf(parts, name[language])),
    ]
  }, [barriers, draft, ownEnd, language])
  return useMemo(
    () => ({ line, offsetM, trailMeetings, barrierEnds }),
    [line, offsetM, trailMeetings, barrierEnds],
  )
}
