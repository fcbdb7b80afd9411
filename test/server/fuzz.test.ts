import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import { mayAnywhere } from '../../data/model/access.ts'
import { role, type Actor } from '../../data/model/account.ts'
import { problem } from '../../data/model/problem.ts'
import { currentSequence } from '../../data/store/acts.ts'
import { localOperator, nobody, type Access } from '../../server/access/whoAsks.ts'
import { routes } from '../../server/app.ts'
import { GapWatch } from '../../server/gapWatch.ts'
import { openApiDocument } from '../../server/openApi.ts'
import type { SingleSignOn } from '../../server/signIn/singleSignOn.ts'
import { resetPassword } from '../../server/signIn/credentials.ts'
import { accountWith, actorAt, actorOf, asking, atTop } from './access/actors.ts'
import { askRaw, type RawAnswer } from './fuzz/askRaw.ts'
import { goodRequests, renewed } from './fuzz/goodRequests.ts'
import { filedPlan } from './filedPlans.ts'
import { askOffice, barrierAt, stepRequests } from './livedBarrier.ts'
import { elevationBody, elevationTile } from './heights.ts'
import { pngOf } from './pictures.ts'
import { requestTo, type Asked, type Operation } from './fuzz/requestArbitrary.ts'
import {
  accountBody,
  barrierBody,
  checkpointBody,
  make,
  patrolBody,
  startSmallCounty,
  trackerBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

/** The same on every run, as all properties; FUZZ_SEED tries others, FUZZ_RUNS more than there is time for. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
const runsInAll = Number(process.env['FUZZ_RUNS'] ?? 20_000)

/** What takes long on purpose, or makes a file: a password is hashed slowly, a backup is the whole store. */
const fewRuns: Readonly<Record<string, number>> = {
  'POST /api/backups': 15,
  'POST /api/sign-in': 40,
  'POST /api/sign-out': 15,
  'PUT /api/me/password': 20,
  'DELETE /api/me/sessions': 15,
  'DELETE /api/me/sessions/{id}': 30,
  'POST /api/me/second-factor': 20,
  'POST /api/me/second-factor/end': 20,
  'POST /api/accounts': 100,
  'POST /api/accounts/{id}/reset': 30,
}
const others = routes.filter(([method, path]) => fewRuns[`${method} ${path}`] === undefined)
const runsOfFew = Object.values(fewRuns).reduce((sum, runs) => sum + runs, 0)
const runsOf = (title: string) => fewRuns[title] ?? Math.ceil((runsInAll - runsOfFew) / others.length)

/** A provider that knows nobody. */
const singleSignOn = {
  name: 'Provider',
  begin: () => Promise.resolve({ address: 'https://provider.example/authorize', binding: 'bound' }),
  finish: () => Promise.resolve(undefined),
} as unknown as SingleSignOn

let county: SmallCounty
let actors: readonly Actor[]
/** Ids by what they are ids of. */
const known: Record<string, string[]> = {}
let sent = 0
/** Routes that did what they were asked at least once. */
const done = new Set<string>()
let slowest = { tookMs: 0, what: '' }

beforeAll(async () => {
  console.log(`Fuzzing ${runsInAll} requests with FUZZ_SEED=${seed}`)
  county = await startSmallCounty({ actorOf, accounts: true, singleSignOn })
  const { lineId, unitId, villageId, deskId, leadId, personId } = county
  Object.assign(known, {
    line: [lineId],
    unit: [unitId, villageId],
    person: [leadId, personId],
    desk: [deskId],
  })
  known['patrol'] = [await make(county, '/api/patrols', patrolBody(county))]
  known['trail'] = [await make(county, '/api/collections/trails/items', trailBody(county))]
  known['checkpoint'] = [await make(county, '/api/collections/checkpoints/items', checkpointBody(county))]
  known['tracker'] = [await make(county, '/api/trackers', trackerBody(county, 'phone-1'))]
  const photo = await fetch(`${county.address}/api/photos`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png' },
    body: new Uint8Array(pngOf(4, 4)),
  })
  known['photo'] = [((await photo.json()) as { id: string }).id]
  const heights = await elevationBody(county)
  known['elevation file'] = [heights.fileId]
  known['elevation tile'] = [await elevationTile(county)]
  known['account'] = []
  const ofRoles: Actor[] = []
  for (const one of role.options) {
    const body = { ...accountBody(county, `the.${one}`), roles: [one] }
    const id = await make(county, '/api/accounts', body)
    known['account'].push(id)
    ofRoles.push(atTop(accountWith([one], unitId, id)))
  }
  await realSession(ofRoles[0])
  await new GapWatch(county.app).look()
  const { items } = (await (await county.get('/api/notices')).json()) as {
    items: { id: string }[]
  }
  known['notice'] = items.map(({ id }) => id)
  actors = [
    ...ofRoles,
    accountWith(['administrator', 'commander'], villageId, randomUUID()),
    actorAt('display', villageId),
    { ...actorAt('planner', unitId), mustChangePassword: true },
    nobody,
    localOperator,
  ]
})
afterAll(() => county.stop())

