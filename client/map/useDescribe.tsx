import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageKind, LineCoverage } from '../../data/model/coverageAnswer.ts'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { useCollection } from '../api/collections.ts'
import { usePatrols } from '../api/records.ts'
import type { IncidentItem } from '../api/dutyReports.ts'
import type { TeamNow } from '../api/tracks.ts'
import { useNameOf } from '../i18n/language.ts'
import { useIncidentWords } from '../history/useIncidentWords.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { useStateName } from '../i18n/useStateName.ts'
import { useServerNow } from '../shell/serverClock.ts'
import type { Picked } from './mapScale.ts'
import { freshnessOf } from './teamLayer.ts'

const hourMs = 3_600_000

/** Two plain lines about what the pointer is over. */
export function useDescribe(
  coverage: readonly LineCoverage[] | undefined,
  kind: CoverageKind,
  teams?: readonly TeamNow[],
  incidents?: readonly IncidentItem[],
): (picked: Picked) => ReactNode {
  const stateName = useStateName()
  const { t } = useTranslation('domain')
  const { t: map } = useTranslation('map')
  const nameOf = useNameOf()
  const { length, duration, clock, moment } = useQuantities()
  const met = useIncidentWords()
  const hour = Math.floor(useServerNow() / hourMs) * hourMs
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const barriers = useCollection('barriers').data
  const devices = useCollection('devices').data
  const ports = useCollection('ports').data
  const tradePoints = useCollection('trade-points').data
  const markers = useCollection('markers').data
  const patrols = usePatrols({ fromMs: hour, toMs: hour + hourMs }).data

  const note = (title: string, facts: readonly string[]) => (
    <>
      <strong>{title}</strong>
      <br />
      {facts.join(' · ')}
    </>
  )
  return (picked) => {
    const byId = <Feature extends { id: string }>(list: readonly Feature[] | undefined) =>
      'id' in picked ? list?.find(({ id }) => id === picked.id) : undefined
    switch (picked.kind) {
      case 'stretch': {
        const run = coverage
          ?.find(({ lineId }) => lineId === picked.lineId)
          ?.runsNow.find(({ fromM, toM }) => fromM <= picked.fromM && picked.fromM < toM)
        return note(formatStretch(picked), [
          ...(run === undefined
            ? []
            : [
                `${stateName(run.state, kind)} (${t(`byKind.${kind}`)})`,
                map('limit', { duration: duration(run.limitMin * 60_000) }),
              ]),
          length(picked.toM - picked.fromM),
        ])
      }
      case 'trail': {
        const trail = byId(trails)?.properties
        if (trail === undefined) return null
        return note(`${t('trail')} ${trail.number} · ${nameOf(trail.name)}`, [
          t(`trailKind.${trail.kind}`),
          ...(trail.status === null ? [] : [t(`trailStatus.${trail.status}`)]),
          ...trail.meetsLineAtM.map(formatChainage),
        ])
      }
      case 'checkpoint': {
        const checkpoint = byId(checkpoints)?.properties
        if (checkpoint === undefined) return null
        return note(nameOf(checkpoint.name), [
          map(checkpoint.staffedNow ? 'staffed' : 'notStaffed'),
          map('onDuty', { count: checkpoint.onDutyNow }),
          formatChainage(checkpoint.chainageM),
        ])
      }
      case 'barrier': {
        const barrier = byId(barriers)?.properties
        if (barrier === undefined) return null
        return note(nameOf(barrier.name), [t(`barrierType.${barrier.type}`), length(barrier.lengthM)])
      }
      case 'device': {
        const device = byId(devices)?.properties
        if (device === undefined) return null
        return note(nameOf(device.name), [
          t(`deviceType.${device.type}`),
          map(device.workingNow ? 'working' : 'down'),
          length(device.range.toM - device.range.fromM),
        ])
      }
      case 'port':
      case 'trade-point': {
        const place = (picked.kind === 'port' ? byId(ports) : byId(tradePoints))?.properties
        if (place === undefined) return null
        return note(nameOf(place.name), [
          t(picked.kind === 'port' ? 'port' : 'tradePoint'),
          map(place.open ? 'open' : 'closed'),
        ])
      }
      case 'patrol': {
        const patrol = byId(patrols)
        if (patrol === undefined) return null
        return note(nameOf(patrol.team), [
          t(`patrolMode.${patrol.mode}`),
          `${clock(Date.parse(patrol.from))} – ${clock(Date.parse(patrol.to))}`,
          formatStretch(patrol),
        ])
      }
      case 'team': {
        const team = byId(teams)?.properties
        if (team === undefined) return null
        return note(nameOf(team.name), [
          map(`fix.${freshnessOf(team.ageS)}`, { age: duration(Math.max(0, team.ageS) * 1000) }),
          ...(team.accuracyM === null ? [] : [map('accuracy', { metres: Math.round(team.accuracyM) })]),
          ...(team.chainageM === null ? [] : [formatChainage(team.chainageM)]),
          ...(team.offsetM === null ? [] : [map('offLine', { length: length(Math.abs(team.offsetM)) })]),
        ])
      }
      case 'incident': {
        const incident = byId(incidents)
        if (incident === undefined) return null
        return note(`${t('incident')} · ${moment(Date.parse(incident.observedAt))}`, [
          ...met(incident),
          formatChainage(incident.chainageM),
        ])
      }
      case 'marker': {
        const marker = byId(markers)?.properties
        if (marker === undefined) return null
        return note(`${t('marker')} ${marker.number}`, [formatChainage(marker.chainageM)])
      }
    }
  }
}
