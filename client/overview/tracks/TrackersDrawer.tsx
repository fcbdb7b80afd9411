import { Button, Drawer, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useTeamsNow, useTrackers, type TrackerItem } from '../../api/tracks.ts'
import { useUnits } from '../../api/records.ts'
import { HistoryOnDemand } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { TrackerForm } from './TrackerForm.tsx'

/** The trackers that teams carry: what to type into a phone, when each was last heard of, and adding one. */
export function TrackersDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { t: shell } = useTranslation('shell')
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={480}
      title={domain('trackers')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {opened && (
        <Stack gap="sm">
          <Text size="sm">{t('trackersLong')}</Text>
          <TrackerList />
        </Stack>
      )}
    </Drawer>
  )
}

function TrackerList() {
  const { t } = useTranslation('overview')
  const trackers = useTrackers().data ?? []
  const [edited, setEdited] = useState<string | undefined>(undefined)
  return (
    <>
      <ReportAddress />
      {edited === 'new' ? (
        <TrackerForm onClose={() => setEdited(undefined)} />
      ) : (
        <OnlyNow right="keep-trackers">
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
            {t('addTracker')}
          </Button>
        </OnlyNow>
      )}
      {trackers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noTrackers')}
        </Text>
      )}
      <div>
        {trackers.map((tracker) =>
          edited === tracker.id ? (
            <TrackerForm key={tracker.id} tracker={tracker} onClose={() => setEdited(undefined)} />
          ) : (
            <TrackerRow key={tracker.id} tracker={tracker} onEdit={() => setEdited(tracker.id)} />
          ),
        )}
      </div>
    </>
  )
}

/** What goes into the app's field for the server. */
function ReportAddress() {
  const { t } = useTranslation('overview')
  return (
    <div className="tracker-address">
      <Text size="sm" c="dimmed">
        {t('serverAddress')}
      </Text>
      <code>{`${location.origin}/api/trackers/report`}</code>
    </div>
  )
}

function TrackerRow({ tracker, onEdit }: { tracker: TrackerItem; onEdit: () => void }) {
  const { t } = useTranslation('overview')
  const nameOf = useNameOf()
  const { duration } = useQuantities()
  const units = useUnits().data
  const team = useTeamsNow().data?.find(({ id }) => id === tracker.id)
  const unit = units?.find(({ id }) => id === tracker.unitId)
  const act = useAct()
  return (
    <div className="tracker-row">
      <div>
        <strong>{nameOf(tracker.name)}</strong>
        <Text size="sm" c="dimmed">
          {[
            ...(unit === undefined ? [] : [nameOf(unit.name)]),
            team === undefined
              ? t('neverHeard')
              : t('heardAgo', { age: duration(Math.max(0, team.properties.ageS) * 1000) }),
          ].join(' · ')}
        </Text>
        <Text size="sm">
          {t('deviceIdentifier')} <code>{tracker.key}</code>
        </Text>
        <Refusal sentence={act.refusal} />
        <HistoryOnDemand kind="tracker" id={tracker.id} />
      </div>
      <OnlyNow right="keep-trackers" unitId={tracker.unitId}>
        <div className="tracker-acts">
          <Button size="compact-xs" variant="default" onClick={onEdit}>
            {t('change')}
          </Button>
          <AskedButton
            size="compact-xs"
            label={t('removeTracker')}
            question={t('removeTrackerQuestion')}
            keep={t('keep')}
            loading={act.sending}
            onConfirm={() =>
              act.send({ method: 'DELETE', address: `/trackers/${tracker.id}`, version: tracker.version })
            }
          />
        </div>
      </OnlyNow>
    </div>
  )
}
