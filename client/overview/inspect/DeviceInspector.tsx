import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OnlyNow } from '../../knowledge/OnlyNow.tsx'
import { formatStretch } from '../../../geo/chainageLabel.ts'
import { useCollection } from '../../api/collections.ts'
import { useDesks } from '../../api/records.ts'
import { HistoryPart } from '../../history/HistoryPart.tsx'
import { useNameOf } from '../../i18n/language.ts'
import { useQuantities } from '../../i18n/quantities.ts'
import { stateAt } from '../../map/useDomainRows.ts'
import { Refusal } from '../../shell/Refusal.tsx'
import { useServerNow, wholeMinute } from '../../shell/serverClock.ts'
import { useAct } from '../../shell/useAct.ts'
import { useViewState } from '../../shell/viewState.ts'
import { Facts } from './Facts.tsx'
import { Gone } from './Gone.tsx'
import { InspectorHead } from './InspectorHead.tsx'
import { InspectorPart } from './InspectorPart.tsx'
import { useBeside } from './useBeside.ts'

const statesShown = 8

/** A device: its range and sweep, whether it works, and dating that it went down or came up. */
export function DeviceInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  const nameOf = useNameOf()
  const { duration, moment } = useQuantities()
  const beside = useBeside()
  const { atMs } = useViewState()
  const nowMs = wholeMinute(useServerNow())
  const { data } = useCollection('devices')
  const desks = useDesks().data
  const act = useAct()
  const device = data?.find((one) => one.id === id)
  if (device === undefined)
    return <Gone loading={data === undefined} kind={domain('device')} onClose={onClose} />
  const { properties, geometry } = device
  const places = [{ lineId: properties.lineId, atM: properties.chainageM }]
  const working = stateAt(properties.states, atMs)?.working ?? false
  const workingNow = stateAt(properties.states, nowMs)?.working ?? false
  const desk = desks?.find((one) => one.id === properties.deskId)
  const switchState = () =>
    act.send({
      method: 'PUT',
      address: `/collections/devices/items/${id}`,
      version: properties.version,
      body: {
        lineId: properties.lineId,
        name: properties.name,
        type: properties.type,
        position: geometry.coordinates,
        range: properties.range,
        sweepMin: properties.sweepMin,
        deskId: properties.deskId,
        unitId: properties.unitId,
        states: [
          ...properties.states,
          { working: !workingNow, from: new Date(nowMs).toISOString() },
        ].toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from)),
      },
    })
  return (
    <>
      <InspectorHead
        kind={`${domain('device')} · ${domain(`deviceType.${properties.type}`)}`}
        title={nameOf(properties.name)}
        place={beside(properties.lineId, properties.chainageM)}
        onClose={onClose}
      />
      <div className="inspector-part">
        <Facts
          facts={[
            { label: t('status'), value: <strong>{map(working ? 'working' : 'down')}</strong> },
            {
              label: t('range'),
              value: formatStretch(properties.range),
            },
            { label: t('sweep'), value: duration(properties.sweepMin * 60_000) },
            ...(desk === undefined ? [] : [{ label: t('watchedBy'), value: nameOf(desk.name) }]),
          ]}
        />
        <Refusal sentence={act.refusal} />
        <OnlyNow right="keep-places" unitId={properties.unitId} places={places}>
          <Button
            variant="default"
            fullWidth
            mt="sm"
            loading={act.sending}
            onClick={() => void switchState()}
          >
            {t(workingNow ? 'setDown' : 'setUp')}
          </Button>
        </OnlyNow>
      </div>
      <InspectorPart title={t('workedSoFar')}>
        <Facts
          facts={properties.states
            .toReversed()
            .slice(0, statesShown)
            .map((state) => ({
              label: moment(Date.parse(state.from)),
              value: map(state.working ? 'working' : 'down'),
            }))}
        />
      </InspectorPart>
      <HistoryPart kind="device" id={id} />
    </>
  )
}
