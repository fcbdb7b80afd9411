import { Button, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconPrinter, IconSignRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { pages } from '../../data/model/pages.ts'
import type { TrailEvent } from '../../data/model/trail.ts'
import { useTrailSurroundings } from '../api/trailSurroundings.ts'
import { HistoryPart } from '../history/HistoryPart.tsx'
import { useNameOf } from '../i18n/language.ts'
import { OnlyNow } from '../knowledge/OnlyNow.tsx'
import { FourChiefs } from '../chiefs/FourChiefs.tsx'
import { TrailEventForm } from '../overview/inspect/TrailEventForm.tsx'
import { useBeside } from '../overview/inspect/useBeside.ts'
import { pageAddress } from '../shell/pageAddress.ts'
import { useViewState } from '../shell/viewState.ts'
import { CrossingPart } from './CrossingPart.tsx'
import { DepthPart } from './DepthPart.tsx'
import { DuePart } from './DuePart.tsx'
import { noticeAddress } from './trailAddress.ts'
import { TrailMap } from './TrailMap.tsx'
import { TrailPart } from './TrailPart.tsx'
import type { TrailRow } from './trailRows.ts'
import { TrailTimeline } from './TrailTimeline.tsx'
import { useShownEvents } from './useShownEvents.ts'
import { useTrailRows } from './useTrailRows.ts'

/** One trail: what it asks for, who answers for it, where one crosses lawfully, and all that was entered. */
export function TrailPage({ trailId }: { trailId: string }) {
  const { t } = useTranslation('trails')
  const { search } = useLocation()
  const rows = useTrailRows()
  const row = rows?.find(({ id }) => id === trailId)
  if (row !== undefined) return <KnownTrailPage row={row} />
  return (
    <div className="trail-page">
      <BackLink search={search} />
      {rows !== undefined && <Text>{t('unknownTrail')}</Text>}
    </div>
  )
}

function KnownTrailPage({ row }: { row: TrailRow }) {
  const { t } = useTranslation('trails')
  const { atMs } = useViewState()
  const around = useTrailSurroundings(row.id)
  const { events, withdrawn } = useShownEvents(row.id)
  const positions = useMemo(() => numberedPositions(events), [events])
  return (
    <article className="trail-page on-paper">
      <TrailHead row={row} />
      <div className="trail-columns">
        <div className="trail-column">
          <DuePart row={row} atMs={atMs} />
          {around !== undefined && <CrossingPart around={around} />}
          {around !== undefined && <DepthPart around={around} />}
          <TrailPart title={t('events')}>
            <TrailTimeline
              events={events}
              withdrawn={withdrawn}
              numberOf={({ id }) => positions.find((one) => one.id === id)?.number}
            />
          </TrailPart>
        </div>
        <div className="trail-column">
          <TrailMap row={row} positions={positions} atMs={atMs} />
          <TrailPart title={t('answersFor')}>
            <FourChiefs
              lineId={row.lineId}
              places={row.meetsLineAtM.map((atM) => ({ fromM: atM, toM: atM }))}
              pointId={row.id}
            />
          </TrailPart>
          {around !== undefined && <BarrierPart lineId={row.lineId} barriers={around.barriers} />}
          <OnlyNow
            right="mark-trails"
            unitId={row.unitIds[0] ?? null}
            places={row.meetsLineAtM.map((atM) => ({ lineId: row.lineId, atM }))}
          >
            <div className="trail-screen-only">
              <TrailPart title={t('addEvent')}>
                <TrailEventForm trailId={row.id} events={events} />
              </TrailPart>
            </div>
          </OnlyNow>
          <div className="trail-screen-only">
            <HistoryPart kind="trail" id={row.id} />
          </div>
        </div>
      </div>
    </article>
  )
}

function TrailHead({ row }: { row: TrailRow }) {
  const { t } = useTranslation('trails')
  const { t: domain } = useTranslation('domain')
  const { search } = useLocation()
  const nameOf = useNameOf()
  const beside = useBeside()
  return (
    <header className="trail-head">
      <BackLink search={search} />
      <div>
        <Text c="dimmed" size="sm">
          {domain(`trailKind.${row.kind}`)} {row.number}
        </Text>
        <Title order={2}>{nameOf(row.name)}</Title>
        <Text size="sm">{row.meetsLineAtM.map((atM) => beside(row.lineId, atM)).join('; ')}</Text>
      </div>
      <div className="trail-head-acts">
        <Button
          variant="default"
          component={Link}
          to={pageAddress('overview', search, {
            lineId: row.lineId,
            selection: { kind: 'trail', id: row.id },
          })}
        >
          {t('onOverview')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
          {t('print')}
        </Button>
        <Button
          component={Link}
          to={noticeAddress(row.id, search)}
          leftSection={<IconSignRight size={16} aria-hidden />}
        >
          {t('notice')}
        </Button>
      </div>
    </header>
  )
}

function BackLink({ search }: { search: string }) {
  const { t } = useTranslation('trails')
  return (
    <Link className="trails-link trail-back" to={`${pages.trails}${search}`}>
      <IconArrowLeft size={16} aria-hidden /> {t('back')}
    </Link>
  )
}

interface BarrierPartProps {
  lineId: string
  barriers: readonly { id: string; name: { en: string; zh: string }; isComplete: boolean }[]
}

/** Cutting a trail with a barrier does not seal it, an event does: that stands beside it. */
function BarrierPart({ lineId, barriers }: BarrierPartProps) {
  const { t } = useTranslation('trails')
  const { search } = useLocation()
  const nameOf = useNameOf()
  return (
    <TrailPart title={t('barriersAcross')}>
      {barriers.length === 0 && <p className="trail-quiet">{t('noBarrier')}</p>}
      {barriers.map(({ id, name, isComplete }) => (
        <p key={id}>
          <Link
            className="trails-link"
            to={pageAddress('overview', search, { lineId, selection: { kind: 'barrier', id } })}
          >
            {nameOf(name)}
          </Link>
          {` · ${t(isComplete ? 'barrierComplete' : 'barrierIncomplete')}`}
        </p>
      ))}
      {barriers.length > 0 && <p className="trail-quiet">{t('barrierSealsNothing')}</p>}
    </TrailPart>
  )
}

/** Entries that say where they were made, numbered from the first one on. */
function numberedPositions(events: readonly TrailEvent[]) {
  return events
    .toSorted((one, other) => Date.parse(one.observedAt) - Date.parse(other.observedAt))
    .flatMap(({ id, position, accuracyM }) => (position === null ? [] : [{ id, position, accuracyM }]))
    .map((one, index) => ({ ...one, number: index + 1 }))
}
