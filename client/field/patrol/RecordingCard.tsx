import { useSyncExternalStore } from 'react'
import { v7 as newActId } from 'uuid'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../account/me.ts'
import { useCounty } from '../../api/county.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { useLive } from '../../live/useLive.ts'
import { recorder } from './recorder.ts'
import { RefusedTrack } from './RefusedTrack.tsx'
import { sendTrack } from './sendTrack.ts'
import { keepBatch } from './trackStore.ts'
import { useCurrentRecording, useRecordedHere } from './useRecording.ts'
import type { PatrolToday } from './usePatrols.ts'

/** Whether this phone records the way, what it missed, and how else a track gets here. */
export function RecordingCard({ today: { patrol, state } }: { today: PatrolToday }) {
  const { t } = useTranslation('fieldPatrol')
  const { clock } = useQuantities()
  const { userName } = useMe().actor
  const { clockOffsetMs } = useCounty()
  const live = useLive()
  const current = useCurrentRecording()
  const isUnkept = useSyncExternalStore(recorder.subscribe, recorder.isUnkept)
  const recorded = useRecordedHere(patrol.id)
  const isHere = current?.patrolId === patrol.id && current.userName === userName
  const send = () => void sendTrack(() => live.wrote(undefined)).catch(() => undefined)
  const bringFile = async (file: File) => {
    const content = { kind: 'gpx' as const, text: await file.text() }
    await keepBatch({ actId: newActId(), patrolId: patrol.id, userName, content, refusal: null })
    send()
  }
  return (
    <section className="field-card" aria-label={t('track')}>
      <h2 className="field-heading">{t('track')}</h2>
      {isHere && (
        <p className="field-on" role="status">
          {t('recording', { clock: clock(current.lastMs) })}
        </p>
      )}
      {isHere && <p className="field-quiet">{t('keepOpen')}</p>}
      {!isHere && state === 'under-way' && (
        <>
          <p>{t('notHere')}</p>
          <button
            type="button"
            className="field-button field-wide"
            onClick={() => recorder.begin(patrol.id, userName, Date.now() + clockOffsetMs)}
          >
            {t('recordHere')}
          </button>
        </>
      )}
      {isUnkept && <p className="field-warning">{t('unkept')}</p>}
      {recorded !== undefined && recorded.unsent > 0 && <p>{t('unsent', { count: recorded.unsent })}</p>}
      {recorded?.breaks.map(({ fromMs, toMs, why }) => (
        <p key={fromMs} className="field-warning">
          {t(`break.${why}`, { from: clock(fromMs), to: clock(toMs) })}
        </p>
      ))}
      {recorded?.refused.map((batch) => (
        <RefusedTrack key={batch.actId} batch={batch} />
      ))}
      <label className="field-button field-wide field-take-photo">
        {t('bringGpx')}
        <input
          type="file"
          accept=".gpx,application/gpx+xml"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file !== undefined) void bringFile(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
      <p className="field-quiet">{t('otherwise')}</p>
    </section>
  )
}
