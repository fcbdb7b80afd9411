import { useTranslation } from 'react-i18next'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { ChiefLevel } from '../../data/model/unit.ts'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCounty } from '../api/county.ts'
import { useStandingNotices, type NoticeItem } from '../api/gaps.ts'
import { useUnits } from '../api/records.ts'
import { useChiefNames } from '../api/walls.ts'
import { signOf, standingOf } from '../gaps/gapStanding.ts'
import { useDealtWith } from '../gaps/useDealtWith.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { ToldMark } from './ToldMark.tsx'
import type { ListedGap } from './rankedGaps.ts'
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

/** More than these nobody reads from afar; the headline has the count. */
const mostGaps = 8
const dayMs = 86_400_000

export function WorstGaps({ kind, gaps, silent, atMs, isFixed, scene, signalled }: WorstGapsProps) {
  const { t } = useTranslation('wall')
  const { clock, moment } = useQuantities()
  const notices = useStandingNotices()
  const title = t(isFixed ? (silent ? 'worstGapsLast' : 'worstGapsAt') : 'worstGaps', {
    moment: moment(atMs),
  })
  if (gaps === undefined || gaps.length === 0)
    return (
      <section className="wall-panel wall-gaps">
        <h2>{title}</h2>
        <p className="wall-quiet">
          {gaps === undefined
            ? t(silent ? 'stateUnknown' : 'computing')
            : t(isFixed ? 'noGapsAt' : 'noGaps', { clock: clock(atMs) })}
        </p>
      </section>
    )
  return (
    <WallList className="wall-gaps" title={title} count={gaps.length} signalled={signalled}>
      {gaps.slice(0, mostGaps).map((gap) => (
        <GapRow
          key={`${gap.lineId}:${gap.fromM}`}
          kind={kind}
          gap={gap}
          notices={notices}
          atMs={atMs}
          looked={scene.kind === 'gap' && scene.rank === gap.rank}
        />
      ))}
    </WallList>
  )
}

interface GapRowProps {
  kind: CoverageKind
  gap: ListedGap
  notices: readonly NoticeItem[] | undefined
  atMs: number
  looked: boolean
}

function GapRow({ kind, gap, notices, atMs, looked }: GapRowProps) {
  const { t } = useTranslation('wall')
  const { t: domain } = useTranslation('domain')
  const { lines } = useCounty()
  const { length, duration, clock, moment } = useQuantities()
  const nameOf = useNameOf()
  const dealtWith = useDealtWith()
  const standing = standingOf(gap)
  // An hour alone would be taken for today's.
  const whenNext = (nextMs: number) => (nextMs - atMs < dayMs / 2 ? clock(nextMs) : moment(nextMs))
  const since = duration(atMs - Date.parse(gap.since))
  const trails = gap.openTrailIds.length
  const facts = [
    ...(lines.length > 1 ? [nameOf(gap.lineName)] : []),
    length(gap.lengthM),
    ...(trails === 0 ? [] : [t('openTrails', { count: trails })]),
    // Who deals with it says more than who comes next, and one line holds no more.
    // Evidence ends now: of what comes next only the plan can say that it is nothing.
    ...(gap.acknowledgement !== null
      ? []
      : gap.until !== null
        ? [t('nextClaim', { clock: whenNext(Date.parse(gap.until)) })]
        : kind === 'planned'
          ? [t('nobodyNext')]
          : []),
    ...(gap.acknowledgement === null && gap.barredM >= 1
      ? [t('barredPart', { length: length(gap.barredM) })]
      : []),
  ]
  return (
    <li data-looked={looked} data-standing={standing}>
      <i className="wall-rank gap-mark" data-standing={standing} data-sign={signOf[standing]}>
        {gap.rank}
      </i>
      <p className="wall-where">
        {formatChainage(gap.fromM)} – {formatChainage(gap.toM)}
      </p>
      <p className="wall-since">{gap.sinceIsOlder ? domain('duration.older', { duration: since }) : since}</p>
      <p className="wall-facts">
        {gap.acknowledgement !== null && <b className="wall-hand">{dealtWith(gap.acknowledgement)}</b>}
        {facts.join(' · ')}
      </p>
      <p className="wall-posts">
        <Posts gap={gap} />
        <ToldMark kind={kind} gap={gap} notices={notices} atMs={atMs} />
      </p>
    </li>
  )
}

/** Two levels a line, the wider ground above. */
const levelLines = [
  ['city', 'county'],
  ['township', 'village'],
] as const satisfies (readonly ChiefLevel[])[]

/** Who answers, level by level: the post and its unit, a name only where the county says so, never a number; nobody is said aloud. */
function Posts({ gap }: { gap: ListedGap }) {
  const { t } = useTranslation('wall')
  const nameOf = useNameOf()
  const units = useUnits().data
  const chiefNames = useChiefNames()
  const unitName = (id: string | null) => {
    const unit = units?.find((entry) => entry.id === id)
    return unit === undefined ? [] : [nameOf(unit.name)]
  }
  const ground = {
    city: [],
    county: [],
    township: unitName(gap.townshipId),
    village: unitName(gap.villageId),
  }
  return levelLines.map((levels) => (
    <span key={levels[0]}>
      {levels.map((level, index) => {
        const answering = gap.answerable.filter((entry) => entry.level === level)
        const posts = [
          ...new Set(
            answering.map(({ post, personId }) => {
              const name = chiefNames.get(personId ?? '')
              return name === undefined ? nameOf(post) : `${nameOf(post)} ${nameOf(name)}`
            }),
          ),
        ]
        return (
          <span key={level} data-missing={posts.length === 0}>
            {index > 0 && ' · '}
            {posts.length === 0
              ? t('nobodyAnswers', { level: t(`level.${level}`) })
              : [...(chiefNames.size > 0 ? [] : ground[level]), posts.join(', ')].join(' ')}
          </span>
        )
      })}
    </span>
  ))
}
