import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../data/model/account.ts'
import type { RecordKind } from '../../../data/model/records.ts'
import { tryGetRecord } from '../../../data/store/records.ts'
import { localOperator } from '../../../server/access/whoAsks.ts'
import { filedPlan, jointPlanBody, newDeadlineBody, wholePlan } from '../filedPlans.ts'
import { elevationBody, elevationTile, hillsAsc, sendHeights } from '../heights.ts'
import {
  gpxOf,
  make,
  name,
  policyBody,
  proposalTeamBody,
  ruleLayerBody,
  shortLine,
  surveyedAnew,
  tierOrderBody,
} from '../smallCounty.ts'
import { askOffice, barrierAt, stepBody, stepRequests } from '../livedBarrier.ts'
import { tinyJpeg } from '../pictures.ts'
import { asking } from './actors.ts'
import type { Side, TwoTownships } from './twoTownships.ts'

/** Asks for something of a side; what it is about is made for it first. */
export type AskOf = (side: Side, by: Actor) => Promise<Response>

const day = { from: '2026-03-10T00:00:00Z', to: '2026-03-10T08:00:00Z' }

/** One good request for every address, about what is one township's or the other's. */
export function requestsOf(county: TwoTownships): Readonly<Record<string, AskOf>> {
  const { lineId } = county
  const headersOf = (by: Actor) => (by === localOperator ? {} : asking(by))
  const get = async (path: string, by: Actor) => county.get(path, headersOf(by))
  const send = async (
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    by: Actor,
    headers: Record<string, string> = {},
  ) => county.send(method, path, body, { ...headersOf(by), ...headers })
  const getting =
    (path: string): AskOf =>
    (_, by) =>
      get(path, by)
  const villageGround = ({ villageId: unitId, fromM, toM }: Side) => ({ lineId, unitId, fromM, toM })
  const other = (side: Side) => (side === county.west ? county.east : county.west)

  /** The three writes of a list: what is changed or ended is made first. */
  const writesOf = (path: string, bodyOf: (side: Side) => unknown): Record<string, AskOf> => ({
    [`POST ${path}`]: async (side, by) => send('POST', path, await bodyOf(side), by),
    [`PUT ${path}/{id}`]: async (side, by) => {
      const id = await make(county, path, await bodyOf(side))
      return send('PUT', `${path}/${id}`, await bodyOf(side), by, { 'If-Match': '"1"' })
    },
    [`DELETE ${path}/{id}`]: async (side, by) => {
      const id = await make(county, path, await bodyOf(side))
      return send('DELETE', `${path}/${id}`, undefined, by, { 'If-Match': '"1"' })
    },
  })

  const addPhoto = (by?: Actor) =>
    fetch(`${county.address}/api/photos`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', ...(by && headersOf(by)) },
      body: new Uint8Array(tinyJpeg),
    })

  const barrier = ({ unitId, at: [lon, lat] }: Side) => ({
    lineId,
    name: name('Fence'),
    type: 'fence',
    unitId,
    parts: [
      {
        path: [
          [lon - 0.001, lat + 0.001],
          [lon, lat + 0.001],
          [lon + 0.001, lat + 0.001],
        ],
        statuses: [{ status: 'draft', from: '2026-01-01T00:00:00Z' }],
      },
    ],
  })
  const trail = ({ at: [lon, lat], atM }: Side) => ({
    lineId,
    name: name('Path'),
    kind: 'farm-path',
    path: [
      [lon, lat - 0.005],
      [lon, lat + 0.005],
    ],
    meetsLineAtM: [atM],
  })
  const foundTrail = ({ at: [lon, lat] }: Side) => ({
    id: randomUUID(),
    lineId,
    name: name('Way'),
    kind: 'foot-trail',
    course: 'spot',
    path: [[lon, lat + 0.0005]],
    report: { kind: 'reported', observedAt: '2026-03-10T04:00:00Z' },
  })
  const place = ({ at: [lon, lat] }: Side) => ({ lineId, position: [lon, lat + 0.0005] })
  const crossing = (side: Side) => ({
    ...place(side),
    name: name('Crossing'),
    open: true,
    passage: {
      passes: false,
      since: '2026-03-01T00:00:00Z',
      orderedBy: name('Headquarters'),
      hours: { opens: '08:00', closes: '18:00' },
    },
    unitId: side.unitId,
  })
  const checkpoint = (side: Side) => ({
    ...place(side),
    name: name('Post'),
    reach: { fromM: side.atM - 100, toM: side.atM + 100 },
    minimumStaff: 1,
    unitId: side.unitId,
  })
  const device = (side: Side) => ({
    ...place(side),
    name: name('Camera'),
    type: 'camera',
    range: { fromM: side.atM - 100, toM: side.atM + 100 },
    sweepMin: 2,
    deskId: side.deskId,
    states: [{ working: true, from: '2026-01-01T00:00:00Z' }],
  })
  const patrol = ({ unitId, leadId, personId, fromM, atM }: Side) => ({
    lineId,
    fromM,
    toM: atM,
    ...day,
    mode: 'foot',
    team: name('Team'),
    unitId,
    leadId,
    memberIds: [personId],
  })
  const patrolPlan = async ({ unitId, fromM, atM }: Side) => {
    const teamId = await make(county, '/api/teams', { unitId, name: name('Team'), mode: 'foot' })
    const item = { id: randomUUID(), teamId, fromM, toM: atM, ...day, mode: 'foot' }
    return { lineId, unitId, name: name('Week'), ...day, items: [item] }
  }
  const patrolTemplate = async ({ unitId, fromM, atM }: Side) => {
    const teamId = await make(county, '/api/teams', { unitId, name: name('Team'), mode: 'foot' })
    const item = { teamId, fromM, toM: atM, startMin: 480, lastsMin: 240, mode: 'foot' }
    return { lineId, unitId, name: name('Days'), tier: 'normal', pattern: 'day', items: [item] }
  }
  const onDesk = ({ deskId, leadId, personId }: Side) => ({
    place: { kind: 'desk', id: deskId },
    leadId,
    personIds: [personId],
  })
  /** Each on a day of its own. */
  let holidays = 0
  const shift = (side: Side) => ({ ...onDesk(side), ...day })
  const tracker = ({ unitId }: Side) => ({ key: randomUUID().slice(0, 12), name: name('Phone'), unitId })
  const madePatrol = async (side: Side) => make(county, '/api/patrols', patrol(side))
  const madeTrail = async (side: Side) => make(county, '/api/collections/trails/items', trail(side))
  /** Takes what nobody else has in hand: what is taken already is given back first. */
  const gapWord = async ({ unitId, fromM, toM }: Side) => {
    const open = await (await county.get('/api/gaps/acknowledgements?open=true')).json()
    for (const { id } of (open as { items: { id: string }[] }).items)
      await county.send('POST', `/api/gaps/acknowledgements/${id}/end`)
    const word = { unitId, action: 'A team is on its way', until: '2026-03-10T06:00:00Z' }
    return { lineId, kind: 'planned', fromM, toM, ...word }
  }
  const madeWord = async (side: Side) => make(county, '/api/gaps/acknowledgements', await gapWord(side))
  const madeNotice = async ({ unitId, fromM, toM }: Side) => {
    const id = randomUUID()
    const at = '2026-03-10T03:00:00Z'
    const told = { unitId, about: 'gap', lineId, fromM, toM, kind: 'planned', since: at, cause: 'new', at }
    const still = { acknowledgementId: null, readAt: null, overAt: null, synthetic: false }
    await county.keep([{ kind: 'notice', record: { id, ...told, ...still } }])
    return id
  }
  const madeTracker = async (side: Side): Promise<string> => {
    const body = tracker(side)
    await make(county, '/api/trackers', body)
    return body.key
  }
  const chief = ({ unitId, leadId }: Side) => ({
    level: 'township',
    unitId,
    personId: leadId,
    post: name('Township chief'),
    from: '2026-01-01T00:00:00Z',
  })
  const stretch = (side: Side) => ({ lineId, fromM: side.fromM, toM: side.toM, ...chief(side) })
  const charge = (side: Side) => ({ of: { kind: 'unit', id: side.villageId }, ...chief(side) })
  /** What one of a side answers for, as it is chosen to become somebody else's. */
  const chosen = async (side: Side) => ({
    kind: 'stretch',
    id: await make(county, '/api/collections/stretches/items', stretch(side)),
    version: 1,
  })
  let importedDays = 0
  const mistaken = { 'If-Match': '"1"', Reason: 'entered twice' }
  const unit = ({ unitId }: Side) => ({
    name: name('Group'),
    level: 'group',
    parentId: unitId,
    ground: [],
  })
  const person = ({ unitId }: Side) => ({
    unitId,
    name: name('Wang'),
    post: name('Guide'),
    phone: null,
    mayLead: false,
  })
  const account = ({ unitId }: Side, roles = ['segment-chief']) => ({
    userName: `u-${randomUUID()}`,
    name: name('Somebody'),
    unitId,
    roles,
    personId: null,
  })
  const keep = async (kind: RecordKind, fields: object): Promise<string> => {
    const id = randomUUID()
    const record = { id, synthetic: false, ...fields }
    await county.keep([{ kind, record }])
    return id
  }
  const madeAccount = async (side: Side, roles?: string[]) =>
    keep('account', { ...account(side, roles), disabled: false })
  /** On the own side of what is their own; else of somebody there. */
  const delegation = async (side: Side, by: Actor) => {
    const isOwn = side === county.west && by.kind === 'account'
    const roles = isOwn ? by.grants.map(({ role }) => role) : ['segment-chief']
    if (isOwn && (await tryGetRecord(county.db, 'account', by.id ?? '')) === undefined)
      await keep('account', { ...account(side, roles), disabled: false, id: by.id })
    const fromAccountId = isOwn ? by.id : await madeAccount(side, roles)
    const toAccountId = await madeAccount(side)
    return { fromAccountId, toAccountId, roles, from: day.from, to: '2026-03-20T00:00:00Z' }
  }
  const display = ({ unitId }: Side) => ({ name: 'Wall of the hall', unitId })
  const wall = ({ unitId }: Side) => ({
    name: 'Hall',
    unitId,
    scenes: [
      { kind: 'whole', seconds: 20 },
      { kind: 'unit', unitId, seconds: 20 },
    ],
  })
  const whole = { 'If-Match': '"1"' }

  return {
    'GET /api': getting('/api'),
    'GET /api/conformance': getting('/api/conformance'),
    'GET /api/collections': getting('/api/collections'),
    'GET /api/collections/{collectionId}': getting('/api/collections/trails'),
    'GET /api/collections/{collectionId}/items': getting('/api/collections/stretches/items'),
    'GET /api/collections/{collectionId}/items/{itemId}': async (side, by) =>
      get(`/api/collections/trails/items/${await madeTrail(side)}`, by),
    'GET /api/coverage': getting('/api/coverage'),
    'GET /api/coverage/shares': getting('/api/coverage/shares?at=2026-03-10T04:00:00Z,2026-03-09T04:00:00Z'),
    'GET /api/coverage/chart': getting(`/api/coverage/chart?line=${lineId}`),
    'GET /api/coverage/explain': ({ atM }, by) =>
      get(`/api/coverage/explain?line=${lineId}&chainageM=${atM}&at=2026-03-10T04:00:00Z`, by),
    'GET /api/barriers/gains': getting(`/api/barriers/gains?lineId=${lineId}`),
    'GET /api/barriers/best-stretches': getting(`/api/barriers/best-stretches?lineId=${lineId}`),
    'GET /api/gaps/strike-teams': getting(`/api/gaps/strike-teams?lineId=${lineId}&fromM=100&toM=300`),
    'GET /api/close-gaps/teams': getting(
      `/api/close-gaps/teams?lineId=${lineId}&from=${day.from}&to=${day.to}`,
    ),
    'POST /api/close-gaps': ({ unitId }, by) =>
      send('POST', '/api/close-gaps', { lineId, unitId, ...day, teams: [proposalTeamBody(unitId)] }, by),
    'GET /api/gaps/acknowledgements': getting('/api/gaps/acknowledgements?open=true'),
    'POST /api/gaps/acknowledgements': async (side, by) =>
      send('POST', '/api/gaps/acknowledgements', await gapWord(side), by),
    'POST /api/gaps/acknowledgements/{id}/hand-on': async (side, by) => {
      const { unitId } = other(side)
      const word = { unitId, action: 'They are nearer', until: '2026-03-10T06:00:00Z' }
      return send('POST', `/api/gaps/acknowledgements/${await madeWord(side)}/hand-on`, word, by)
    },
    'POST /api/gaps/acknowledgements/{id}/end': async (side, by) =>
      send('POST', `/api/gaps/acknowledgements/${await madeWord(side)}/end`, undefined, by),
    'GET /api/notices': getting('/api/notices'),
    'POST /api/notices/read': async (side, by) =>
      send('POST', '/api/notices/read', { ids: [await madeNotice(side)] }, by),
    'POST /api/notices/{id}/read': async (side, by) =>
      send('POST', `/api/notices/${await madeNotice(side)}/read`, undefined, by),
    'POST /api/collections/border-lines/items': (_, by) =>
      send('POST', '/api/collections/border-lines/items', shortLine, by),
    'POST /api/collections/border-lines/items/{id}/markers': async (_, by) => {
      const markers = `number,lon,lat\n${Math.ceil(Math.random() * 1e9)},104.701,22.9\n`
      const path = `/api/collections/border-lines/items/${lineId}/markers`
      return send('POST', path, markers, by, { 'Content-Type': 'text/csv' })
    },
    'GET /api/collections/border-lines/items/{id}/take-over': async (_, by) =>
      get(`/api/collections/border-lines/items/${await surveyedAnew(county)}/take-over`, by),
    'POST /api/collections/border-lines/items/{id}/take-over': async (_, by) =>
      send(
        'POST',
        `/api/collections/border-lines/items/${await surveyedAnew(county)}/take-over`,
        undefined,
        by,
      ),
    ...writesOf('/api/collections/barriers/items', barrier),
    'GET /api/barrier-proposals': getting('/api/barrier-proposals'),
    'GET /api/barrier-events': getting('/api/barrier-events'),
    ...Object.fromEntries(
      (Object.keys(stepRequests) as (keyof typeof stepRequests)[]).map((step): [string, AskOf] => [
        `POST /api/barriers/{id}/${step}`,
        async (side, by) => {
          const { id, proposalId } = await barrierAt(county, barrier(side), stepRequests[step].at)
          const version = step === 'propose' ? { 'If-Match': '"1"' } : {}
          return send('POST', `/api/barriers/${id}/${step}`, stepBody(step, proposalId), by, version)
        },
      ]),
    ),
    'POST /api/barriers/{id}/countersign': async (side, by) => {
      const { id, proposalId } = await barrierAt(county, barrier(side), 'proposed')
      await askOffice(county, proposalId)
      const letter = { proposalId, officeId: 'forestry', note: 'Letter 17' }
      return send('POST', `/api/barriers/${id}/countersign`, letter, by)
    },
    'POST /api/photos': (_, by) => addPhoto(by),
    'POST /api/photos/{id}/parts': (_, by) =>
      send('POST', `/api/photos/${'0'.repeat(64)}/parts?from=0&of=9`, undefined, by),
    'GET /api/photos/{id}': async (_, by) => {
      const { id } = (await (await addPhoto()).json()) as { id: string }
      return get(`/api/photos/${id}`, by)
    },
    ...writesOf('/api/collections/trails/items', trail),
    ...writesOf('/api/collections/checkpoints/items', checkpoint),
    ...writesOf('/api/collections/ports/items', crossing),
    ...writesOf('/api/collections/trade-points/items', crossing),
    ...writesOf('/api/collections/devices/items', device),
    'POST /api/trails/found': (side, by) => send('POST', '/api/trails/found', foundTrail(side), by),
    'GET /api/trails/{id}/events': async (side, by) => get(`/api/trails/${await madeTrail(side)}/events`, by),
    'GET /api/trails/{id}/surroundings': async (side, by) =>
      get(`/api/trails/${await madeTrail(side)}/surroundings`, by),
    'POST /api/trails/{id}/events': async (side, by) => {
      const sealed = { kind: 'sealed', method: 'wall', observedAt: '2026-03-10T04:00:00Z' }
      return send('POST', `/api/trails/${await madeTrail(side)}/events`, sealed, by)
    },
    'GET /api/incidents': getting('/api/incidents'),
    'POST /api/incidents': ({ at }, by) =>
      send(
        'POST',
        '/api/incidents',
        { position: at, observedAt: '2026-03-10T03:30:00Z', direction: 'unknown', people: 2 },
        by,
      ),
    'GET /api/field-notes': getting('/api/field-notes'),
    'POST /api/field-notes': ({ at }, by) =>
      send(
        'POST',
        '/api/field-notes',
        { position: at, observedAt: '2026-03-10T03:30:00Z', text: 'A ladder' },
        by,
      ),
    'GET /api/handovers': getting('/api/handovers'),
    'POST /api/handovers': (side, by) => {
      const { place, ...party } = onDesk(side)
      const handover = { place, at: '2026-03-10T03:00:00Z', outgoing: null, incoming: party }
      return send('POST', '/api/handovers', handover, by)
    },
    'GET /api/patrol-events': getting('/api/patrol-events'),
    ...Object.fromEntries(
      (['start', 'pause', 'resume', 'end'] as const).map((word, index, words): [string, AskOf] => [
        `POST /api/patrols/{id}/${word}`,
        async (side, by) => {
          const id = await madePatrol(side)
          const earlier = word === 'end' ? ['start'] : words.slice(0, index)
          for (const [hour, before] of earlier.entries())
            await county.send('POST', `/api/patrols/${id}/${before}`, { at: `2026-03-10T0${hour}:10:00Z` })
          return send('POST', `/api/patrols/${id}/${word}`, { at: '2026-03-10T03:30:00Z' }, by)
        },
      ]),
    ),
    'GET /api/patrols': getting('/api/patrols'),
    ...writesOf('/api/patrols', patrol),
    'POST /api/patrols/{id}/track': async (side, by) => {
      const gpx = gpxOf([side.at, [side.at[0] + 0.001, side.at[1]]], day.from)
      const type = { 'Content-Type': 'application/gpx+xml' }
      return send('POST', `/api/patrols/${await madePatrol(side)}/track`, gpx, by, type)
    },
    'POST /api/patrols/{id}/fixes': async (side, by) => {
      const fixes = [{ at: '2026-03-10T03:00:00Z', position: side.at }]
      return send('POST', `/api/patrols/${await madePatrol(side)}/fixes`, { fixes }, by)
    },
    'GET /api/patrols/{id}/walk': async (side, by) => get(`/api/patrols/${await madePatrol(side)}/walk`, by),
    'GET /api/shifts': getting('/api/shifts'),
    ...writesOf('/api/shifts', shift),
    'POST /api/shifts/recurring': (side, by) => {
      const end = { kind: 'time', endTime: '06:00' }
      const days = { kind: 'interval', everyDays: 1 }
      const rule = { fromDate: '2026-03-09', toDate: '2026-03-15', days, startTime: '22:00', end }
      return send('POST', '/api/shifts/recurring', { ...onDesk(side), rule }, by)
    },
    'POST /api/shifts/arrange': (side, by) =>
      send('POST', '/api/shifts/arrange', { made: [shift(side)] }, by),
    'POST /api/shifts/swap': async (side, by) => {
      const { leadId, personId } = side
      const seatOf = async (who: object, of: string) => ({
        id: await make(county, '/api/shifts', { ...shift(side), ...who }),
        version: 1,
        personId: of,
      })
      const one = await seatOf({ personIds: [] }, leadId)
      const other = await seatOf({ leadId: null }, personId)
      return send('POST', '/api/shifts/swap', { one, other }, by)
    },
    'GET /api/staff-needs': getting('/api/staff-needs'),
    ...writesOf('/api/staff-needs', ({ deskId }) => ({
      place: { kind: 'desk', id: deskId },
      weekdays: [6, 7],
      startTime: '08:00',
      endTime: '20:00',
      people: 2,
      fromDate: '2026-03-01',
    })),
    'GET /api/leaves': getting('/api/leaves'),
    ...writesOf('/api/leaves', ({ personId }) => ({ personId, ...day })),
    'GET /api/plans-on-file': getting('/api/plans-on-file'),
    ...writesOf('/api/plans-on-file', ({ villageId }) => jointPlanBody(villageId)),
    'GET /api/plans-on-file/{id}/document': async (side, by) => {
      const id = await make(county, '/api/plans-on-file', jointPlanBody(side.villageId))
      return get(`/api/plans-on-file/${id}/document`, by)
    },
    'POST /api/plans-on-file/{id}/file': async (side, by) => {
      const id = await wholePlan(county, villageGround(side))
      return send('POST', `/api/plans-on-file/${id}/file`, {}, by, { 'If-Match': '"1"' })
    },
    'GET /api/plan-filings': getting('/api/plan-filings'),
    'GET /api/plan-filings/{id}/document': async (side, by) => {
      const { filingId } = await filedPlan(county, villageGround(side))
      return get(`/api/plan-filings/${filingId}/document`, by)
    },
    'POST /api/plan-filings/{id}/return': async (side, by) => {
      const { filingId } = await filedPlan(county, villageGround(side))
      const note = { note: 'Say who leads' }
      return send('POST', `/api/plan-filings/${filingId}/return`, note, by, { 'If-Match': '"1"' })
    },
    'POST /api/plan-filings/{id}/accept': async (side, by) => {
      const { filingId } = await filedPlan(county, villageGround(side))
      return send('POST', `/api/plan-filings/${filingId}/accept`, {}, by, { 'If-Match': '"1"' })
    },
    'GET /api/filing-deadlines': getting('/api/filing-deadlines'),
    ...writesOf('/api/filing-deadlines', () => newDeadlineBody()),
    'GET /api/holidays': getting('/api/holidays'),
    ...writesOf('/api/holidays', () => ({
      date: new Date(Date.UTC(2026, 0, 1) + holidays++ * 86_400_000).toISOString().slice(0, 10),
      name: name('Holiday'),
    })),
    'GET /api/roster-rules': getting('/api/roster-rules'),
    'PUT /api/roster-rules': async (_, by) => {
      const { headers } = await county.get('/api/roster-rules')
      const version = { 'If-Match': headers.get('etag') ?? '' }
      return send('PUT', '/api/roster-rules', { leastRestHours: 10 }, by, version)
    },
    'GET /api/staffing-logs': getting('/api/staffing-logs'),
    'POST /api/staffing-logs': (side, by) => {
      const log = { ...onDesk(side), from: day.from, to: '2026-03-10T04:00:00Z' }
      return send('POST', '/api/staffing-logs', log, by)
    },
    'GET /api/desks': getting('/api/desks'),
    'GET /api/on-duty': getting('/api/on-duty'),
    'GET /api/overdue': getting('/api/overdue'),
    'GET /api/units': getting('/api/units'),
    'GET /api/people': getting('/api/people'),
    'GET /api/responsibility': getting(`/api/responsibility?lineId=${lineId}`),
    ...writesOf('/api/collections/stretches/items', stretch),
    'DELETE /api/collections/stretches/items/{id}': async (side, by) => {
      const { id } = await chosen(side)
      return send('DELETE', `/api/collections/stretches/items/${id}`, undefined, by, mistaken)
    },
    'GET /api/charges': getting('/api/charges'),
    ...writesOf('/api/charges', charge),
    'DELETE /api/charges/{id}': async (side, by) => {
      const id = await make(county, '/api/charges', charge(side))
      return send('DELETE', `/api/charges/${id}`, undefined, by, mistaken)
    },
    'POST /api/chiefs/hand-over': async (side, by) => {
      const handed = { chiefs: [await chosen(side)], at: day.from, personId: side.personId }
      return send('POST', '/api/chiefs/hand-over', handed, by)
    },
    'POST /api/chiefs/end': async (side, by) =>
      send('POST', '/api/chiefs/end', { chiefs: [await chosen(side)], at: day.from }, by),
    'POST /api/chiefs/move': async (side, by) => {
      const { id, version } = await chosen(side)
      const moves = [{ id, version, fromM: side.fromM + 100, toM: side.toM }]
      return send('POST', '/api/chiefs/move', { moves, at: day.from }, by)
    },
    'POST /api/chiefs/import': (side, by) => {
      const isWest = side === county.west
      const type = { 'Content-Type': 'text/csv' }
      const [fromM, toM] = isWest ? ['K0+000', 'K1+900'] : ['K2+100', 'K4+000']
      // Each on days of its own, so that none overlaps with another.
      const start = new Date(Date.UTC(2000, 0, ++importedDays)).toISOString().slice(0, 10)
      const row = [
        'city',
        side.unitName,
        fromM,
        toM,
        isWest ? 'West lead' : 'East lead',
        'Chief',
        start,
        start,
      ]
      const rows = `level,unit,from,to,name,post,start,end\n${row.join()}\n`
      return send('POST', `/api/chiefs/import?lineId=${lineId}`, rows, by, type)
    },
    ...writesOf('/api/units', unit),
    ...writesOf('/api/people', person),
    'POST /api/people/import': ({ unitName }, by) => {
      const type = { 'Content-Type': 'text/csv' }
      const people = `name,unit,post\nWu ${randomUUID()},${unitName},Officer\n`
      return send('POST', '/api/people/import', people, by, type)
    },
    'GET /api/accounts': getting('/api/accounts'),
    'POST /api/accounts': (side, by) => send('POST', '/api/accounts', account(side), by),
    'PUT /api/accounts/{id}': async (side, by) => {
      const { userName: _, ...body } = account(side)
      return send('PUT', `/api/accounts/${await madeAccount(side)}`, body, by, whole)
    },
    'POST /api/accounts/{id}/reset': async (side, by) =>
      send('POST', `/api/accounts/${await madeAccount(side)}/reset`, undefined, by),
    'GET /api/accounts/{id}/sessions': async (side, by) =>
      get(`/api/accounts/${await madeAccount(side)}/sessions`, by),
    'DELETE /api/accounts/{id}/sessions': async (side, by) =>
      send('DELETE', `/api/accounts/${await madeAccount(side)}/sessions`, undefined, by),
    'GET /api/delegations': getting('/api/delegations'),
    'POST /api/delegations': async (side, by) =>
      send('POST', '/api/delegations', await delegation(side, by), by),
    'DELETE /api/delegations/{id}': async (side, by) => {
      const id = await keep('delegation', { note: '', ...(await delegation(side, by)) })
      return send('DELETE', `/api/delegations/${id}`, undefined, by, whole)
    },
    'GET /api/walls': getting('/api/walls'),
    ...writesOf('/api/walls', wall),
    'GET /api/chief-names': getting('/api/chief-names'),
    'GET /api/displays': getting('/api/displays'),
    'POST /api/displays': (side, by) => send('POST', '/api/displays', display(side), by),
    'DELETE /api/displays/{id}': async (side, by) => {
      const id = await keep('display-link', { networks: [], until: null, ...display(side) })
      return send('DELETE', `/api/displays/${id}`, undefined, by, whole)
    },
    'PUT /api/displays/{id}': async (side, by) => {
      const id = await keep('display-link', { networks: [], until: null, ...display(side) })
      return send('PUT', `/api/displays/${id}`, { name: 'Left', wallId: null }, by, whole)
    },
    'POST /api/displays/{id}/approve': async (side, by) => {
      const id = await keep('display-link', { networks: [], until: null, ...display(side) })
      return send('POST', `/api/displays/${id}/approve`, undefined, by, whole)
    },
    'POST /api/exports': (_, by) => send('POST', '/api/exports', { what: 'People', rows: 3 }, by),
    'GET /api/settings': getting('/api/settings'),
    'PUT /api/settings': async (_, by) => {
      const { headers } = await county.get('/api/settings')
      const version = { 'If-Match': headers.get('ETag') ?? '' }
      return send('PUT', '/api/settings', { approveReleases: false }, by, version)
    },
    'POST /api/barriers/figures': (side, by) => {
      const { lineId, type, parts } = barrier(side)
      return send(
        'POST',
        '/api/barriers/figures',
        { lineId, type, parts: parts.map(({ path }) => ({ path })) },
        by,
      )
    },
    'GET /api/planning-rules': getting('/api/planning-rules'),
    'PUT /api/planning-rules': async (_, by) => {
      const { headers } = await county.get('/api/planning-rules')
      const version = { 'If-Match': headers.get('ETag') ?? '' }
      return send('PUT', '/api/planning-rules', { minimumLengthM: 20 }, by, version)
    },
    'GET /api/coverage/facts': getting(`/api/coverage/facts?lineId=${lineId}`),
    'GET /api/patrol-plans': getting('/api/patrol-plans'),
    ...writesOf('/api/patrol-plans', patrolPlan),
    'GET /api/patrol-templates': getting('/api/patrol-templates'),
    ...writesOf('/api/patrol-templates', patrolTemplate),
    'POST /api/patrol-plans/{id}/publish': async (side, by) => {
      const id = await make(county, '/api/patrol-plans', await patrolPlan(side))
      return send('POST', `/api/patrol-plans/${id}/publish`, {}, by, whole)
    },
    'GET /api/teams': getting('/api/teams'),
    ...writesOf('/api/teams', ({ unitId, leadId, personId }) => ({
      unitId,
      name: name('Team'),
      mode: 'foot',
      leadId,
      memberIds: [personId],
    })),
    'GET /api/scenarios': getting('/api/scenarios'),
    ...writesOf('/api/scenarios', (side) => ({ lineId, unitId: side.unitId, name: name('Spring budget') })),
    'GET /api/rule-layers': getting('/api/rule-layers'),
    ...writesOf('/api/rule-layers', () => ruleLayerBody),
    'GET /api/elevation': getting('/api/elevation'),
    ...writesOf('/api/elevation', () => elevationBody(county)),
    'POST /api/elevation/files': (_, by) =>
      sendHeights(county.address, hillsAsc, 'name=hills.asc', by && headersOf(by)),
    'GET /api/elevation/tiles/{id}': async (_, by) =>
      get(`/api/elevation/tiles/${await elevationTile(county)}`, by),
    'GET /api/audit': getting('/api/audit'),
    'GET /api/sign-in': getting('/api/sign-in'),
    'POST /api/sign-in': (_, by) =>
      send('POST', '/api/sign-in', { userName: `u-${randomUUID()}`, password: 'not the one' }, by),
    'POST /api/sign-in/second-factor': (_, by) =>
      send('POST', '/api/sign-in/second-factor', { code: '123456' }, by),
    'GET /api/sign-in/oidc': getting('/api/sign-in/oidc'),
    'GET /api/sign-in/oidc/callback': getting('/api/sign-in/oidc/callback'),
    'POST /api/sign-out': (_, by) => send('POST', '/api/sign-out', undefined, by),
    'GET /api/me': getting('/api/me'),
    'PUT /api/me/password': (_, by) =>
      send('PUT', '/api/me/password', { current: 'not the one', next: 'another long one' }, by),
    'GET /api/me/sessions': getting('/api/me/sessions'),
    'DELETE /api/me/sessions': (_, by) => send('DELETE', '/api/me/sessions', undefined, by),
    'DELETE /api/me/sessions/{id}': (_, by) => send('DELETE', '/api/me/sessions/none', undefined, by),
    'POST /api/me/second-factor': (_, by) =>
      send('POST', '/api/me/second-factor', { password: 'not the one' }, by),
    'POST /api/me/second-factor/confirm': (_, by) =>
      send('POST', '/api/me/second-factor/confirm', { code: '123456' }, by),
    'POST /api/me/second-factor/end': (_, by) =>
      send('POST', '/api/me/second-factor/end', { password: 'not the one' }, by),
    'GET /api/me/calendar': getting('/api/me/calendar'),
    'POST /api/me/calendar': (_, by) => send('POST', '/api/me/calendar', { language: 'en' }, by),
    'DELETE /api/me/calendar': (_, by) => send('DELETE', '/api/me/calendar', undefined, by),
    'GET /api/duties': async ({ leadId }, by) => get(`/api/duties?personId=${leadId}`, by),
    'GET /api/calendar/{token}.ics': getting('/api/calendar/made-up.ics'),
    'GET /api/trackers': getting('/api/trackers'),
    ...writesOf('/api/trackers', tracker),
    'GET /api/trackers/report': async (side, by) => {
      const [lon, lat] = side.at
      const id = await madeTracker(side)
      return get(`/api/trackers/report?id=${id}&lat=${lat}&lon=${lon}&timestamp=1773115100`, by)
    },
    'POST /api/trackers/report': async (side, by) => {
      const coords = { latitude: side.at[1], longitude: side.at[0] }
      const location = { timestamp: '2026-03-10T04:00:00Z', coords }
      return send('POST', '/api/trackers/report', { device_id: await madeTracker(side), location }, by)
    },
    'GET /api/teams-now': getting('/api/teams-now'),
    'GET /api/replay': getting('/api/replay'),
    'GET /api/replay/teams': getting('/api/replay/teams'),
    'GET /api/lost-tracks': getting('/api/lost-tracks'),
    'POST /api/lost-tracks': async (side, by) => {
      const lost = { patrolId: await madePatrol(side), ...day, reason: 'The phone fell into the river' }
      return send('POST', '/api/lost-tracks', lost, by)
    },
    'GET /api/policies': getting('/api/policies'),
    'POST /api/policies': (_, by) => send('POST', '/api/policies', policyBody, by),
    'GET /api/tier-orders': getting('/api/tier-orders'),
    'POST /api/tier-orders': (_, by) => send('POST', '/api/tier-orders', tierOrderBody, by),
    'GET /api/county': getting('/api/county'),
    'GET /api/acts': getting('/api/acts'),
    'GET /api/acts/known': getting(`/api/acts/known?ids=${randomUUID()}`),
    'POST /api/acts/{sequence}/undo': async (side, by) => {
      const made = await county.send('POST', '/api/patrols', patrol(side))
      const sequence = made.headers.get('Act-Sequence')
      return send('POST', `/api/acts/${sequence}/undo`, { reason: 'It was a mistake' }, by)
    },
    'GET /api/history/{kind}/{id}': async (side, by) =>
      get(`/api/history/patrol/${await madePatrol(side)}`, by),
    'GET /api/live': async (_, by) => {
      const stream = await get('/api/live', by)
      if (stream.status === 200) await stream.body?.cancel()
      return stream.status === 200 ? new Response(null, { status: 200 }) : stream
    },
    'GET /api/basemap': getting('/api/basemap'),
    'GET /api/towns': getting('/api/towns'),
    'GET /api/health': getting('/api/health'),
    'GET /api/metrics': getting('/api/metrics'),
    'GET /api/backups': getting('/api/backups'),
    'POST /api/health/restored/dismiss': (_, by) =>
      send('POST', '/api/health/restored/dismiss', undefined, by),
    'POST /api/backups': (_, by) => send('POST', '/api/backups', undefined, by),
    'GET /api/openapi.json': getting('/api/openapi.json'),
    'GET /api/docs': getting('/api/docs'),
  }
}
