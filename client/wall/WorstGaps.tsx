import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import { useStandingNotices } from '../api/gaps.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { GapRow } from './GapRow.tsx'
import { shownGaps, type ListedGap } from './rankedGaps.ts'
import { useAnswering } from './useAnswering.ts'
import { WallList } from './WallList.tsx'
import type { Scene } from './wallScenes.ts'

export interface WorstGapsProps {
  kind: CoverageKind
  /** Undefined while it is not known. */
  gaps: readonly ListedGap[] | undefined
  silent: boolean
  /** The instant that they are of, and whether that is not now. */
  atMs: number
  isFixed: boolean
  scene: Scene
  /** One of them was not there before. */
  signalled: boolean
}

export function WorstGaps({ kind, gaps, silent, atMs, isFixed, scene, signalled }: WorstGapsProps) {
  const { t } = useTranslation('wall')
  const { clock, moment } = useQuantities()
  const notices = useStandingNotices()
  const answering = useAnswering()
  const worst = kind === 'compared' ? 'worstBroken' : 'worstGaps'
  const title = t(`${worst}${isFixed ? (silent ? 'Last' : 'At') : ''}`, { moment: moment(atMs) })
  if (gaps === undefined || gaps.length === 0)
    return (
      <section className="wall-panel wall-gaps">
        <h2>{title}</h2>
        <p className="wall-quiet">
          {gaps === undefined
            ? t(silent ? 'stateUnknown' : 'computing')
            : t(`${isFixed ? 'noGapsAt' : 'noGaps'}.${kind}`, { clock: clock(atMs) })}
        </p>
      </section>
    )
  const lookedRank = scene.kind === 'gap' ? scene.rank : 1
  return (
    <WallList className="wall-gaps" title={title} count={gaps.length} signalled={signalled}>
      {shownGaps(gaps, lookedRank).map((gap) => (
        <GapRow
          key={`${gap.lineId}:${gap.fromM}`}
          kind={kind}
          gap={gap}
          answering={answering(gap)}
          notices={notices}
          atMs={atMs}
          whole={gap.rank === lookedRank}
        />
      ))}
    </WallList>
  )
}
