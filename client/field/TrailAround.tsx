import './trailAround.css'
import { useTranslation } from 'react-i18next'
import type { TrailSurroundings, WayThere } from '../../data/model/trailSurroundings.ts'
import { isLate } from '../../geo/sealDue.ts'
import { useTrailSurroundings } from '../api/trailSurroundings.ts'
import { useNameOf } from '../i18n/language.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { FourChiefs } from '../chiefs/FourChiefs.tsx'
import { useServerNow } from '../shell/serverClock.ts'
import type { TrailRow } from '../trails/trailRows.ts'
import { useTrailRows } from '../trails/useTrailRows.ts'
import { useWayWords } from '../trails/useWayWords.ts'
import { useIsConnected } from './FieldHeader.tsx'

/** What is due at a trail, who answers for it, where one crosses lawfully, and how deep it leads. */
export function TrailAround({ trailId }: { trailId: string }) {
  const { t } = useTranslation('trails')
  const { t: field } = useTranslation('field')
  const isConnected = useIsConnected()
  const row = useTrailRows()?.find(({ id }) => id === trailId)
  const around = useTrailSurroundings(trailId)
  return (
    <>
      {row?.due !== undefined && <DueHere due={row.due} />}
      {row !== undefined && (
        <section className="field-card" aria-label={t('answersFor')}>
          <h2 className="field-heading">{t('answersFor')}</h2>
          <FourChiefs
            lineId={row.lineId}
            places={row.meetsLineAtM.map((atM) => ({ fromM: atM, toM: atM }))}
            pointId={row.id}
          />
        </section>
      )}
      {around !== undefined && <CrossingHere around={around} />}
      {around !== undefined && <DepthHere around={around} />}
      {around === undefined && !isConnected && <p className="field-quiet">{field('aroundUnavailable')}</p>}
    </>
  )
}

function DueHere({ due }: { due: NonNullable<TrailRow['due']> }) {
  const { t } = useTranslation('trails')
  const { moment } = useQuantities()
  const nowMs = useServerNow()
  const at = (dueMs: number) => `${moment(dueMs)}${isLate(dueMs, nowMs) ? ` · ${t('late')}` : ''}`
  return (
    <section className="field-card" aria-label={t('dueHere')}>
      {due.verificationDueMs !== null && (
        <p>
          {t('verificationDue')}: <b>{at(due.verificationDueMs)}</b>
        </p>
      )}
      <p>
        {t('reinspectionDue')}: <b>{at(due.reinspectionDueMs)}</b>
      </p>
    </section>
  )
}

function CrossingHere({ around }: { around: TrailSurroundings }) {
  const { t } = useTranslation('trails')
  const { port, passingPort } = around
  return (
    <section className="field-card" aria-label={t('lawfulCrossing')}>
      <h2 className="field-heading">{t('lawfulCrossing')}</h2>
      {port === null ? <p>{t('noPort')}</p> : <PortHere port={port} />}
      {passingPort !== null && <PortHere port={passingPort} />}
    </section>
  )
}

function PortHere({ port }: { port: WayThere }) {
  const nameOf = useNameOf()
  const words = useWayWords()
  return (
    <>
      <p>
        <b>{nameOf(port.name)}</b>
      </p>
      <p>{words.passage(port)}</p>
      <p className="field-quiet">{words.way(port)}</p>
    </>
  )
}

function DepthHere({ around }: { around: TrailSurroundings }) {
  const { t } = useTranslation('trails')
  const nameOf = useNameOf()
  const { number } = useQuantities()
  const words = useWayWords()
  const { place, road, checkpoint } = around.depth
  return (
    <section className="field-card" aria-label={t('depth')}>
      <h2 className="field-heading">{t('depth')}</h2>
      {place !== null && (
        <p>
          {t('firstVillageIs', { name: nameOf(place.name) })}: <b>{words.walk(place.walk)}</b>
        </p>
      )}
      {road !== null && (
        <p>
          {t('firstRoad')}: <b>{words.walk(road)}</b>
        </p>
      )}
      <p>
        {checkpoint === null ? (
          `${t('firstCheckpoint')}: ${t('noCheckpointStaffed')}`
        ) : (
          <>
            {t('firstCheckpointIs', { name: nameOf(checkpoint.name) })}: <b>{words.walk(checkpoint.walk)}</b>
          </>
        )}
      </p>
      <p className="field-quiet">
        {t('depthAssumes', { speed: number(around.footKmh, 1), version: around.policyVersion })}
      </p>
    </section>
  )
}
