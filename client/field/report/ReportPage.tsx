import { IconArrowsExchange, IconNotes, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../account/me.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import type { FieldView } from '../fieldView.ts'
import type { GroundChoice } from '../myGround.ts'
import { NearbyBarriers } from '../NearbyBarriers.tsx'

interface ReportPageProps {
  choice: GroundChoice | undefined
  device: DevicePosition
  show: (view: FieldView, options?: { replace?: boolean }) => void
}

/** Something happened: what can be reported beside trails and gaps, likeliest first. */
export function ReportPage({ choice, device, show }: ReportPageProps) {
  const { t } = useTranslation('fieldReport')
  const mayReportIncidents = useMay('report-incidents')
  const mayLogDuty = useMay('log-duty')
  const mayNote = useMay('write-field-notes')
  const mayReportDamage = useMay('report-damage')
  return (
    <div className="field">
      <BackHeader title={t('report')} onBack={() => show({ page: 'first' }, { replace: true })} />
      <main className="field-main">
        <div className="field-acts">
          {mayReportIncidents && (
            <Entry
              icon={<IconUsers size={30} aria-hidden="true" />}
              title={t('incident')}
              hint={t('incidentHint')}
              onOpen={() => show({ page: 'incident', trailId: undefined, corrects: undefined })}
            />
          )}
          {mayLogDuty && (
            <Entry
              icon={<IconArrowsExchange size={30} aria-hidden="true" />}
              title={t('handover')}
              hint={t('handoverHint')}
              onOpen={() => show({ page: 'handover', checkpointId: undefined, corrects: undefined })}
            />
          )}
          {mayNote && (
            <Entry
              icon={<IconNotes size={30} aria-hidden="true" />}
              title={t('note')}
              hint={t('noteHint')}
              onOpen={() => show({ page: 'note', about: { kind: 'ground' }, corrects: undefined })}
            />
          )}
        </div>
        {mayReportDamage && (
          <NearbyBarriers
            choice={choice}
            device={device}
            onOpen={(barrierId) => show({ page: 'damage', barrierId, corrects: undefined })}
          />
        )}
      </main>
    </div>
  )
}

interface EntryProps {
  icon: ReactNode
  title: string
  hint: string
  onOpen: () => void
}

function Entry({ icon, title, hint, onOpen }: EntryProps) {
  return (
    <button type="button" className="field-trail field-entry" onClick={onOpen}>
      {icon}
      <span className="field-trail-text">
        <b>{title}</b>
        <small>{hint}</small>
      </span>
      <span aria-hidden="true">›</span>
    </button>
  )
}
