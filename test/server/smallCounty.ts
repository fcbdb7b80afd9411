import { randomUUID } from 'node:crypto'
import { startApp, type RunningApp } from './startApp.ts'

/** A county small enough to reckon by hand: one line of some 4.2 km, home to its left (north). */
export interface SmallCounty extends RunningApp {
  readonly lineId: string
  readonly lengthM: number
  readonly unitId: string
  readonly villageId: string
  readonly deskId: string
  /** May lead a shift. */
  readonly leadId: string
  /** May not. */
  readonly personId: string
}

export const name = (text: string) => ({ en: text, zh: text })

export const shortLine = {
  name: name('Short line'),
  path: [
    [104.7, 22.9],
    [104.72, 22.9],
    [104.74, 22.91],
  ],
  homeSide: 'left',
  source: 'drawn by hand',
  approximate: true,
}

/** Id of a new survey of a line, neither of which is the county's own; a marker stands on both. */
export async function surveyedAnew(county: RunningApp): Promise<string> {
  let replaces: string | null = null
  for (const _ of ['before', 'after']) {
    const lineId: string = await make(county, '/api/collections/border-lines/items', {
      ...shortLine,
      replaces,
    })
    const markers = 'number,lon,lat\n206,104.72,22.9\n'
    await county.send('POST', `/api/collections/border-lines/items/${lineId}/markers`, markers, {
      'Content-Type': 'text/csv',
    })
    replaces = lineId
  }
  return replaces ?? ''
}

export async function startSmallCounty(options: Parameters<typeof startApp>[0] = {}): Promise<SmallCounty> {
  const app = await startApp(options)
  const loaded = await app.send('POST', '/api/collections/border-lines/items', shortLine)
  const line = (await loaded.json()) as { id: string }
  const county = (await (await app.get('/api/county')).json()) as { lines: { lengthM: number }[] }
  const [unitId, villageId, deskId, leadId, personId, stretchId] = Array.from({ length: 6 }, () =>
    randomUUID(),
  )
  const lengthM = county.lines[0]?.lengthM ?? 0
  const unit = { name: name('North township'), level: 'township', parentId: null }
  await app.keep([
    {
      kind: 'unit',
      record: { id: unitId!, ...unit, ground: [{ lineId: line.id, fromM: 0, toM: lengthM + 1 }] } as {
        id: string
      },
    },
    {
      kind: 'unit',
      record: {
        id: villageId!,
        name: name('East village'),
        level: 'village',
        parentId: unitId,
        ground: [{ lineId: line.id, fromM: 2000, toM: lengthM + 1 }],
      } as { id: string },
    },
    {
      kind: 'desk',
      record: { id: deskId!, name: name('Duty desk'), unitId, minimumStaff: 1 } as { id: string },
    },
    {
      kind: 'person',
      record: { id: leadId!, unitId, name: name('Li'), post: name('Officer'), mayLead: true } as {
        id: string
      },
    },
    {
      kind: 'person',
      record: {
        id: personId!,
        unitId,
        name: name('Second person'),
        post: name('Helper'),
        mayLead: false,
      } as {
        id: string
      },
    },
    {
      kind: 'stretch',
      record: {
        id: stretchId!,
        lineId: line.id,
        fromM: 0,
        toM: lengthM,
        level: 'township',
        unitId,
        personId: leadId,
        post: name('Township chief'),
        from: '2026-01-01T00:00:00Z',
      } as { id: string },
    },
  ])
  return {
    ...app,
    lineId: line.id,
    lengthM,
    unitId: unitId!,
    villageId: villageId!,
    deskId: deskId!,
    leadId: leadId!,
    personId: personId!,
  }
}

/** Bodies that make one of each, on the small county's line. */
export const barrierBody = ({ lineId }: SmallCounty) => ({
  lineId,
  name: name('Fence 1'),
  type: 'fence',
  parts: [
    {
      path: [
        [104.702, 22.901],
        [104.71, 22.901],
      ],
      statuses: [{ status: 'complete', from: '2026-01-01T00:00:00Z' }],
    },
  ],
})

