import { useTranslation } from 'react-i18next'
import { chiefLevel, type ChiefLevel } from '../../data/model/chief.ts'
import { useCollection } from '../api/collections.ts'
import { useUnits } from '../api/records.ts'
import { useChiefNames } from '../api/walls.ts'
import { useNameOf } from '../i18n/language.ts'
import { answeringByLevel, postOf, tryNearestLevel, type Answering } from './answering.ts'
import type { ListedGap } from './rankedGaps.ts'

/** Who answers for a gap at one level, in words. */
export interface SaidLevel {
  readonly level: ChiefLevel
  readonly text: string
  /** Nobody does. */
  readonly isMissing: boolean
}

export interface SaidAnswering {
  /** The one to call: nearest to the ground, and of several the one who has most of the gap. */
  readonly nearest: SaidLevel
  /** Everybody else's level, the widest ground first. */
  readonly others: readonly SaidLevel[]
  /** Nobody answers where elsewhere on the county's lines somebody nearer to the ground does. */
  readonly hole: SaidLevel | undefined
}

/** Says who answers for a gap: the post and its unit, a name only where the county says so, never a number; nobody is said aloud. */
export function useAnswering(): (gap: ListedGap) => SaidAnswering {
  const { t } = useTranslation('wall')
  const nameOf = useNameOf()
  const units = useUnits().data
  const chiefNames = useChiefNames()
  const stretches = useCollection('stretches').data
  const stretchById = new Map((stretches ?? []).map(({ id, properties }) => [id, properties]))
  const lowest = chiefLevel.options.findLast((level) =>
    stretches?.some(({ properties }) => properties.level === level),
  )
  const said = ({ post, personId, unitId }: Answering) => {
    const name = chiefNames.get(personId ?? '')
    if (name !== undefined) return `${nameOf(post)} ${nameOf(name)}`
    const unit = units?.find(({ id }) => id === unitId)
    return unit === undefined ? nameOf(post) : postOf(nameOf(unit.name), nameOf(post))
  }
  return (gap) => {
    const answering = answeringByLevel(gap, stretchById)
    const at = (level: ChiefLevel): SaidLevel => {
      const posts = [...new Set((answering.get(level) ?? []).map(said))]
      const isMissing = posts.length === 0
      return {
        level,
        isMissing,
        text: isMissing ? t('nobodyAnswers', { level: t(`level.${level}`) }) : posts.join(', '),
      }
    }
    const level = tryNearestLevel(answering)
    const [most, ...rest] = level === undefined ? [] : [...new Set((answering.get(level) ?? []).map(said))]
    const others = level === undefined ? [] : chiefLevel.options.filter((other) => other !== level).map(at)
    return {
      others,
      hole: others.find((other) => other.level === lowest && other.isMissing),
      nearest: {
        level: level ?? 'village',
        isMissing: most === undefined,
        text:
          most === undefined
            ? t('nobodyAtAll')
            : rest.length === 0
              ? most
              : t('andOthers', { post: most, count: rest.length, all: rest.length + 1 }),
      },
    }
  }
}
