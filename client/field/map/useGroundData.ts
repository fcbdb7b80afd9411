import { useMemo } from 'react'
import { sliceLine } from '../../../geo/chainage.ts'
import type { Position } from '../../../geo/units.ts'
import { useCollection } from '../../api/collections.ts'
import { useCounty } from '../../api/county.ts'
import { useUnits } from '../../api/records.ts'
import { useServerNow } from '../../shell/serverClock.ts'
import type { DevicePosition } from '../devicePosition.ts'
import { groundOrCounty, type GroundChoice } from '../myGround.ts'
import { useLastIncidents } from './useLastIncidents.ts'
import { usePlannedNow } from '../usePlannedNow.ts'
import {
  accuracyFeatures,
  barrierFeatures,
  incidentFeatures,
  lineFeatures,
  placeFeatures,
  pointFeatures,
  runFeatures,
  trailFeatures,
  type FieldMapData,
} from './fieldMapData.ts'

/** What the phone's map shows of the county, as last known, and where its ground lies. */
export function useGroundData(choice: GroundChoice | undefined, device: DevicePosition) {
  const { lines, compiledLines } = useCounty()
  const units = useUnits().data
  const trails = useCollection('trails').data
  const checkpoints = useCollection('checkpoints').data
  const ports = useCollection('ports').data
  const barriers = useCollection('barriers').data
  const nowMs = useServerNow(60_000)
  const incidents = useLastIncidents(nowMs)
  const ground = useMemo(() => groundOrCounty(choice, units ?? [], lines), [choice, units, lines])
  const line = compiledLines.find(({ id }) => id === ground[0]?.lineId)
  const { answer } = usePlannedNow(line?.id ?? '')
  const here = device.state === 'found' ? device : undefined

  const framed = useMemo(
    () =>
      ground.flatMap((piece): readonly Position[] => {
        const its = compiledLines.find(({ id }) => id === piece.lineId)
        return its === undefined ? [] : sliceLine(its, piece)
      }),
    [ground, compiledLines],
  )
  const still = useMemo((): FieldMapData => {
    const runs = answer?.lines.find(({ lineId }) => lineId === line?.id)?.runsNow
    const { paths, heads } = trailFeatures(trails ?? [], compiledLines)
    return {
      'field-line': lineFeatures(compiledLines),
      'field-runs': {
        type: 'FeatureCollection',
        features: line === undefined || runs === undefined ? [] : runFeatures(line, runs),
      },
      'field-barriers': barrierFeatures(barriers ?? [], nowMs),
      'field-trails': paths,
      'field-trail-heads': heads,
      'field-places': placeFeatures(checkpoints ?? [], ports ?? []),
      'field-incidents': incidentFeatures(incidents, compiledLines),
    }
  }, [answer, line, compiledLines, trails, checkpoints, ports, barriers, incidents, nowMs])
  const data = useMemo(
    (): FieldMapData =>
      here === undefined
        ? still
        : {
            ...still,
            'field-accuracy': accuracyFeatures(here.position, here.accuracyM),
            'field-here': pointFeatures([here.position]),
          },
    [still, here],
  )
  return { framed, data, incidents, stateAtMs: answer === undefined ? undefined : Date.parse(answer.at) }
}