/** Which kind of record a field, or an address, names. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(lineId|replaces|line)$|border-lines/, 'line'],
  [/units/, 'own unit'],
  [/^(unitId|parentId)$/, 'unit'],
  [/people/, 'own person'],
  [/^(leadId|personId|memberIds|personIds)$/, 'person'],
  [/patrol-plans/, 'patrol plan'],
  [/patrol-templates/, 'patrol template'],
  [/holidays/, 'holiday'],
  [/\/ports|^ports$/, 'port'],
  [/trade-points/, 'trade point'],
  [/plans-on-file/, 'plan on file'],
  [/plan-filings/, 'filing'],
  [/filing-deadlines/, 'deadline'],
  [/^trackerId$|trackers/, 'tracker'],
  [/^teamId$|teams/, 'team'],
  [/^patrolId$|patrols|history/, 'patrol'],
  [/accounts/, 'own account'],
  [/AccountId$/, 'account'],
  [/^ids$|notices/, 'notice'],
  [/trails|itemId/, 'trail'],
  [/checkpoints/, 'checkpoint'],
  [/photos/, 'photo'],
  [/barrier/, 'barrier'],
  [/^proposalId$/, 'proposal'],
  [/devices/, 'device'],
  [/shifts|^shiftId$/, 'shift'],
  [/staff-needs/, 'staff need'],
  [/leaves/, 'leave'],
  [/delegations/, 'delegation'],
  [/displays/, 'display'],
  [/^wallId$|walls/, 'wall'],
  [/rule-layers/, 'rule layer'],
  [/^fileId$/, 'elevation file'],
  [/elevation\/tiles/, 'elevation tile'],
  [/elevation/, 'elevation'],
  [/^scenarioId$|scenarios/, 'scenario'],
  [/acknowledgements/, 'acknowledgement'],
  [/^stretchIds$|stretches/, 'stretch'],
  [/charges/, 'charge'],
  [/^(deskId|placeId|id)$/, 'desk'],
]

function idOf(name: string, index: number): string {
  if (name === 'password') return password
  if (name === 'act') return randomUUID()
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? name
  const ids = known[kind] ?? known['patrol'] ?? []
  return ids.length === 0 ? '00000000-0000-4000-8000-000000000000' : (ids[index % ids.length] ?? '')
}

const resolved = (text: string): string =>
  text.replaceAll(/\{known (\S+) (\d+)\}/g, (_, name: string, index: string) => idOf(name, Number(index)))

const resolvedIn = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, resolved(value)]))

/** Much of what was made is ended again: there is always one of each that stands. */
async function refill(): Promise<void> {
  for (const { kind, path, body } of renewed(county)) {
    const id = await make(county, path, body)
    known[kind] = [id, ...(known[kind] ?? [])].slice(0, 3)
  }
}

/** For a step of a barrier or a filed plan, some that have come so far that it can be taken. */
async function refillSteps(path: string): Promise<void> {
  if (path.startsWith('/api/plan-filings/')) {
    const { lineId, villageId: unitId, lengthM } = county
    const { filingId } = await filedPlan(county, { lineId, unitId, fromM: 2000, toM: lengthM })
    known['filing'] = [filingId, ...(known['filing'] ?? [])].slice(0, 3)
  }
  const step = /^\/api\/barriers\/\{id\}\/(\w+)$/.exec(path)?.[1]
  if (step === undefined) return
  const stage = step === 'countersign' ? 'proposed' : stepRequests[step as keyof typeof stepRequests].at
  known['barrier'] = []
  known['proposal'] = []
  for (let count = 0; count < 3; count++) {
    const { id, proposalId } = await barrierAt(county, barrierBody(county), stage)
    if (step === 'countersign') await askOffice(county, proposalId)
    known['barrier'].push(id)
    known['proposal'].push(proposalId)
  }
}

/** Remembers what was made, so that what comes later can name it. */
function remember(path: string, { status, body }: RawAnswer): void {
  if (status !== 201 || !body.startsWith('{')) return
  const { id } = JSON.parse(body) as { id?: unknown }
  if (typeof id !== 'string') return
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1] ?? path
  const ids = (known[kind] ??= [])
  if (ids.length < 5) ids.push(id)
}

