import { useMemo } from 'react'
import { defaultPolicy } from '../../geo/policy.ts'
import type { TimeWindow } from '../../geo/units.ts'
import { useCollection } from '../api/collections.ts'
import { useCounty } from '../api/county.ts'
import { usePatrols, usePolicies, useUnits } from '../api/records.ts'
import { stateAt } from '../map/useDomainRows.ts'
import { inForce } from '../shell/useTierNow.ts'
import { barrierRowsAt, placeBarriers } from './barrierRows.ts'
import { chiefRowsAt } from './chiefRows.ts'
import type { StripRows } from './stripRows.ts'

const none: never[] = []

/**
 * The strip's rows of one line: patrols whose window meets the given one, barriers, devices and
 * chiefs as of `atMs`, trails and checkpoints as the server derived them for now.
 */
export function useStripRows(lineId: string | undefined, window: TimeWindow & { atMs: number }): StripRows {
  const { compiledLines } = useCounty()
  const line = compiledLines.find(({ id }) => id === lineId)
  const patrols = usePatrols(window).data ?? none
  const units = useUnits().data ?? none
  const policies = usePolicies().data ?? none
  const trails = useCollection('trails').data ?? none
  const checkpoints = useCollection('checkpoints').data ?? none
  const barriers = useCollection('barriers').data ?? none
  const devices = useCollection('devices').data ?? none
  const stretches = useCollection('stretches').data ?? none
  const { atMs } = window
  const policy = inForce(policies, ({ validFrom }) => Date.parse(validFrom), atMs) ?? defaultPolicy
  const maxOffsetM = policy.barrierMaxOffsetM

  const patrolRows = useMemo(
    () =>
      patrols.flatMap((patrol) =>
        patrol.lineId === lineId
          ? [{ ...patrol, fromMs: Date.parse(patrol.from), toMs: Date.parse(patrol.to) }]
          : [],
      ),
    [patrols, lineId],
  )
  const checkpointRows = useMemo(
    () =>
      checkpoints.flatMap(({ id, properties }) =>
        properties.lineId === lineId ? [{ ...properties, id, atM: properties.chainageM }] : [],
      ),
    [checkpoints, lineId],
  )
  const trailRows = useMemo(
    () =>
      trails.flatMap(({ id, properties }) => (properties.lineId === lineId ? [{ ...properties, id }] : [])),
    [trails, lineId],
  )
  const deviceRows = useMemo(
    () =>
      devices.flatMap(({ id, properties }) =>
        properties.lineId === lineId
          ? [
              {
                ...properties,
                ...properties.range,
                id,
                workingNow: stateAt(properties.states, atMs)?.working === true,
              },
            ]
          : [],
      ),
    [devices, lineId, atMs],
  )
  const placed = useMemo(
    () =>
      line === undefined
        ? []
        : placeBarriers(
            line,
            barriers.map(({ id, properties }) => ({ ...properties, id })),
            maxOffsetM,
          ),
    [line, barriers, maxOffsetM],
  )
  const barrierRows = useMemo(() => barrierRowsAt(placed, atMs), [placed, atMs])
  const chiefRows = useMemo(
    () =>
      chiefRowsAt(
        stretches.map(({ id, properties }) => ({ ...properties, id })),
        units,
        lineId,
        atMs,
      ),
    [stretches, units, lineId, atMs],
  )
  return useMemo(
    () => ({
      patrols: patrolRows,
      checkpoints: checkpointRows,
      trails: trailRows,
      barriers: barrierRows,
      devices: deviceRows,
      chiefs: chiefRows,
    }),
    [patrolRows, checkpointRows, trailRows, barrierRows, deviceRows, chiefRows],
  )
}
