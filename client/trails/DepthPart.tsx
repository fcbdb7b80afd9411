import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TrailSurroundings } from '../../data/model/trailSurroundings.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { Facts } from '../overview/inspect/Facts.tsx'
import { TrailPart } from './TrailPart.tsx'
import { useWayWords } from './useWayWords.ts'

/** Minutes on foot from the line to the first village, road and staffed checkpoint, and what that assumes. */
export function DepthPart({ around }: { around: TrailSurroundings }) {
  const { t } = useTranslation('trails')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const words = useWayWords()
  const { depth, footKmh, policyVersion, hasRoads } = around
  const { place, road, checkpoint } = depth
  return (
    <TrailPart title={t('depth')}>
      <Facts
        facts={[
          {
            label: place === null ? t('firstVillage') : t('firstVillageIs', { name: nameOf(place.name) }),
            value: place === null ? t('placesUnknown') : words.walk(place.walk),
          },
          {
            label: t('firstRoad'),
            value: road === null ? t(hasRoads ? 'noRoadNear' : 'roadsUnknown') : words.walk(road),
          },
          {
            label:
              checkpoint === null
                ? t('firstCheckpoint')
                : t('firstCheckpointIs', { name: nameOf(checkpoint.name) }),
            value: checkpoint === null ? t('noCheckpointStaffed') : words.walk(checkpoint.walk),
          },
        ]}
      />
      <Text size="xs" c="dimmed" mt={6}>
        {t('depthAssumes', { speed: number(footKmh, 1), version: policyVersion })}
      </Text>
    </TrailPart>
  )
}