/** Some 800 m of fence, to be worked out. */
export const draftBody = ({ lineId }: SmallCounty) => ({
  lineId,
  type: 'fence',
  parts: [
    {
      path: [
        [104.703, 22.901],
        [104.711, 22.901],
      ],
      difficulty: 'hard',
    },
  ],
})

export const trailBody = ({ lineId }: SmallCounty) => ({
  lineId,
  name: name('Buffalo path'),
  kind: 'farm-path',
  path: [
    [104.71, 22.895],
    [104.71, 22.905],
  ],
  meetsLineAtM: [1026],
})

/** A way walked up to some 40 m from the line on the village's ground, at some 3800 m along it. */
export const foundTrailBody = ({ lineId }: Pick<SmallCounty, 'lineId'>) => ({
  id: randomUUID(),
  lineId,
  name: name('Fern way'),
  kind: 'foot-trail',
  course: 'walked',
  path: [
    [104.735, 22.912],
    [104.735, 22.9079],
  ],
  report: { kind: 'reported', observedAt: '2026-03-10T04:00:00Z' },
})

export const checkpointBody = ({ lineId, unitId }: SmallCounty) => ({
  lineId,
  name: name('Post 1'),
  position: [104.715, 22.901],
  reach: { fromM: 1400, toM: 1700 },
  minimumStaff: 2,
  unitId,
})

export const crossingBody = ({ lineId, unitId }: SmallCounty) => ({
  lineId,
  name: name('Tianbao'),
  localNames: { vi: 'cửa khẩu Thiên Bảo' },
  position: [104.735, 22.9085],
  open: true,
  passage: {
    passes: true,
    since: '2026-03-01T00:00:00Z',
    orderedBy: name('Headquarters'),
    hours: { opens: '08:00', closes: '18:00' },
  },
  unitId,
})

export const deviceBody = ({ lineId, deskId }: SmallCounty) => ({
  lineId,
  name: name('Camera 1'),
  type: 'camera',
  position: [104.73, 22.906],
  range: { fromM: 3000, toM: 3500 },
  sweepMin: 2,
  deskId,
  states: [{ working: true, from: '2026-01-01T00:00:00Z' }],
})

export const patrolBody = ({ lineId, unitId, leadId, personId }: SmallCounty) => ({
  lineId,
  fromM: 0,
  toM: 1000,
  from: '2026-03-10T00:00:00Z',
  to: '2026-03-10T08:00:00Z',
  mode: 'foot',
  team: name('Team 1'),
  unitId,
  leadId,
  memberIds: [personId],
})

/** The two people of the township as a team that sets out from a spot north of the line. */
export const teamBody = ({ unitId, leadId, personId }: SmallCounty) => ({
  name: name('Team 1'),
  unitId,
  leadId,
  memberIds: [personId],
  mode: 'foot',
  base: { kind: 'position', position: [104.71, 22.902] },
  isStrike: true,
  readinessMin: 10,
})

/** A day of one patrol of a team. */
export const patrolPlanBody = ({ lineId, unitId }: SmallCounty, teamId: string) => ({
  lineId,
  unitId,
  name: name('Week 11'),
  from: '2026-03-11T00:00:00Z',
  to: '2026-03-18T00:00:00Z',
  items: [
    {
      id: randomUUID(),
      teamId,
      fromM: 0,
      toM: 1000,
      from: '2026-03-11T00:00:00Z',
      to: '2026-03-11T08:00:00Z',
      mode: 'foot',
    },
  ],
})

/** How a team patrols on each day of an orange tier. */
export const patrolTemplateBody = ({ lineId, unitId }: SmallCounty, teamId: string) => ({
  lineId,
  unitId,
  name: name('Orange days'),
  tier: 'orange',
  pattern: 'day',
  items: [{ teamId, fromM: 0, toM: 1000, startMin: 480, lastsMin: 240, mode: 'foot' }],
})

