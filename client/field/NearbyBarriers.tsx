import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { useUnits } from '../api/records.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useServerNow } from '../shell/serverClock.ts'
import type { DevicePosition } from './devicePosition.ts'
import { useIsConnected } from './FieldHeader.tsx'
import { groundOrCounty, type GroundChoice } from './myGround.ts'
import { nearbyBarriers } from './nearbyBarriers.ts'
import { useOutbox } from './useDelivery.ts'

interface NearbyBarriersProps {
  choice: GroundChoice | undefined
  device: DevicePosition
  onOpen: (barrierId: string) => void
}

const shownAtFirst = 3

/** Barriers that stand near an officer, for whoever may report one as damaged. */
export function NearbyBarriers({ choice, device, onOpen }: NearbyBarriersProps) {
  const { t } = useTranslation('field')
  const { t: damage } = useTranslation('fieldDamage')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { length } = useQuantities()
  const { lines, compiledLines } = useCounty()
  const units = useUnits().data
  const barriers = useCollection('barriers').data
  const nowMs = useServerNow(60_000)
  const { waiting } = useOutbox().outbox
  const isConnected = useIsConnected()
  const [showsAll, setShowsAll] = useState(false)
  const here = device.state === 'found' ? device.position : undefined
  const nearby = useMemo(() => {
    const ground = groundOrCounty(choice, units ?? [], lines)
    return nearbyBarriers(barriers ?? [], compiledLines, ground, here, nowMs)
  }, [barriers, compiledLines, units, lines, choice, here, nowMs])
  const shown = showsAll ? nearby : nearby.slice(0, shownAtFirst)
  return (
    <section className="field-card" aria-label={damage('nearestBarriers')}>
      <h2 className="field-heading">{damage('nearestBarriers')}</h2>
      {barriers === undefined ? (
        !isConnected && <p className="field-quiet">{damage('barriersUnknown')}</p>
      ) : (
        <p className="field-quiet">
          {nearby.length === 0
            ? damage('noBarriers')
            : damage(here === undefined ? 'barriersOfStretch' : 'barriersHere')}
        </p>
      )}
      <ul className="field-list">
        {shown.map(({ barrier, awayM, atM }) => (
          <li key={barrier.id}>
            <button type="button" className="field-trail" onClick={() => onOpen(barrier.id)}>
              <span className="field-trail-text">
                <span className="field-trail-name">
                  <b>{nameOf(barrier.properties.name)}</b>
                </span>
                <span className="field-trail-status">
                  {domain(`barrierType.${barrier.properties.type}`)}
                  {waiting.some((act) => act.about === 'damage' && act.barrierId === barrier.id) && (
                    <em> · {t('waitingHere')}</em>
                  )}
                </span>
              </span>
              <span className="field-trail-place">
                {awayM !== null && <b>{length(awayM)}</b>}
                <span>{formatChainage(atM)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < nearby.length && (
        <button type="button" className="field-button field-wide" onClick={() => setShowsAll(true)}>
          {damage('showAllBarriers', { count: nearby.length })}
        </button>
      )}
    </section>
  )
}
