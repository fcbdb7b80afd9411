import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineCoverage } from '../../data/model/coverageAnswer.ts'
import { positionAt } from '../../geo/chainage.ts'
import type { StateAmounts } from '../../geo/figures.ts'
import type { AskedPeriod } from '../api/replay.ts'
import { useCounty } from '../api/county.ts'
import { useLanguage } from '../i18n/language.ts'
import { durationText } from '../i18n/quantities.ts'
import { domainLayers } from '../map/domainLayers.ts'
import { labelLayers } from '../map/labelLayers.ts'
import type { LayersAtScale } from '../map/mapScale.ts'
import { freshnessOf, type TeamMapRow } from '../map/teamLayer.ts'
import { useDomainRows } from '../map/useDomainRows.ts'
import type { Shade } from '../theme/stateColours.ts'
import { eventLayer, type SeenEvent } from './eventLayer.ts'
import { lineCoverageAt } from './lineCoverageAt.ts'
import { pastDomainRows } from './pastRows.ts'
import { figuresOfAll, teamsAt, trailAt, type ReplayPeriod } from './replayPeriod.ts'

export interface ReplayView extends AskedPeriod {
  readonly atMs: number
  readonly lines: readonly LineCoverage[]
  readonly figures: StateAmounts
  /** Unsealed, and of how many. */
  readonly openTrails: number
  readonly layers: LayersAtScale
  readonly above: readonly LayersAtScale[]
}

export interface ReplayViewOptions {
  readonly shade: Shade
  /** Whether teams are told apart by name. */
  readonly named: boolean
  /** The instant that the page shows else. */
  readonly elseMs: number
  readonly withMarkers?: boolean
}

const noLines: readonly LineCoverage[] = []
/** A ring where something was seen is there for this part of the period. */
const ringShare = 1 / 60

/** Everything shown of one instant of a period; undefined where nothing is gone through. */
export function useReplayView(
  asked: AskedPeriod | undefined,
  instantMs: number | undefined,
  { shade, named, elseMs, withMarkers = true }: ReplayViewOptions,
): ReplayView | undefined {
  const { compiledLines, lines: records } = useCounty()
  const { language } = useLanguage()
  const { t } = useTranslation('domain')
  const period = asked?.period
  const atMs = instantMs ?? elseMs
  const standing = useDomainRows(atMs, period)
  const rows = useMemo(
    () => (period === undefined ? standing : pastDomainRows(standing, period, atMs)),
    [standing, period, atMs],
  )
  const lines = useMemo(
    () =>
      period === undefined
        ? noLines
        : records.map(({ id, name, lengthM, officialLengthM }) =>
            lineCoverageAt(
              period,
              { lineId: id, name, lengthM, officialLengthM },
              rows.checkpoints.map(({ picked, ...row }) => ({ ...row, id: 'id' in picked ? picked.id : '' })),
              atMs,
            ),
          ),
    [period, records, rows.checkpoints, atMs],
  )
  const layers = useMemo<LayersAtScale>(
    () => (scale) =>
      domainLayers(
        {
          lines: compiledLines,
          kind: period?.kind ?? 'planned',
          coverage: lines,
          rows,
          selection: undefined,
          withMarkers,
        },
        { shade, scale },
      ),
    [compiledLines, period, lines, rows, withMarkers, shade],
  )
  const above = useMemo<LayersAtScale[]>(() => {
    if (period === undefined) return []
    const teams = teamsAt(period, atMs).map(({ trackerId, patrolId, name, position, ageMs }): TeamMapRow => ({
      picked: { kind: 'team', id: trackerId ?? patrolId },
      name,
      position,
      freshness: freshnessOf(ageMs / 1000),
      age: durationText(t, ageMs),
    }))
    const events = seenAt(period, atMs, (trailId) => {
      const trail = rows.trails.find(({ picked }) => 'id' in picked && picked.id === trailId)
      const line = compiledLines.find(({ id }) => id === trail?.lineId)
      const [atM] = trail?.meetsLineAtM ?? []
      return line === undefined || atM === undefined ? undefined : positionAt(line, atM)
    })
    const labels = {
      lines: compiledLines,
      rows,
      // Ranks follow from what surrounds a gap, which is asked for of now alone.
      gaps: [],
      teams,
      nameOf: named ? (name: TeamMapRow['name']) => name[language] : undefined,
      withMarkers,
    }
    return [(scale) => eventLayer(events, { shade, scale }), (scale) => labelLayers(labels, { shade, scale })]
  }, [period, atMs, rows, compiledLines, named, withMarkers, language, t, shade])
  return useMemo(
    () =>
      asked === undefined || instantMs === undefined
        ? undefined
        : {
            ...asked,
            atMs,
            lines,
            figures: figuresOfAll(asked.period, atMs),
            openTrails: [...asked.period.trails.keys()].filter(
              (id) => trailAt(asked.period, id, atMs).unsealed,
            ).length,
            layers,
            above,
          },
    [asked, instantMs, atMs, lines, layers, above],
  )
}

function seenAt(
  period: ReplayPeriod,
  atMs: number,
  tryPosition: (trailId: string) => SeenEvent['position'] | undefined,
): SeenEvent[] {
  const ringMs = (period.toMs - period.fromMs) * ringShare
  return period.events.flatMap(({ id, trailId, observedAt }) => {
    const age = (atMs - Date.parse(observedAt)) / ringMs
    const position = age < 0 || age >= 1 ? undefined : tryPosition(trailId)
    return position === undefined ? [] : [{ id, position, age }]
  })
}
