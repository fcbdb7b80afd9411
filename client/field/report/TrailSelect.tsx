import { useTranslation } from 'react-i18next'
import { useUnits } from '../../api/records.ts'
import { useCounty } from '../../api/county.ts'
import { useNameOf } from '../../i18n/language.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { groundOrCounty, rememberedGround } from '../myGround.ts'
import { nearbyTrails } from '../nearbyTrails.ts'
import { useFieldTrails } from '../trails/fieldTrails.ts'

interface TrailSelectProps {
  trailId: string | undefined
  device: DevicePosition
  onChange: (trailId: string | undefined) => void
}

/** On which trail it was, if on one: nearest first, or those of the own stretch. */
export function TrailSelect({ trailId, device, onChange }: TrailSelectProps) {
  const { t } = useTranslation('field')
  const { t: report } = useTranslation('fieldReport')
  const nameOf = useNameOf()
  const { lines } = useCounty()
  const units = useUnits().data
  // One that was found and not sent yet has no number by which it could be named.
  const trails = useFieldTrails()?.filter(({ number }) => number !== null)
  const here = device.state === 'found' ? device.position : undefined
  const ground = groundOrCounty(rememberedGround(localStorage), units ?? [], lines)
  const nearby = nearbyTrails(trails ?? [], ground, here).map(({ trail }) => trail)
  const chosen = trails?.find(({ id }) => id === trailId)
  const offered = chosen === undefined || nearby.includes(chosen) ? nearby : [chosen, ...nearby]
  return (
    <label className="field-label">
      {report('onTrail')}
      <select
        className="field-input"
        value={trailId ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      >
        <option value="">{report('onNoTrail')}</option>
        {offered.map(({ id, number, name }) => (
          <option key={id} value={id}>
            {t('trailNumber', { number })} · {nameOf(name)}
          </option>
        ))}
      </select>
    </label>
  )
}
