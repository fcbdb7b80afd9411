import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuantities } from '../../i18n/quantities.ts'
import { BackHeader } from '../BackHeader.tsx'
import type { DevicePosition } from '../devicePosition.ts'
import type { FieldView } from '../fieldView.ts'
import type { GroundChoice } from '../myGround.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { tappedTrail } from './tappedTrail.ts'
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
  const { framed, data, stateAtMs } = useGroundData(choice, device)
  const inUse = useFieldMap(framed, data)
  const { map } = inUse
  useEffect(() => {
    if (map === undefined) return undefined
    const tapping = map.on('click', ({ point }) => {
      const trailId = tappedTrail(map, point)
      if (trailId !== undefined) show({ page: 'trail', trailId })
    })
    return () => tapping.unsubscribe()
  }, [map, show])
  return (
    <div className="field field-whole">
      <BackHeader title={t('map')} onBack={() => show({ page: 'first' })} />
      <MapCanvas inUse={inUse} device={device} onAskForPosition={onAskForPosition} />
      <footer className="field-map-notes">
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
