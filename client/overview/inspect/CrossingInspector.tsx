import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollection } from '../../api/collections.ts'
import { useUnits } from '../../api/records.ts'
import { FourChiefs } from '../../chiefs/FourChiefs.tsx'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { useWayWords } from '../../trails/useWayWords.ts'
import { CrossingForm } from './CrossingForm.tsx'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'
import { useBeside } from './useBeside.ts'

export interface CrossingInspectorProps {
  kind: 'port' | 'trade-point'
  id: string
  onClose: () => void
}

/** A port of entry or a border trade point: where it is, whether it is open, and whether people pass. */
export function CrossingInspector({ kind, id, onClose }: CrossingInspectorProps) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  const nameOf = useNameOf()
  const beside = useBeside()
  const ports = useCollection('ports').data
  const tradePoints = useCollection('trade-points').data
  const units = useUnits().data
  const words = useWayWords()
  const [changing, setChanging] = useState(false)
  const list = kind === 'port' ? ports : tradePoints
  const place = list?.find((one) => one.id === id)
  const title = domain(kind === 'port' ? 'port' : 'tradePoint')
  if (place === undefined) return <Gone loading={list === undefined} kind={title} onClose={onClose} />
  if (changing) return <CrossingForm kind={kind} crossing={place} onClose={() => setChanging(false)} />
  const { properties, geometry } = place
  const unit = units?.find((one) => one.id === properties.unitId)
  return (
    <>
      <InspectorHead
        kind={title}
        title={nameOf(properties.name)}
        place={beside(properties.lineId, properties.chainageM)}
        onClose={onClose}
      />
      <div className="inspector-part">
        <Facts
          facts={[
            { label: t('status'), value: <strong>{map(properties.open ? 'open' : 'closed')}</strong> },
            { label: t('peoplePass'), value: words.passage(properties) },
            ...(geometry.type === 'Point'
              ? [
                  {
                    label: t('position'),
                    value: geometry.coordinates.map((part) => part.toFixed(5)).join(', '),
                  },
                ]
              : []),
            ...(unit === undefined ? [] : [{ label: t('unit'), value: nameOf(unit.name) }]),
          ]}
        />
      </div>
      <OnlyNow
        right="keep-places"
        unitId={properties.unitId}
        places={[{ lineId: properties.lineId, atM: properties.chainageM }]}
      >
        <Button variant="default" mt="sm" onClick={() => setChanging(true)}>
          {t('change')}
        </Button>
      </OnlyNow>
      <InspectorPart title={domain('chiefs')}>
        <FourChiefs
          lineId={properties.lineId}
          places={[{ fromM: properties.chainageM, toM: properties.chainageM }]}
          pointId={id}
        />
      </InspectorPart>
      <HistoryPart kind={kind} id={id} />
    </>
  )
}
