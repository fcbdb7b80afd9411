import { useTranslation } from 'react-i18next'
import type { Stretch } from '../../../geo/units.ts'
import { useCollection } from '../../api/collections.ts'
import { useNameOf } from '../../i18n/language.ts'
import { useDomainRows } from '../../map/useDomainRows.ts'
import { useViewState, type Selection } from '../../shell/viewState.ts'
import { InspectorPart } from './InspectorPart.tsx'

interface Standing {
  selection: Selection
  text: string
}

/** What stands on a stretch: trails, checkpoints, barriers, devices and crossings, each a link. */
export function OnStretch({ lineId, fromM, toM }: Stretch & { lineId: string }) {
  const { t } = useTranslation('overview')
  const { t: domain } = useTranslation('domain')
  const nameOf = useNameOf()
  const { atMs, select } = useViewState()
  const trails = useCollection('trails').data ?? []
  const checkpoints = useCollection('checkpoints').data ?? []
  const devices = useCollection('devices').data ?? []
  const barriers = useCollection('barriers').data ?? []
  const ports = useCollection('ports').data ?? []
  const tradePoints = useCollection('trade-points').data ?? []
  const { barrierParts } = useDomainRows(atMs)
  const here = (atM: number) => fromM <= atM && atM < toM
  const meets = (stretch: Stretch) => stretch.fromM < toM && fromM < stretch.toM
  const barrierIds = new Set(
    barrierParts
      .filter((part) => part.lineId === lineId && meets(part))
      .flatMap(({ picked }) => (picked.kind === 'barrier' ? [picked.id] : [])),
  )
  const own = <Feature extends { properties: { lineId: string } }>(features: readonly Feature[]) =>
    features.filter(({ properties }) => properties.lineId === lineId)
  const groups: { title: string; rows: Standing[] }[] = [
    {
      title: domain('trails'),
      rows: own(trails)
        .filter(({ properties }) => properties.meetsLineAtM.some(here))
        .map(({ id, properties }) => ({
          selection: { kind: 'trail', id },
          text: `${properties.number} ${nameOf(properties.name)}${properties.status === null ? '' : ` · ${domain(`trailStatus.${properties.status}`)}`}`,
        })),
    },
    {
      title: domain('checkpoints'),
      rows: own(checkpoints)
        .filter(({ properties }) =>
          properties.reach === null ? here(properties.chainageM) : meets(properties.reach),
        )
        .map(({ id, properties }) => ({
          selection: { kind: 'checkpoint', id },
          text: nameOf(properties.name),
        })),
    },
    {
      title: domain('barriers'),
      rows: own(barriers)
        .filter(({ id }) => barrierIds.has(id))
        .map(({ id, properties }) => ({ selection: { kind: 'barrier', id }, text: nameOf(properties.name) })),
    },
    {
      title: domain('devices'),
      rows: own(devices)
        .filter(({ properties }) => meets(properties.range))
        .map(({ id, properties }) => ({ selection: { kind: 'device', id }, text: nameOf(properties.name) })),
    },
    {
      title: t('crossings'),
      rows: [
        ...own(ports)
          .filter(({ properties }) => here(properties.chainageM))
          .map(({ id, properties }): Standing => ({
            selection: { kind: 'port', id },
            text: nameOf(properties.name),
          })),
        ...own(tradePoints)
          .filter(({ properties }) => here(properties.chainageM))
          .map(({ id, properties }): Standing => ({
            selection: { kind: 'trade-point', id },
            text: nameOf(properties.name),
          })),
      ],
    },
  ]
  return groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => (
      <InspectorPart key={title} title={`${title} (${rows.length})`}>
        {rows.slice(0, 30).map(({ selection, text }) => (
          <div key={`${selection.kind}:${'id' in selection ? selection.id : ''}`}>
            <button type="button" className="plain-link" onClick={() => select(selection)}>
              {text}
            </button>
          </div>
        ))}
      </InspectorPart>
    ))
}
