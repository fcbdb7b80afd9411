import { useTranslation } from 'react-i18next'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { PlaceChoice } from '../PlaceChoice.tsx'
import type { useSpot } from './useSpot.ts'

interface SpotChoiceProps {
  spot: ReturnType<typeof useSpot>
  device: DevicePosition
  onAskForPosition: () => void
}

/** By GPS, or by a chainage that is typed. */
export function SpotChoice({ spot: { said, say, choose }, device, onAskForPosition }: SpotChoiceProps) {
  const { t } = useTranslation('field')
  const { t: damage } = useTranslation('fieldDamage')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  return (
    <>
      <PlaceChoice
        options={[
          { place: 'gps', name: t('positionGps') },
          { place: 'chainage', name: damage('positionChainage') },
        ]}
        place={said.where}
        device={device}
        onAskForPosition={onAskForPosition}
        onChoose={choose}
      />
      {said.where === 'chainage' && lines.length > 1 && (
        <label className="field-label">
          {domain('borderLine')}
          <select
            className="field-input"
            value={said.lineId}
            onChange={(event) => say({ lineId: event.currentTarget.value })}
          >
            {lines.map(({ id, name }) => (
              <option key={id} value={id}>
                {nameOf(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      {said.where === 'chainage' && (
        <label className="field-label">
          {damage('chainageAt')}
          <input
            className="field-input"
            value={said.chainage}
            placeholder="K12+300"
            onChange={(event) => say({ where: 'chainage', chainage: event.currentTarget.value })}
          />
        </label>
      )}
    </>
  )
}
