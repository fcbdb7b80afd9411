import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIncidentWords } from '../../history/useIncidentWords.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import type { FieldView } from '../fieldView.ts'
import type { GroundChoice } from '../myGround.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { octagonPath } from './mapSymbols.ts'
import { tappedThing } from './tappedThing.ts'
import { frame, useFieldMap } from './useFieldMap.ts'
import { useGroundData } from './useGroundData.ts'

export interface FieldMapProps {
  choice: GroundChoice | undefined
  device: DevicePosition
  onAskForPosition: () => void
  show: (view: FieldView) => void
}

/** The ground as a map, as last known; a trail that is tapped opens. */
export function FieldMap({ choice, device, onAskForPosition, show }: FieldMapProps) {
  const { t } = useTranslation('fieldMap')
  const { moment } = useQuantities()
  const { framed, data, incidents, stateAtMs } = useGroundData(choice, device)
  const { t: domain } = useTranslation('domain')
  const metWords = useIncidentWords()
  const [metId, setMetId] = useState<string | undefined>(undefined)
  const met = incidents.find(({ id }) => id === metId)
  const inUse = useFieldMap(framed, data)
  const { map } = inUse
  useEffect(() => {
    if (map === undefined) return undefined
    const tapping = map.on('click', ({ point }) => {
      const thing = tappedThing(map, point)
      if (thing?.kind === 'trail') show({ page: 'trail', trailId: thing.id })
      setMetId(thing?.kind === 'incident' ? thing.id : undefined)
    })
    return () => tapping.unsubscribe()
  }, [map, show])
  return (
    <div className="field field-whole">
      <BackHeader title={t('map')} onBack={() => show({ page: 'first' })} />
      <MapCanvas inUse={inUse} device={device} onAskForPosition={onAskForPosition} />
      <footer className="field-map-notes">
        {met !== undefined && (
          <p role="status">
            <b>{domain('incident')}</b> · {moment(Date.parse(met.observedAt))} · {metWords(met).join(' · ')}
          </p>
        )}
        {met === undefined && incidents.length > 0 && (
          <p className="field-quiet field-map-key">
            <svg viewBox="0 0 32 32" width="18" height="18" aria-hidden="true">
              <path d={octagonPath} />
              <path d="M13.8 6.5h4.4v12h-4.4zm0 15h4.4v4.4h-4.4z" fill="#fff" />
            </svg>
            {t('incidentKey')}
          </p>
        )}
        {device.state === 'denied' && <p className="field-warning">{t('positionOff')}</p>}
        <div className="field-row">
          <p className="field-quiet">
            {stateAtMs === undefined ? t('stateUnknown') : t('stateAt', { moment: moment(stateAtMs) })}
          </p>
          <button
            type="button"
            className="field-button"
            onClick={() => map !== undefined && frame(map, framed)}
          >
            {t('wholeStretch')}
          </button>
        </div>
      </footer>
    </div>
  )
}
