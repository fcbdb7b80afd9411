import type { DemonstrationName } from '../model/county.ts'
import type { RecordKind, RecordOf } from '../model/records.ts'
import type { Unit } from '../model/unit.ts'
import type { Name } from '../model/values.ts'
import { makeBarriers } from './barriers.ts'
import { beginDemonstration } from './beginDemonstration.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { makeCharges } from './charges.ts'
import { makeChiefs, makePrefectureChiefs } from './chiefs.ts'
import type { DemonstrationRecord, Headquarters } from './demonstration.ts'
import { dayMs, localInstant } from './demonstrationDay.ts'
import { makeDevices } from './devices.ts'
import { makeDraftPlans } from './draftPlan.ts'
import { makeIncidents } from './incidents.ts'
import { makeMarkers } from './markers.ts'
import { makePatrols } from './patrols.ts'
import { makePersonnel, type Personnel } from './personnel.ts'
import { makePlansOnFile } from './plansOnFile.ts'
import { makePolicy, makeTierOrders } from './policyAndTier.ts'
import { makeDesk, makeShifts } from './rosters.ts'
import { makeHolidays, makeLeaves, makeStaffNeeds, makeTradePointShifts } from './staffNeeds.ts'
import { makeStaffingLogs } from './staffingLogs.ts'
import { makePorts, makeTradePoints } from './tradePoints.ts'
import { makeTrailEvents } from './trailEvents.ts'
import { makeTrails } from './trails.ts'
import { makePrefectures, makeUnits } from './units.ts'

/**
 * Something to try the product with, made up around real border lines: the same name and the same
 * local day give the same records, whatever the hour. Only of today's trail events and staffing logs
 * those are left out that have not arrived by `nowMs`; what phones sent is made by `makeTracks`. Whatever is referred to comes before what refers to it.
 */
export function makeDemonstration(
  name: DemonstrationName,
  nowMs: number,
): { countyName: Name; records: DemonstrationRecord[] } {
  const demonstration = beginDemonstration(name, nowMs)
  const personnel = makePersonnel(demonstration)
  const prefectures = makePrefectures(demonstration)
  const prefectureChiefs = makePrefectureChiefs(demonstration, prefectures, personnel)
  const commanded = demonstration.headquarters.map((headquarters) =>
    makeCommanded(headquarters, prefectures, personnel, nowMs),
  )
  const records = [
    ...ofKind('policy', [makePolicy(demonstration)]),
    ...ofKind('tier-order', makeTierOrders(demonstration)),
    ...ofKind(
      'border-line',
      demonstration.lines.map(({ record }) => record),
    ),
    ...ofKind('marker', makeMarkers(demonstration)),
    ...ofKind('unit', prefectures),
    ...gathered(commanded, 'unit'),
    ...ofKind('person', personnel.people),
    ...ofKind('stretch', prefectureChiefs),
    ...gathered(commanded, 'stretch'),
    ...gathered(commanded, 'port'),
    ...gathered(commanded, 'trade-point'),
    ...gathered(commanded, 'charge'),
    ...gathered(commanded, 'trail'),
    ...gathered(commanded, 'trail-event'),
    ...gathered(commanded, 'checkpoint'),
    ...gathered(commanded, 'desk'),
    ...gathered(commanded, 'barrier'),
    ...gathered(commanded, 'device'),
    ...gathered(commanded, 'shift'),
    ...gathered(commanded, 'staff-need'),
    ...gathered(commanded, 'leave'),
    ...ofKind('holiday', holidaysOf(demonstration.headquarters)),
    ...gathered(commanded, 'staffing-log'),
    ...gathered(commanded, 'tracker'),
    ...gathered(commanded, 'team'),
    ...gathered(commanded, 'patrol-plan'),
    ...gathered(commanded, 'patrol'),
    ...gathered(commanded, 'incident'),
  ]
  return {
    countyName: demonstration.plan.name,
    records: [...records, ...makePlansOnFile(demonstration, records)],
  }
}

/** What one headquarters commands; people are numbered as they are appointed, so the order stays. */
function makeCommanded(
  headquarters: Headquarters,
  prefectures: readonly Unit[],
  personnel: Personnel,
  nowMs: number,
) {
  const units = makeUnits(headquarters, prefectures)
  const chiefs = makeChiefs(headquarters, units, personnel)
  const trails = makeTrails(headquarters, units)
  const trailEvents = makeTrailEvents(headquarters, trails, units, personnel)
  const desk = makeDesk(headquarters, units.seat.id)
  const checkpoints = makeCheckpoints(headquarters, units)
  const shifts = makeShifts(headquarters, checkpoints, desk, personnel)
  const ports = makePorts(headquarters, units)
  const tradePoints = makeTradePoints(headquarters, units)
  const { patrols, trackers, teams } = makePatrols(headquarters, units, personnel)
  return {
    unit: [...units.counties, ...units.townships, ...units.villages, ...units.groups],
    stretch: chiefs,
    port: ports,
    charge: makeCharges(headquarters, units, chiefs, ports),
    'trade-point': tradePoints,
    trail: trails,
    'trail-event': trailEvents.filter((event) => Date.parse(event.receivedAt) <= nowMs),
    checkpoint: checkpoints,
    desk: [desk],
    barrier: makeBarriers(headquarters, units),
    device: makeDevices(headquarters, units, desk.id),
    shift: [
      ...shifts,
      ...makeTradePointShifts(headquarters, tradePoints, [...shifts, ...patrols], personnel),
    ],
    'staff-need': makeStaffNeeds(
      { ...headquarters, firstDate: firstDateOf(headquarters) },
      checkpoints,
      tradePoints,
    ),
    leave: makeLeaves(headquarters, shifts),
    'staffing-log': makeStaffingLogs(shifts, { fromMs: headquarters.evidenceFromMs, toMs: nowMs }),
    tracker: trackers,
    team: teams,
    'patrol-plan': makeDraftPlans(headquarters, units, patrols),
    patrol: patrols,
    incident: makeIncidents(headquarters, trails),
  } satisfies { [Kind in RecordKind]?: RecordOf<Kind>[] }
}

/** The first day of a demonstration, as a date. */
const firstDateOf = ({ todayMs, days }: Headquarters): string =>
  localInstant(todayMs - days.before * dayMs).slice(0, 10)

function holidaysOf([headquarters]: readonly Headquarters[]) {
  return headquarters === undefined
    ? []
    : makeHolidays({ ...headquarters, firstDate: firstDateOf(headquarters) })
}

type Commanded = ReturnType<typeof makeCommanded>

function gathered(commanded: readonly Commanded[], kind: keyof Commanded): DemonstrationRecord[] {
  return commanded.flatMap((one) => ofKind(kind, one[kind]))
}

function ofKind<Kind extends RecordKind>(
  kind: Kind,
  records: readonly RecordOf<Kind>[],
): DemonstrationRecord[] {
  return records.map((record) => ({ kind, record }) as DemonstrationRecord)
}
