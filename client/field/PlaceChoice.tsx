import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import type { DevicePosition } from './devicePosition.ts'

export type Place = 'gps' | 'trail-head' | 'none'

interface PlaceChoiceProps {
  place: Place
  device: DevicePosition
  onChoose: (place: Place) => void
}

const places: readonly Place[] = ['gps', 'trail-head', 'none']

/** Where it was seen: where the phone is, with its accuracy, or at the trail's head. */
export function PlaceChoice({ place, device, onChoose }: PlaceChoiceProps) {
  const { t } = useTranslation('field')
  const { length } = useQuantities()
  const gpsNote =
    device.state === 'found'
      ? t('accuracy', { accuracy: length(device.accuracyM) })
      : device.state === 'looking'
        ? t('gpsWaiting')
        : t('gpsNoFix')
  return (
    <div role="radiogroup" aria-label={t('where')}>
      <p className="field-eyebrow">{t('where')}</p>
      <div className="field-triple">
        {places.map((option) => (
          <button
            key={option}
            type="button"
            role="radio"
            aria-checked={option === place}
            className="field-button field-option"
            onClick={() => onChoose(option)}
          >
            {placeWord(option)}
            {option === 'gps' && <small>{gpsNote}</small>}
          </button>
        ))}
      </div>
    </div>
  )

  function placeWord(option: Place): string {
    switch (option) {
      case 'gps':
        return t('positionGps')
      case 'trail-head':
        return t('positionTrailHead')
      case 'none':
        return t('positionNone')
    }
  }
}
