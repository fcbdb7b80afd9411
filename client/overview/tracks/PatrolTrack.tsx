import { Skeleton, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import type { PatrolWalk } from '../../../data/model/patrolWalk.ts'
import type { PatrolItem } from '../../api/records.ts'
import { usePatrolWalk } from '../../api/tracks.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import { InspectorPart } from '../inspect/InspectorPart.tsx'
import { LostTracks } from './LostTracks.tsx'
import { TrackUpload } from './TrackUpload.tsx'
import { FlaggedFixes, WalkFigures } from './WalkFigures.tsx'

/** Silence that is still waited for; beside fixes what was declared lost may have been heard. */
const awaitedMin = ({ figures, lostMin, fixes }: PatrolWalk): number =>
  fixes === 0 ? figures.silentMin - lostMin : figures.silentMin

/** What became of an assignment: its walk by its tracks, uploading one, and declaring one lost. */
export function PatrolTrack({ patrol }: { patrol: PatrolItem }) {
  const { t } = useTranslation('overview')
  const begun = Date.parse(patrol.from) <= useServerNow()
  const { data: walk } = usePatrolWalk(begun ? patrol.id : null)
  return (
    <InspectorPart title={t('trackTitle')}>
      {!begun && (
        <Text size="sm" c="dimmed">
          {t('notBegun')}
        </Text>
      )}
      {begun && walk === undefined && <Skeleton h={90} />}
      {walk !== undefined && (
        <>
          <WalkFigures figures={walk.figures} lostMin={walk.lostMin} fixes={walk.fixes} />
          <FlaggedFixes flagged={walk.flagged} />
          {walk.hasOffDuty && (
            <Text size="sm" c="dimmed" mt={4}>
              {t('hasOffDuty')}
            </Text>
          )}
        </>
      )}
      {begun && (
        <>
          <OnlyNow right="log-duty" unitId={patrol.unitId}>
            <TrackUpload patrolId={patrol.id} />
          </OnlyNow>
          <LostTracks patrol={patrol} silentMin={walk === undefined ? 0 : awaitedMin(walk)} />
        </>
      )}
    </InspectorPart>
  )
}
