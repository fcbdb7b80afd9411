import type { RecordKind, RecordOf } from '../model/records.ts'
import type { Name } from '../model/values.ts'
import { makeBarriers } from './barriers.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { makeChiefs } from './chiefs.ts'
import { beginDemonstration } from './beginDemonstration.ts'
import type { DemonstrationName } from './counties.ts'
import type { DemonstrationRecord } from './demonstration.ts'
import { makeDevices } from './devices.ts'
import { makeMarkers } from './markers.ts'
import { makePatrols } from './patrols.ts'
import { makePersonnel } from './personnel.ts'
import { makePolicy, makeTierOrders } from './policyAndTier.ts'
import { makeDesk, makeShifts } from './rosters.ts'
import { makePort, makeTradePoints } from './tradePoints.ts'
import { makeTrailEvents } from './trailEvents.ts'
import { makeTrails } from './trails.ts'
import { makeUnits } from './units.ts'

export { demonstrationNames, type DemonstrationName } from './counties.ts'

/**
 * A county to try the product with, made up around real border lines: the same name and the same
 * local day give the same records, whatever the hour. Only of today's trail events those are left
 * out that have not arrived by `nowMs`. Whatever is referred to comes before what refers to it.
 */
export function makeDemonstration(
  name: DemonstrationName,
  nowMs: number,
): { countyName: Name; records: DemonstrationRecord[] } {
  const demonstration = beginDemonstration(name, nowMs)
  const personnel = makePersonnel(demonstration)
  const units = makeUnits(demonstration)
  const allUnits = [
    units.prefecture,
    ...units.counties,
    ...units.townships,
    ...units.villages,
    ...units.groups,
  ]
  const chiefs = makeChiefs(demonstration, units, personnel)
  const trails = makeTrails(demonstration, units)
  const trailEvents = makeTrailEvents(demonstration, trails, units, personnel)
  const desk = makeDesk(demonstration, units.headquarters.id)
  const checkpoints = makeCheckpoints(demonstration, units)
  const shifts = makeShifts(demonstration, checkpoints, desk, personnel)
  const patrols = makePatrols(demonstration, units, personnel)
  return {
    countyName: demonstration.plan.headquarters,
    records: [
      ...ofKind('policy', [makePolicy(demonstration)]),
      ...ofKind('tier-order', makeTierOrders(demonstration)),
      ...ofKind(
        'border-line',
        demonstration.lines.map(({ record }) => record),
      ),
      ...ofKind('marker', makeMarkers(demonstration)),
      ...ofKind('unit', allUnits),
      ...ofKind('person', personnel.people),
      ...ofKind('stretch', chiefs),
      ...ofKind('port', [makePort(demonstration, units)]),
      ...ofKind('trade-point', makeTradePoints(demonstration, units)),
      ...ofKind('trail', trails),
      ...ofKind(
        'trail-event',
        trailEvents.filter((event) => Date.parse(event.receivedAt) <= nowMs),
      ),
      ...ofKind('checkpoint', checkpoints),
      ...ofKind('desk', [desk]),
      ...ofKind('barrier', makeBarriers(demonstration, units)),
      ...ofKind('device', makeDevices(demonstration, units, desk.id)),
      ...ofKind('shift', shifts),
      ...ofKind('patrol', patrols),
    ],
  }
}

function ofKind<Kind extends RecordKind>(
  kind: Kind,
  records: readonly RecordOf<Kind>[],
): DemonstrationRecord[] {
  return records.map((record) => ({ kind, record }) as DemonstrationRecord)
}