export const shiftBody = ({ deskId, leadId, personId }: SmallCounty) => ({
  place: { kind: 'desk', id: deskId },
  from: '2026-03-10T00:00:00Z',
  to: '2026-03-10T08:00:00Z',
  leadId,
  personIds: [personId],
})

export const trackerBody = ({ unitId }: SmallCounty, key: string) => ({ key, name: name('Phone'), unitId })

export const staffingLogBody = ({ deskId, leadId, personId }: SmallCounty) => ({
  place: { kind: 'desk', id: deskId },
  from: '2026-03-10T00:00:00Z',
  to: '2026-03-10T04:00:00Z',
  leadId,
  personIds: [personId],
})

/** Three people on the line, one of whom got away. */
export const incidentBody = ({ lineId }: SmallCounty) => ({
  lineId,
  position: [104.71, 22.9005],
  accuracyM: 12,
  positionSource: 'gps',
  observedAt: '2026-03-10T03:30:00Z',
  direction: 'towards-home',
  people: 3,
  outcomes: { persuaded: 2, 'lost-sight': 1 },
  note: 'They came along the stream',
})

export const fieldNoteBody = {
  position: [104.71, 22.9005],
  observedAt: '2026-03-10T03:30:00Z',
  text: 'Fresh footprints below the ford',
}

export const handoverBody = ({ deskId, leadId, personId }: SmallCounty) => ({
  place: { kind: 'desk', id: deskId },
  at: '2026-03-10T03:00:00Z',
  outgoing: { leadId, personIds: [personId], since: '2026-03-09T19:00:00Z' },
  incoming: { leadId, others: 2 },
  remarks: 'Radio two is being charged',
})

/** Nights of a week, in the county's zone. */
export const rosterBody = ({ deskId, leadId, personId }: SmallCounty) => ({
  place: { kind: 'desk', id: deskId },
  rule: {
    fromDate: '2026-03-09',
    toDate: '2026-03-15',
    days: { kind: 'interval', everyDays: 1 },
    startTime: '22:00',
    end: { kind: 'time', endTime: '06:00' },
  },
  leadId,
  personIds: [personId],
})

/** By day on working days, and not on holidays. */
export const staffNeedBody = ({ deskId }: SmallCounty) => ({
  place: { kind: 'desk', id: deskId },
  weekdays: [1, 2, 3, 4, 5],
  startTime: '08:00',
  endTime: '18:00',
  people: 3,
  holidays: 'not',
  fromDate: '2026-03-01',
})

export const leaveBody = ({ personId }: SmallCounty) => ({
  personId,
  from: '2026-03-12T00:00:00Z',
  to: '2026-03-14T00:00:00Z',
})

export const holidayBody = (date = '2026-04-05') => ({ date, name: { en: 'Qingming', zh: '清明节' } })

export const arrangementBody = (county: SmallCounty) => ({
  made: [
    shiftBody(county),
    { ...shiftBody(county), from: '2026-03-10T08:00:00Z', to: '2026-03-10T16:00:00Z' },
  ],
})

export const policyBody = {
  validFrom: '2026-03-10T00:00:00Z',
  tiers: ['normal', 'blue', 'yellow', 'orange', 'red'].map((id) => ({
    id,
    name: name(id),
    baseLimitMin: 90,
  })),
  barredFactor: 4,
  trailLimitMin: 60,
  trailReachM: 100,
  barrierMaxOffsetM: 500,
  barrierJoinM: 1,
  footKmh: 2.5,
  vehicleKmh: 20,
  droneKmh: 30,
  addEqualRates: false,
  reinspectionDays: 14,
}

/** Drafts that are weighed together. */
export const scenarioBody = (county: SmallCounty) => ({
  lineId: county.lineId,
  name: name('Spring budget'),
  budget: { unit: 'm', amount: 12_000 },
})

