import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PatrolWalk } from '../../../data/model/patrolWalk.ts'
import { fixFlags } from '../../../geo/cleanFixes.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { Facts } from '../inspect/Facts.tsx'

export interface WalkFiguresProps {
  figures: PatrolWalk['figures']
  lostMin: number
  fixes: number
}

/** An assignment held against the track of its team. */
export function WalkFigures({ figures, lostMin, fixes }: WalkFiguresProps) {
  const { t } = useTranslation('overview')
  const { share, length, duration, number } = useQuantities()
  const minutes = (count: number | null) =>
    count === null ? '–' : duration(Math.round(Math.max(0, count)) * 60_000)
  if (fixes === 0)
    return (
      <Text size="sm" c="dimmed">
        {figures.silentMin - lostMin < 1
          ? t('noFixesAwaited')
          : t('noFixes', { silent: minutes(figures.silentMin - lostMin) })}
      </Text>
    )
  return (
    <Facts
      facts={[
        {
          label: t('shareWalked'),
          value: (
            <strong data-testid="share-walked">
              {share(figures.shareWalked)} ({length(figures.walkedM)})
            </strong>
          ),
        },
        { label: t('traversals'), value: number(figures.traversals) },
        {
          label: t('late'),
          value: figures.lateMin === null ? t('neverReached') : minutes(figures.lateMin),
        },
        { label: t('leftEarly'), value: minutes(figures.leftEarlyMin) },
        { label: t('onStretch'), value: minutes(figures.onStretchMin) },
        { label: t('offStretch'), value: minutes(figures.offStretchMin) },
        { label: t('silent'), value: minutes(figures.silentMin) },
        ...(lostMin > 0 ? [{ label: t('lostMinutes'), value: minutes(lostMin) }] : []),
        { label: t('fixes'), value: number(fixes) },
      ]}
    />
  )
}

/** Fixes that are kept and not used, by why. */
export function FlaggedFixes({ flagged }: { flagged: PatrolWalk['flagged'] }) {
  const { t } = useTranslation('overview')
  const reasons = fixFlags.flatMap((flag) => {
    const count = flag === 'good' ? undefined : flagged[flag]
    return flag === 'good' || count === undefined || count === 0 ? [] : [t(`flag.${flag}`, { count })]
  })
  if (reasons.length === 0) return null
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {t('notUsed', { reasons: reasons.join(', ') })}
    </Text>
  )
}
