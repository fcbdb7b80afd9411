import { useEffect, useEffectEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pathLengthM } from '../../../geo/geodesic.ts'
import type { Position } from '../../../geo/units.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { rememberedGround } from '../myGround.ts'
import { pickedFeatures } from './fieldMapData.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { useFieldMap } from './useFieldMap.ts'
import { useGroundData } from './useGroundData.ts'

export interface PickOnMapProps {
  /** One place, or a path from its first point to its last. */
  pick: 'point' | 'path'
  /** What is picked so far, as [lon, lat]; of a point none or one. */
  picked: readonly Position[]
  onPick: (picked: readonly Position[]) => void
  device: DevicePosition
  onAskForPosition: () => void
}

/** Seven decimals are a centimetre: more is noise. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** The map moves below a cross: what is picked is never under the thumb. A tap on the map picks there too. */
export function PickingMap({ pick, picked, onPick, device, onAskForPosition }: PickOnMapProps) {
  const { t } = useTranslation('fieldMap')
  const { length } = useQuantities()
  const { framed, data } = useGroundData(rememberedGround(localStorage), device)
  const shown = useMemo(() => ({ ...data, 'field-picked': pickedFeatures(picked) }), [data, picked])
  const here = device.state === 'found' ? device.position : undefined
  const inUse = useFieldMap(picked.length > 0 ? picked : here === undefined ? framed : [here], shown)
  const { map } = inUse
  const add = ([lon, lat]: Position) => {
    const place: Position = [rounded(lon), rounded(lat)]
    onPick(pick === 'point' ? [place] : [...picked, place])
  }
  const addTapped = useEffectEvent(add)
  useEffect(() => {
    const tapping = map?.on('click', ({ lngLat }) => addTapped([lngLat.lng, lngLat.lat]))
    return () => tapping?.unsubscribe()
  }, [map])
  return (
    <div className="field-pick">
      <p className="field-quiet">{t(pick === 'point' ? 'pickPoint' : 'pickPath')}</p>
      <MapCanvas inUse={inUse} device={device} onAskForPosition={onAskForPosition}>
        <svg viewBox="0 0 44 44" className="field-map-cross" aria-hidden="true">
          <path className="field-map-cross-casing" d="M22 2v15M22 27v15M2 22h15M27 22h15" />
          <path d="M22 2v15M22 27v15M2 22h15M27 22h15" />
        </svg>
      </MapCanvas>
      <div className="field-pair">
        <button
          type="button"
          className="field-button field-button-main"
          disabled={map === undefined}
          onClick={() => {
            const centre = map?.getCenter()
            if (centre !== undefined) add([centre.lng, centre.lat])
          }}
        >
          {t(pick === 'point' ? 'pointHere' : 'addPoint')}
        </button>
        <button
          type="button"
          className="field-button"
          onClick={() => (here === undefined ? onAskForPosition() : add(here))}
        >
          {t(pick === 'point' ? 'setMine' : 'addMine')}
        </button>
      </div>
      {pick === 'path' && (
        <div className="field-row">
          <span>
            {t('length', {
              count: picked.length,
              length: length(picked.length < 2 ? 0 : pathLengthM(picked)),
            })}
          </span>
          <button
            type="button"
            className="field-button"
            disabled={picked.length === 0}
            onClick={() => onPick(picked.slice(0, -1))}
          >
            {t('removeLast')}
          </button>
        </div>
      )}
    </div>
  )
}
