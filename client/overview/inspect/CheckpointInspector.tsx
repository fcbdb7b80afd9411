import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import type { CoverageAnswer } from '../../../data/model/coverageAnswer.ts'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useCollection } from '../../api/collections.ts'
import { useUnits } from '../../api/records.ts'
import { FourChiefs } from '../../chiefs/FourChiefs.tsx'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { NotesHere } from '../reports/DutyReports.tsx'
import { Handovers } from '../reports/Handovers.tsx'
import { CheckpointForm } from './CheckpointForm.tsx'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'
import { RosterList } from './RosterList.tsx'
import { StaffingLogs } from './StaffingLogs.tsx'
import { useBeside } from './useBeside.ts'

export interface CheckpointInspectorProps {
  id: string
  coverage: CoverageAnswer | undefined
  onClose: () => void
}

/** A checkpoint: whether it is staffed, its reach and minimum, and its roster. */
export function CheckpointInspector({ id, onClose }: CheckpointInspectorProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  const { t: reports } = useTranslation('reports')
  const nameOf = useNameOf()
  const beside = useBeside()
  const { data } = useCollection('checkpoints')
  const units = useUnits().data
  const [editing, setEditing] = useState(false)
  const checkpoint = data?.find((one) => one.id === id)
  if (checkpoint === undefined)
    return <Gone loading={data === undefined} kind={domain('checkpoint')} onClose={onClose} />
  const { properties } = checkpoint
  const places = [{ lineId: properties.lineId, atM: properties.chainageM }]
  const unit = units?.find((one) => one.id === properties.unitId)
  if (editing) return <CheckpointForm checkpoint={checkpoint} onClose={() => setEditing(false)} />
  return (
    <>
      <InspectorHead
        kind={domain('checkpoint')}
        title={nameOf(properties.name)}
        place={beside(properties.lineId, properties.chainageM)}
        onClose={onClose}
      />
      <div className="inspector-part">
        <Facts
          facts={[
            {
              label: t('now'),
              value: <strong>{map(properties.staffedNow ? 'staffed' : 'notStaffed')}</strong>,
            },
            { label: t('onDutyNow'), value: `${properties.onDutyNow} / ${properties.minimumStaff}` },
            {
              label: t('reach'),
              value: properties.reach === null ? t('inland') : formatStretch(properties.reach),
            },
            ...(unit === undefined ? [] : [{ label: t('unit'), value: nameOf(unit.name) }]),
          ]}
        />
        <OnlyNow right="keep-places" unitId={properties.unitId} places={places}>
          <Button variant="default" fullWidth mt="sm" onClick={() => setEditing(true)}>
            {t('change')}
          </Button>
        </OnlyNow>
      </div>
      <InspectorPart title={domain('roster')}>
        <RosterList placeId={id} unitId={properties.unitId} places={places} />
      </InspectorPart>
      <InspectorPart title={reports('handovers')}>
        <Handovers placeId={id} />
      </InspectorPart>
      <InspectorPart title={t('staffingLogs')}>
        <StaffingLogs placeId={id} unitId={properties.unitId} places={places} />
      </InspectorPart>
      <NotesHere
        lineId={properties.lineId}
        fromM={properties.chainageM}
        toM={properties.chainageM}
        thingId={id}
      />
      <InspectorPart title={domain('chiefs')}>
        <FourChiefs
          lineId={properties.lineId}
          places={[{ fromM: properties.chainageM, toM: properties.chainageM }]}
          pointId={id}
        />
      </InspectorPart>
      <HistoryPart kind="checkpoint" id={id} />
    </>
  )
}
