import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyJournal } from '../../data/journal/verifyJournal.ts'
import { mayAnywhere } from '../../data/model/access.ts'
import { role, type Actor } from '../../data/model/account.ts'
import { problem } from '../../data/model/problem.ts'
import { currentSequence } from '../../data/store/acts.ts'
import { localOperator, nobody } from '../../server/access/whoAsks.ts'
import { routes } from '../../server/app.ts'
import { GapWatch } from '../../server/gapWatch.ts'
import { openApiDocument } from '../../server/openApi.ts'
import { resetPassword } from '../../server/signIn/credentials.ts'
import { accountWith, actorAt, actorOf, asking } from './access/actors.ts'
import { askRaw, type RawAnswer } from './fuzz/askRaw.ts'
import { requestTo, type Asked, type Operation } from './fuzz/requestArbitrary.ts'
import {
  accountBody,
  checkpointBody,
  make,
  patrolBody,
  startSmallCounty,
  trackerBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

/** FUZZ_SEED does again what was printed; FUZZ_RUNS sends more than the suite has time for. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
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

let county: SmallCounty
let actors: readonly Actor[]
/** Ids by what they are ids of. */
const known: Record<string, string[]> = {}
let sent = 0
let slowest = { tookMs: 0, what: '' }

beforeAll(async () => {
  console.log(`Fuzzing ${runsInAll} requests with FUZZ_SEED=${seed}`)
  county = await startSmallCounty({ actorOf, accounts: true })
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
  known['account'] = []
  const ofRoles: Actor[] = []
  for (const one of role.options) {
    const body = { ...accountBody(county, `the.${one}`), roles: [one] }
    const id = await make(county, '/api/accounts', body)
    known['account'].push(id)
    ofRoles.push(accountWith([one], unitId, id))
  }
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
  [/^(unitId|parentId)$|units/, 'unit'],
  [/^(leadId|personId|memberIds|personIds)$|people/, 'person'],
  [/^(trackerId)$|trackers/, 'tracker'],
  [/^(patrolId)$|patrols|history/, 'patrol'],
  [/AccountId$|accounts/, 'account'],
  [/^ids$|notices/, 'notice'],
  [/trails/, 'trail'],
  [/checkpoints/, 'checkpoint'],
  [/^(deskId|placeId|id)$/, 'desk'],
]

function idOf(name: string, index: number): string {
  if (name === 'password') return password
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? name
  const ids = known[kind] ?? known['patrol'] ?? []
  return ids.length === 0 ? '00000000-0000-4000-8000-000000000000' : (ids[index % ids.length] ?? '')
}

const resolved = (text: string): string =>
  text.replaceAll(/\{known (\S+) (\d+)\}/g, (_, name: string, index: string) => idOf(name, Number(index)))

/** Remembers what was made, so that what comes later can name it. */
function remember(path: string, { status, body }: RawAnswer): void {
  if (status !== 201 || !body.startsWith('{')) return
  const { id } = JSON.parse(body) as { id?: unknown }
  if (typeof id !== 'string') return
  const kind = kinds.find(([pattern]) => pattern.test(path))?.[1] ?? path
  const ids = (known[kind] ??= [])
  if (ids.length < 40) ids.push(id)
}

const password = 'a password that is long'
let session: { Cookie: string } | undefined

/** What is one's own needs a real session, which some of it ends. */
async function realSession(): Promise<{ Cookie: string }> {
  if (session !== undefined) return session
  const by = county.app.signIn!
  const id = known['account']![0]!
  const once = await resetPassword(by, { id, userName: 'the.commander', name: 'x' } as never)
  const { Cookie } = await county.signIn('the.commander', once)
  const changed = await fetch(`${county.address}/api/me/password`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', Cookie, ...asking(actors[0]!) },
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
    headers: { ...cookie, ...headers, ...asking(actor) },
    body: typeof body === 'string' ? resolved(body) : body,
  })
  if (isOwn && method !== 'GET' && answer.status < 300) session = undefined
  sent++
  if (answer.tookMs > slowest.tookMs)
    slowest = { tookMs: answer.tookMs, what: `${method} ${path}`.slice(0, 200) }
  return answer
}

const document = openApiDocument(routes, '0.0.0') as unknown as {
  paths: Record<string, Record<string, Operation>>
}

describe(`generated requests (FUZZ_SEED=${seed})`, () => {
  it.each(routes.map((route) => ({ title: `${route[0]} ${route[1]}`, route })))(
    '$title answers whatever it is asked, and keeps nothing that was refused',
    async ({ title, route: [method, path, endpoint, access] }) => {
      const isOwn = path.startsWith('/api/me') || path === '/api/sign-out'
      const asked = requestTo(method, path, document.paths[path]?.[method.toLowerCase()] ?? {})
      const who = fc.nat(actors.length - 1)
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
        const isLetIn = access === 'public' || access === 'signed-in' || mayAnywhere(actor, access)
        if (!isLetIn || (actor.kind === 'nobody' && access !== 'public'))
          expect(status, told).toBeGreaterThanOrEqual(400)
        remember(path, answer)
      }
      await fc.assert(fc.asyncProperty(asked, who, check), {
        seed,
        numRuns: runsOf(title),
        endOnFailure: process.env['FUZZ_SHRINK'] === undefined,
      })
    },
    300_000,
  )

  it('were enough, and left the server and its journal whole', async () => {
    console.log(`Sent ${sent}; the slowest took ${Math.round(slowest.tookMs)} ms: ${slowest.what}`)
    expect(sent).toBeGreaterThanOrEqual(runsInAll)
    expect((await county.get('/api/health')).status).toBe(200)
    expect(await verifyJournal(county.db)).toMatchObject({ misfit: undefined })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
