import { useTranslation } from 'react-i18next'
import type { NoticeItem } from '../api/gaps.ts'
import { useUntil } from '../gaps/useDealtWith.ts'
import type { CoverageKind } from '../../data/model/coverageAnswer.ts'
import type { ListedGap } from './rankedGaps.ts'
import { toldOf, type Told } from './toldOf.ts'

export interface ToldMarkProps {
  kind: CoverageKind
  gap: ListedGap
  /** Undefined where they are on the way, or may not be seen. */
  notices: readonly NoticeItem[] | undefined
  atMs: number
}

/** Whether those who answer for a gap were told of it and have read it, in a few words. */
export function ToldMark({ kind, gap, notices, atMs }: ToldMarkProps) {
  const text = useToldText()
  if (notices === undefined) return null
  const told = toldOf(gap, kind, notices, atMs)
  const isLacking = told.kind === 'told' ? told.readMs === undefined : told.kind === 'not-told'
  return (
    <span className="wall-told" data-lacking={isLacking}>
      {text(told)}
    </span>
  )
}

function useToldText(): (told: Told) => string {
  const { t } = useTranslation('standing')
  const instant = useUntil()
  const clock = (atMs: number) => instant(new Date(atMs).toISOString())
  return (told) => {
    if (told.kind !== 'told') return t(`notTold.${told.kind}`)
    const { atMs, units, readUnits, readMs } = told
    const read =
      readMs !== undefined
        ? t('readAt', { clock: clock(readMs) })
        : readUnits === 0
          ? t('notRead')
          : t('readBySome', { read: readUnits, units })
    return `${t('toldAt', { clock: clock(atMs) })} · ${read}`
  }
}
