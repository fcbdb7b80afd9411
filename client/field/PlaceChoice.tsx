import { useTranslation } from 'react-i18next'
import { useQuantities } from '../i18n/quantities.ts'
import { Choice, Option } from './Choice.tsx'
import type { DevicePosition } from './devicePosition.ts'

interface PlaceChoiceProps<Place extends string> {
  options: readonly { readonly place: Place | 'gps'; readonly name: string }[]
  place: Place | 'gps'
  device: DevicePosition
  onAskForPosition: () => void
  onChoose: (place: Place | 'gps') => void
}

/** Where it was seen: where the phone is, with its accuracy, or at a place that is named. */
export function PlaceChoice<Place extends string>(props: PlaceChoiceProps<Place>) {
  const { options, place: chosen, device, onAskForPosition, onChoose } = props
  const { t } = useTranslation('field')
  const { length } = useQuantities()
  const gpsNote =
    device.state === 'found'
      ? t('accuracy', { accuracy: length(device.accuracyM) })
      : t(device.state === 'looking' ? 'gpsWaiting' : 'gpsNoFix')
  return (
    <Choice label={t('where')}>
      <div className={options.length === 3 ? 'field-triple' : 'field-pair'}>
        {options.map(({ place, name }) => (
          <Option
            key={place}
            isChosen={place === chosen}
            onChoose={() => {
              if (place === 'gps') onAskForPosition()
              onChoose(place)
            }}
          >
            {name}
            {place === 'gps' && <small>{gpsNote}</small>}
          </Option>
        ))}
      </div>
    </Choice>
  )
}