/** Fields between the line and where a fence may stand. */
export const ruleLayerBody = {
  name: name('Fields by the river'),
  kind: 'fields',
  source: 'village survey',
  geojson: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'Lower field', households: 12, gateType: 'farm gate', reviewDate: '2026-09-01' },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [104.704, 22.9002],
              [104.706, 22.9002],
              [104.706, 22.9006],
              [104.704, 22.9006],
              [104.704, 22.9002],
            ],
          ],
        },
      },
    ],
  },
}

export const tierOrderBody = { tier: 'orange', from: '2026-03-10T02:00:00Z', orderedBy: name('Headquarters') }

export const unitBody = ({ lineId, unitId }: SmallCounty) => ({
  name: name('West village'),
  level: 'village',
  parentId: unitId,
  ground: [{ lineId, fromM: 0, toM: 1500 }],
})

/** A village chief over the east of the line. */
export const stretchBody = ({ lineId, villageId, personId }: SmallCounty) => ({
  lineId,
  fromM: 2000,
  toM: 3000,
  level: 'village',
  unitId: villageId,
  personId,
  post: name('Village chief'),
  from: '2026-01-01T00:00:00Z',
})

/** Somebody of the township who is linked to the village. */
export const chargeBody = ({ unitId, villageId, leadId }: SmallCounty) => ({
  of: { kind: 'unit', id: villageId },
  level: 'township',
  unitId,
  personId: leadId,
  post: name('Linked leader'),
  department: name('Forestry office'),
  from: '2026-01-01T00:00:00Z',
})

export const personBody = ({ unitId }: SmallCounty) => ({
  unitId,
  name: name('Wang'),
  post: name('Guide'),
  phone: '13800138000',
  mayLead: false,
})

export const accountBody = ({ unitId }: SmallCounty, userName: string) => ({
  userName,
  name: name('Somebody'),
  unitId,
  roles: ['planner'],
})

/** From one new account to another. */
export async function delegationBody(county: SmallCounty, from: string, to: string) {
  return {
    fromAccountId: await make(county, '/api/accounts', accountBody(county, from)),
    toAccountId: await make(county, '/api/accounts', accountBody(county, to)),
    roles: ['planner'],
    from: '2026-03-10T00:00:00Z',
    to: '2026-03-20T00:00:00Z',
  }
}

export const displayBody = ({ unitId }: SmallCounty) => ({ name: 'Wall of the hall', unitId })

export const wallBody = ({ unitId }: SmallCounty) => ({
  name: 'Hall',
  unitId,
  scenes: [
    { kind: 'whole', seconds: 20 },
    { kind: 'worst-gaps', count: 3, seconds: 15 },
  ],
})

/** A GPX track through these positions, a fix each minute from an instant on. */
export function gpxOf(positions: readonly (readonly [number, number])[], from: string): string {
  const points = positions.map(([lon, lat], index) => {
    const time = new Date(Date.parse(from) + index * 60_000).toISOString()
    return `<trkpt lat="${lat}" lon="${lon}"><time>${time}</time></trkpt>`
  })
  return `<gpx version="1.1"><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`
}

/** Makes something and gives its id; fails with what the server said where it was refused. */
export async function make(county: RunningApp, path: string, body: unknown): Promise<string> {
  const answer = await county.send('POST', path, body)
  const made = (await answer.json()) as { id: string }
  if (answer.status !== 201) throw new Error(JSON.stringify(made))
  return made.id
}

/** A foot team as a proposal is asked for it. */
export const proposalTeamBody = (unitId: string) => ({
  key: 'team',
  name: name('Team 2'),
  unitId,
  mode: 'foot',
  speedKmh: null,
  loop: false,
  longestOnGroundMin: 0,
  baseM: null,
})

/** A day's patrols of one team. */
export const closeGapsBody = ({ lineId, unitId }: SmallCounty) => ({
  lineId,
  unitId,
  from: '2026-03-11T00:00:00Z',
  to: '2026-03-12T00:00:00Z',
  teams: [proposalTeamBody(unitId)],
})
