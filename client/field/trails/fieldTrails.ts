import { useMemo } from 'react'
import { useCollection, type FeatureOf, type PropertiesOf } from '../../api/collections.ts'
import { useCounty } from '../../api/county.ts'
import type { BorderLine } from '../../../geo/borderLine.ts'
import { pathOfSpot, trailMeetings } from '../../../geo/trailMeetings.ts'
import type { Position } from '../../../geo/units.ts'
import type { WaitingAct } from '../acts/actKinds.ts'
import { trailPath } from '../nearbyTrails.ts'
import { useDeviceOutbox } from '../useDelivery.ts'

type Listed = PropertiesOf<'trails'>

/** A trail as the phone lists it: of the server's list, or found and not sent yet. */
export interface FieldTrail extends Pick<
  Listed,
  'lineId' | 'name' | 'kind' | 'meetsLineAtM' | 'status' | 'statusSince' | 'unsealed'
> {
  readonly id: string
  /** Null until the server has given it one. */
  readonly number: number | null
  readonly path: readonly Position[]
}

/** Undefined before the server's list is there. */
export function useFieldTrails(): readonly FieldTrail[] | undefined {
  const { data } = useCollection('trails')
  const { waiting } = useDeviceOutbox()
  const { compiledLines } = useCounty()
  return useMemo(
    () => data && [...data.map(listed), ...unsent(waiting, data, compiledLines)],
    [data, waiting, compiledLines],
  )
}

const listed = (trail: FeatureOf<'trails'>): FieldTrail => ({
  ...trail.properties,
  id: trail.id,
  path: trailPath(trail),
})

/** Ways that wait to be put on the list, as they will stand there; one that arrived stands there already. */
function unsent(
  waiting: readonly WaitingAct[],
  data: readonly { readonly id: string }[],
  lines: readonly BorderLine[],
): FieldTrail[] {
  return waiting.flatMap((act): FieldTrail[] => {
    if (act.about !== 'found' || data.some(({ id }) => id === act.trailId)) return []
    const line = lines.find(({ id }) => id === act.way.lineId)
    const [spot] = act.way.path
    if (line === undefined || spot === undefined) return []
    const path = act.way.course === 'spot' ? pathOfSpot(line, spot) : act.way.path
    const { lineId, name, kind } = act.way
    return [
      {
        id: act.trailId,
        number: null,
        lineId,
        name,
        kind,
        path,
        meetsLineAtM: [...trailMeetings(line, path).meetsLineAtM],
        status: act.seal === null ? 'reported' : 'sealed',
        statusSince: act.observedAt,
        unsealed: act.seal === null,
      },
    ]
  })
}
