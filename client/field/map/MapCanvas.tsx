import './fieldMap.css'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DevicePosition } from '../devicePosition.ts'
import type { FieldMapInUse } from './useFieldMap.ts'

interface MapCanvasProps {
  inUse: FieldMapInUse
  device: DevicePosition
  onAskForPosition: () => void
  children?: ReactNode
}

const nearZoom = 15

/** The map itself with its three buttons, each as large as a thumb. */
export function MapCanvas({
  inUse: { container, map, isRefused },
  device,
  onAskForPosition,
  children,
}: MapCanvasProps) {
  const { t } = useTranslation('fieldMap')
  if (isRefused) return <p className="field-map-refused field-warning">{t('noGraphics')}</p>
  return (
    <div className="field-map">
      <div ref={container} className="field-map-ground" />
      {children}
      <div className="field-map-buttons">
        <button type="button" className="field-button" aria-label={t('zoomIn')} onClick={() => map?.zoomIn()}>
          +
        </button>
        <button
          type="button"
          className="field-button"
          aria-label={t('zoomOut')}
          onClick={() => map?.zoomOut()}
        >
          −
        </button>
        <button
          type="button"
          className="field-button"
          onClick={() => (device.state === 'found' ? flyTo(map, device.position) : onAskForPosition())}
        >
          {device.state === 'looking' ? t('positionComing') : t('myPosition')}
        </button>
      </div>
    </div>
  )
}

function flyTo(map: MapLibreMap | undefined, [lon, lat]: readonly [number, number]): void {
  map?.easeTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), nearZoom) })
}