const password = 'a password that is long'
let session: { Cookie: string } | undefined

/** What is one's own needs a real session, which some of it ends. */
async function realSession(actor: Actor = actors[0]!): Promise<{ Cookie: string }> {
  if (session !== undefined) return session
  const by = county.app.signIn!
  const id = known['account']![0]!
  const once = await resetPassword(by, { id, userName: 'the.commander', name: 'x' } as never)
  const { Cookie } = await county.signIn('the.commander', once)
  const changed = await fetch(`${county.address}/api/me/password`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Cookie, ...asking(actor) },
    body: JSON.stringify({ current: once, next: password }),
  })
  if (!changed.ok) throw new Error(await changed.text())
  session = {
    Cookie: changed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  }
  return session
}

async function send(asked: Asked, actor: Actor, isOwn: boolean): Promise<RawAnswer> {
  const cookie = isOwn && actor.kind === 'account' ? await realSession() : {}
  const { method, path, headers, body } = asked
  const answer = await askRaw(county.address, {
    method,
    path: resolved(path),
    headers: { ...cookie, ...resolvedIn(headers), ...asking(actor) },
    body: typeof body === 'string' ? resolved(body) : body,
  })
  if (isOwn && method !== 'GET' && answer.status < 300) session = undefined
  sent++
  if (answer.tookMs > slowest.tookMs)
    slowest = { tookMs: answer.tookMs, what: `${method} ${path}`.slice(0, 200) }
  return answer
}

const isLetIn = (actor: Actor, access: Access): boolean => {
  if (access === 'public') return true
  if (actor.kind === 'nobody' || (actor.mustChangePassword === true && access !== 'signed-in')) return false
  return access === 'signed-in' || mayAnywhere(actor, access)
}

const document = openApiDocument(routes, '0.0.0') as unknown as {
  paths: Record<string, Record<string, Operation>>
}

describe(`generated requests (FUZZ_SEED=${seed})`, () => {
  it.each(routes.map((route, index) => ({ title: `${route[0]} ${route[1]}`, route, index })))(
    '$title answers whatever it is asked, and keeps nothing that was refused',
    async ({ title, route: [method, path, endpoint, access], index: routeIndex }) => {
      const isOwn = path.startsWith('/api/me') || path === '/api/sign-out'
      await refill()
      await refillSteps(path)
      const operation = document.paths[path]?.[method.toLowerCase()] ?? {}
      const asked = requestTo(method, path, operation, goodRequests(county)[`${method} ${path}`] ?? {})
      const every = actors.map((_, index) => index)
      const who = fc.oneof(
        fc.constantFrom(...every),
        fc.constantFrom(...every.filter((one) => isLetIn(actors[one]!, access))),
      )
      const check = async (asked: Asked, index: number): Promise<void> => {
        const actor = actors[index]!
        const before = await currentSequence(county.db)
        const answer = await send(asked, actor, isOwn)
        const grown = (await currentSequence(county.db)) - before
        const { status, type, body } = answer
        const told = `${actor.userName}: ${status} ${body.slice(0, 500)}`
        expect(status, told).toBeLessThan(500)
        if (status >= 400) {
          expect(type, told).toContain('application/problem+json')
          expect(problem.parse(JSON.parse(body)).status, told).toBe(status)
        }
        const isKept = status < 300 && endpoint.act !== 'none'
        expect(grown, told).toBeLessThanOrEqual(isKept ? 1 : 0)
        if (!isLetIn(actor, access)) expect(status, told).toBeGreaterThanOrEqual(400)
        if (status < 400) done.add(title)
        remember(path, answer)
      }
      await fc.assert(fc.asyncProperty(asked, who, check), {
        seed: seed + routeIndex,
        numRuns: runsOf(title),
        endOnFailure: process.env['FUZZ_SHRINK'] === undefined,
      })
    },
    300_000,
  )

  it('were enough, and left the server and its journal whole', async () => {
    console.log(`Sent ${sent}; the slowest took ${Math.round(slowest.tookMs)} ms: ${slowest.what}`)
    const undone = routes.map(([method, path]) => `${method} ${path}`).filter((title) => !done.has(title))
    console.log(`Never done by any of them: ${undone.join(', ')}`)
    expect(undone.length, 'most has to get past what is checked first').toBeLessThan(routes.length / 10)
    expect(sent).toBeGreaterThanOrEqual(runsInAll)
    expect((await county.get('/api/health')).status).toBe(200)
    expect(await verifyJournal(county.db)).toMatchObject({ misfit: undefined })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
