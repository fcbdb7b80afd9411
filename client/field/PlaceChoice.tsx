import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { Choice, Option } from './Choice.tsx'
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
    <Choice label={t('where')}>
      <div className="field-triple">
        {places.map((option) => (
          <Option key={option} isChosen={option === place} onChoose={() => onChoose(option)}>
            {placeWord(option)}
            {option === 'gps' && <small>{gpsNote}</small>}
          </Option>
        ))}
      </div>
    </Choice>
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
