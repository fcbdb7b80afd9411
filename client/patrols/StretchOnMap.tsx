import { Button, Group, Modal, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatChainage, formatStretch } from '../../geo/chainageLabel.ts'
import { locate, sliceLine } from '../../geo/chainage.ts'
import { plannedRunsAt } from '../../geo/plannedAt.ts'
import type { Position, Stretch } from '../../geo/units.ts'
import { useCounty } from '../api/county.ts'
import { useQuantities } from '../i18n/quantities.ts'
import { domainLayers } from '../map/domainLayers.ts'
import { LineNotes } from '../map/LineNotes.tsx'
import { MapLegend } from '../map/MapLegend.tsx'
import type { LayersAtScale, Picked } from '../map/mapScale.ts'
import { MapView, type MapFrame } from '../map/MapView.tsx'
import { useDescribe } from '../map/useDescribe.tsx'
import { useBracketLayers } from '../map/useDomainLayers.ts'
import { useDomainRows } from '../map/useDomainRows.ts'
import { useShade } from '../theme/useShade.ts'
import { pickedEnds, stretchOfEnds, type PickedEnds } from './pickedEnds.ts'
import type { PlanDesk } from './usePlanDesk.ts'

interface StretchOnMapProps {
  desk: PlanDesk
  /** The instant whose states the ribbon shows, the draft's patrols counted. */
  atMs: number
  onTake: (stretch: Stretch) => void
  onClose: () => void
}

/** A patrol's stretch chosen where it lies: two clicks are its ends, a trail is what lies on both sides of it. */
export function StretchOnMap({ desk, atMs, onTake, onClose }: StretchOnMapProps) {
  const { line, ground, coverage } = desk
  const { t } = useTranslation('patrolPlans')
  const { length, moment } = useQuantities()
  const shade = useShade()
  const { compiledLines } = useCounty()
  const domain = useDomainRows(atMs)
  const [ends, setEnds] = useState<PickedEnds>({ first: null, second: null })
  const stretch = stretchOfEnds(ends, ground)
  const ribbon = useMemo(
    () => (coverage === undefined ? [] : [{ lineId: line.id, runsNow: plannedRunsAt(coverage, atMs) }]),
    [coverage, line, atMs],
  )
  const layers = useMemo<LayersAtScale>(
    () => (scale) =>
      domainLayers(
        {
          lines: compiledLines,
          kind: 'planned',
          coverage: ribbon,
          rows: { ...domain, patrols: [], devices: [] },
          selection: undefined,
          withMarkers: true,
        },
        { shade, scale },
      ),
    [compiledLines, ribbon, domain, shade],
  )
  const { first, second } = ends
  const marked = useMemo(
    () => (first === null ? [] : [{ lineId: line.id, fromM: first, toM: second ?? first }]),
    [line, first, second],
  )
  const brackets = useBracketLayers(marked, shade)
  const above = useMemo(() => [brackets], [brackets])
  const frame = useMemo<MapFrame>(
    () => ({ positions: sliceLine(line, ground), turn: true, paddingPx: 60 }),
    [line, ground],
  )
  const describe = useDescribe(undefined, 'planned')
  const pick = (picked: Picked | undefined, position: Position) => {
    const trail =
      picked?.kind === 'trail'
        ? domain.trails.find((one) => 'id' in one.picked && one.picked.id === picked.id)
        : undefined
    setEnds(pickedEnds(ends, locate(line, position).chainageM, trail?.meetsLineAtM[0]))
  }
  return (
    <Modal opened onClose={onClose} size="min(1200px, 96vw)" title={t('onMapTitle')} centered>
      <Text size="sm" c="dimmed" mb="xs">
        {t('onMapHow', { moment: moment(atMs) })}
      </Text>
      <section className="patrols-map" aria-label={t('onMapTitle')}>
        <MapView shade={shade} layers={layers} above={above} frame={frame} describe={describe} onPick={pick}>
          <MapLegend />
          <LineNotes />
        </MapView>
      </section>
      <Group justify="space-between" mt="sm">
        <Text size="sm" fw={600} role="status" className="patrols-picked">
          {stretch !== undefined
            ? `${formatStretch(stretch)} · ${length(stretch.toM - stretch.fromM)}`
            : first === null
              ? t('pickFirst')
              : t('pickSecond', { chainage: formatChainage(first) })}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            disabled={stretch === undefined}
            onClick={() => {
              if (stretch !== undefined) onTake(stretch)
              onClose()
            }}
          >
            {t('takeStretch')}
          </Button>
        </Group>
      </Group>
    </Modal>
  )
}
