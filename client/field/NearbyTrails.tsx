import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useQuantities } from '../i18n/quantities.ts'
import type { DevicePosition } from './devicePosition.ts'
import { groundOrCounty, type GroundChoice } from './myGround.ts'
import { nearbyTrails, trailsNumbered } from './nearbyTrails.ts'
import { TrailRow } from './TrailRow.tsx'
import { useFieldTrails } from './trails/fieldTrails.ts'

interface NearbyTrailsProps {
  choice: GroundChoice | undefined
  device: DevicePosition
  onAskForPosition: () => void
  onOpen: (trailId: string) => void
  /** Nothing where somebody may not put ways on the list. */
  onFind?: (() => void) | undefined
}

const shownAtFirst = 6

/** The second big thing: the trails an officer may be standing at, or one found by its number. */
export function NearbyTrails({ choice, device, onAskForPosition, onOpen, onFind }: NearbyTrailsProps) {
  const { t } = useTranslation('field')
  const { t: words } = useTranslation('fieldTrails')
  const { length } = useQuantities()
  const { lines } = useCounty()
  const units = useUnits().data
  const trails = useFieldTrails()
  const [typed, setTyped] = useState('')
  const [showsAll, setShowsAll] = useState(false)

  const here = device.state === 'found' ? device.position : undefined
  const nearby = useMemo(() => {
    const ground = groundOrCounty(choice, units ?? [], lines)
    return nearbyTrails(trails ?? [], ground, here)
  }, [trails, units, lines, choice, here])
  const isSearching = typed.trim() !== ''
  const found = isSearching
    ? trailsNumbered(trails ?? [], typed).map((trail) => ({ trail, distanceM: null }))
    : nearby
  const shown = showsAll ? found : found.slice(0, shownAtFirst)

  return (
    <section className="field-card" aria-label={t('nearestTrails')}>
      <div className="field-row">
        <h2 className="field-heading">{here === undefined ? t('trailsOfStretch') : t('nearestTrails')}</h2>
        {device.state === 'off' && (
          <button type="button" className="field-button" onClick={onAskForPosition}>
            {t('useGps')}
          </button>
        )}
        {device.state === 'looking' && <span className="field-quiet">{t('gpsWaiting')}</span>}
        {device.state === 'found' && (
          <span className="field-quiet">{t('gpsOn', { accuracy: length(device.accuracyM) })}</span>
        )}
      </div>
      {device.state === 'denied' && <p className="field-quiet">{t('gpsDenied')}</p>}
      <input
        className="field-input"
        type="search"
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={t('searchTrail')}
        aria-label={t('searchTrail')}
      />
      {trails !== undefined && shown.length === 0 && (
        <p className="field-quiet">{isSearching ? t('noTrailFound') : t('noTrails')}</p>
      )}
      <ul className="field-list">
        {shown.map(({ trail, distanceM }) => (
          <li key={trail.id}>
            <TrailRow trail={trail} distanceM={distanceM} onOpen={() => onOpen(trail.id)} />
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" className="field-button field-wide" onClick={() => setShowsAll(true)}>
          {t('showAllTrails', { count: found.length })}
        </button>
      )}
      {onFind !== undefined && (
        <button type="button" className="field-button field-wide" onClick={onFind}>
          {words('findWay')}
        </button>
      )}
    </section>
  )
}
