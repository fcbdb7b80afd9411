import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { TrailSurroundings, WayThere } from '../../data/model/trailSurroundings.ts'
import { useNameOf } from '../i18n/language.ts'
import { pageAddress } from '../shell/pageAddress.ts'
import { TrailPart } from './TrailPart.tsx'
import { useWayWords } from './useWayWords.ts'

/** Where somebody who has to cross does so lawfully, whether people pass there now, and the way there. */
export function CrossingPart({ around }: { around: TrailSurroundings }) {
  const { t } = useTranslation('trails')
  const { port, passingPort, tradePoint, hasRoads } = around
  return (
    <TrailPart title={t('lawfulCrossing')}>
      {port === null ? (
        <Text size="sm">{t('noPort')}</Text>
      ) : (
        <CrossingWay label={t('nearestPort')} kind="port" id={port.id} way={port} />
      )}
      {passingPort !== null && (
        <CrossingWay label={t('passingPort')} kind="port" id={passingPort.id} way={passingPort} />
      )}
      {tradePoint !== null && (
        <CrossingWay label={t('nearestTradePoint')} kind="trade-point" id={tradePoint.id} way={tradePoint} />
      )}
      {!hasRoads && port !== null && (
        <Text size="xs" c="dimmed">
          {t('noRoads')}
        </Text>
      )}
    </TrailPart>
  )
}

interface CrossingWayProps {
  label: string
  kind: 'port' | 'trade-point'
  id: string
  way: WayThere
}

function CrossingWay({ label, kind, id, way }: CrossingWayProps) {
  const { search } = useLocation()
  const nameOf = useNameOf()
  const words = useWayWords()
  return (
    <div className="trail-way">
      <p className="trail-quiet">{label}</p>
      <p>
        <Link className="trails-link" to={pageAddress('overview', search, { selection: { kind, id } })}>
          {nameOf(way.name)}
        </Link>
      </p>
      {kind === 'port' && <p className="trail-passage">{words.passage(way)}</p>}
      <p>{words.way(way)}</p>
    </div>
  )
}
