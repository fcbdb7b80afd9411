import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { usePatrols, usePeople, useUnits } from '../../api/records.ts'
import { useTrackers } from '../../api/tracks.ts'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { AskedButton } from '../../shell/AskedButton.tsx'
import { Refusal } from '../../shell/Refusal.tsx'
import { useAct } from '../../shell/useAct.ts'
import { useViewState } from '../../shell/viewState.ts'
import { PatrolTrack } from '../tracks/PatrolTrack.tsx'
import { PatrolSaid } from '../reports/PatrolSaid.tsx'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { PatrolForm } from './PatrolForm.tsx'
import { PatrolRevisit } from './PatrolRevisit.tsx'
import { useBeside } from './useBeside.ts'

/** A patrol assignment: where, when, how and who; to change or cancel, and what became of it. */
export function PatrolInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { moment, length } = useQuantities()
  const beside = useBeside()
  const { fromMs, toMs } = useViewState()
  const { data, isPlaceholderData } = usePatrols({ fromMs, toMs })
  const people = usePeople().data
  const units = useUnits().data
  const trackers = useTrackers().data
  const [editing, setEditing] = useState(false)
  const act = useAct()
  const patrol = data?.find((one) => one.id === id)
  if (patrol === undefined)
    return (
      <Gone loading={data === undefined || isPlaceholderData} kind={domain('patrol')} onClose={onClose} />
    )
  if (editing)
    return (
      <PatrolForm
        lineId={patrol.lineId}
        fromM={patrol.fromM}
        toM={patrol.toM}
        patrol={patrol}
        onClose={() => setEditing(false)}
      />
    )
  const personName = (personId: string) => {
    const person = people?.find((one) => one.id === personId)
    return person === undefined ? '–' : nameOf(person.name)
  }
  const unit = units?.find((one) => one.id === patrol.unitId)
  const tracker = trackers?.find((one) => one.id === patrol.trackerId)
  return (
    <>
      <InspectorHead
        kind={`${domain('patrol')} · ${domain(`patrolMode.${patrol.mode}`)}`}
        title={nameOf(patrol.team)}
        place={beside(patrol.lineId, patrol.fromM)}
        onClose={onClose}
      />
      <OnlyNow right="assign-duty" unitId={patrol.unitId}>
        <Group grow mt="sm">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('change')}
          </Button>
          <AskedButton
            label={t('cancelPatrol')}
            question={t('cancelPatrolQuestion')}
            keep={t('keep')}
            loading={act.sending}
            onConfirm={() =>
              act.send(
                { method: 'DELETE', address: `/patrols/${patrol.id}`, version: patrol.version },
                onClose,
              )
            }
          />
        </Group>
      </OnlyNow>
      <Refusal sentence={act.refusal} />
      <div className="inspector-part">
        <Facts
          facts={[
            {
              label: t('stretch'),
              value: `${formatStretch(patrol)} (${length(patrol.toM - patrol.fromM)})`,
            },
            { label: t('fromTime'), value: moment(Date.parse(patrol.from)) },
            { label: t('toTime'), value: moment(Date.parse(patrol.to)) },
            ...(unit === undefined ? [] : [{ label: t('unit'), value: nameOf(unit.name) }]),
            ...(patrol.leadId === null ? [] : [{ label: t('lead'), value: personName(patrol.leadId) }]),
            ...(patrol.memberIds.length === 0
              ? []
              : [{ label: t('members'), value: patrol.memberIds.map(personName).join(', ') }]),
            {
              label: domain('tracker'),
              value: tracker === undefined ? t('noTracker') : nameOf(tracker.name),
            },
          ]}
        />
        <PatrolRevisit
          lineId={patrol.lineId}
          values={{
            ...patrol,
            speedKmh: patrol.speedKmh ?? '',
            fromMs: Date.parse(patrol.from),
            toMs: Date.parse(patrol.to),
          }}
        />
      </div>
      <PatrolSaid patrol={patrol} />
      <PatrolTrack patrol={patrol} />
      <HistoryPart kind="patrol" id={id} />
    </>
  )
}
