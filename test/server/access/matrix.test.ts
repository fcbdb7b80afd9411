import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cannotBeUndone } from '../../../data/journal/reversible.ts'
import { access, neverDelegated, rightOfAct, type Right, type Scope } from '../../../data/model/access.ts'
import { role, type Actor, type Grant } from '../../../data/model/account.ts'
import { actKind, type ActKind, type JournalEntry } from '../../../data/model/journalEntry.ts'
import type { Access } from '../../../server/access/whoAsks.ts'
import { localOperator, nobody } from '../../../server/access/whoAsks.ts'
import { routes } from '../../../server/app.ts'
import { actorAt, asking, atTop } from './actors.ts'
import { requestsOf, type AskOf } from './routeRequests.ts'
import { startTwoTownships, type Side, type TwoTownships } from './twoTownships.ts'

let county: TwoTownships
let requests: Readonly<Record<string, AskOf>>
beforeAll(async () => {
  county = await startTwoTownships({ accounts: true })
  requests = requestsOf(county)
})
afterAll(() => county.stop())

const everyRole: readonly Grant['role'][] = [...role.options, 'display']

/** What the table says of a role at an address or for an act; undefined where it says nothing. */
function scopeOf(of: Grant['role'], right: Access): Scope | undefined {
  if (right === 'public' || right === 'signed-in') return 'county'
  return (access[right] as Partial<Record<Grant['role'], Scope>>)[of]
}

type Answer = 'allowed' | 'not-signed-in' | 'forbidden' | 'outside-jurisdiction'

/** How an answer is to be read; what went wrong otherwise is given as it is. */
async function answerOf(asked: Response | undefined, isTriedInVain = false): Promise<string> {
  if (asked === undefined) return 'there is no request for this address'
  const text = await asked.text()
  if (asked.status < 300) return 'allowed'
  const { code, detail } = JSON.parse(text) as { code: string; detail: string }
  // A table of people says of each of its rows what is wrong with it.
  if (code === 'field-invalid' && detail.includes('this unit is not yours')) return 'outside-jurisdiction'
  const status = { 'not-signed-in': 401, forbidden: 403, 'outside-jurisdiction': 403 }[code]
  if (status === undefined && isTriedInVain) return 'allowed'
  return status === asked.status ? code : text
}

/** What takes a password, a session or a secret address, which nobody here has: it is refused for that alone. */
const isTriedInVain = (title: string): boolean => /\/api\/(sign-in|me|calendar)\//.test(`${title}/`)

/** Of a list the whole county may ask; what is theirs of it is looked at by itself. */
const listed: readonly string[] = [
  'GET /api/leaves',
  'GET /api/people',
  'GET /api/trackers',
  'GET /api/teams-now',
  'GET /api/replay/teams',
  'GET /api/accounts',
  'GET /api/delegations',
  'GET /api/displays',
  // What was read belongs nowhere until an act loads it.
  'POST /api/elevation/files',
  // A photo belongs nowhere until an act names it.
  'POST /api/photos',
  'POST /api/photos/{id}/parts',
  // What is taken along is what was given.
  'POST /api/exports',
]

/** Only an account has a password and sessions. */
const isOfAccounts = (title: string): boolean => title.includes('/api/me/')

/** Writes of which the journal knows nothing: what they do is audited, or of the server itself. */
const noActs: ReadonlySet<string> = new Set([
  'POST /api/backups',
  'POST /api/exports',
  'POST /api/barriers/figures',
  'POST /api/close-gaps',
  'POST /api/elevation/files',
  'POST /api/photos',
  'POST /api/photos/{id}/parts',
  'POST /api/health/restored/dismiss',
  'POST /api/accounts/{id}/reset',
  'DELETE /api/accounts/{id}/sessions',
  'POST /api/sign-out',
  'PUT /api/me/password',
  'DELETE /api/me/sessions',
  'DELETE /api/me/sessions/{id}',
  'POST /api/me/second-factor',
  'POST /api/me/second-factor/confirm',
  'POST /api/me/second-factor/end',
  'POST /api/me/calendar',
  'DELETE /api/me/calendar',
])

function expected(title: string, scope: Scope | undefined, isInside: boolean): Answer {
  if (scope === undefined || scope === 'top') return 'forbidden'
  return scope === 'county' || isInside || listed.includes(title) ? 'allowed' : 'outside-jurisdiction'
}

/** What right the act takes that an address takes back here. */
const undone: Partial<Record<string, Right>> = { 'POST /api/acts/{sequence}/undo': 'assign-duty' }

const table = routes.map(([method, path, , access]) => ({ title: `${method} ${path}`, access }))

describe('whoever asks', () => {
  it('finds a request of every address here', () => {
    const titles = table.map(({ title }) => title)
    expect(Object.keys(requests).toSorted()).toEqual(titles.toSorted())
  })

  it.each(table)('$title is answered to whom the table says, for their own ground', async (route) => {
    const { title, access: right } = route
    const ask = requests[title]
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    const look = async (named: string, by: Actor, side: Side, answer: Answer) => {
      wanted[named] = answer
      found[named] = await answerOf(await ask?.(side, by), isTriedInVain(title))
    }
    const before = await lastSequence()
    await look('nobody', nobody, county.west, right === 'public' ? 'allowed' : 'not-signed-in')
    for (const of of everyRole) {
      const also = undone[title]
      const scope = also === undefined ? scopeOf(of, right) : undoingScope(of, also)
      if (of === 'display' && isOfAccounts(title)) continue
      const atWest = actorAt(of, county.west.unitId)
      await look(`${of}, inside`, atWest, county.west, expected(title, scope, true))
      await look(`${of}, outside`, atWest, county.east, expected(title, scope, false))
      if (scope === 'subtree' || scope === 'top')
        await look(`${of} of the county`, atTop(actorAt(of, county.countyId)), county.east, 'allowed')
      const isNever = right !== 'public' && right !== 'signed-in' && neverDelegated.includes(right)
      if (isNever && scope !== undefined)
        await look(`${of}, delegated`, atTop(actorAt(of, county.countyId, of)), county.west, 'forbidden')
    }
    expect(found).toEqual(wanted)
    await expectOnlyTheirActs(before)
  })
})

/** Taking an act back takes the right to do so and the right to that act, on its ground. */
const undoingScope = (of: Grant['role'], right: Right): Scope | undefined =>
  scopeOf(of, 'undo-acts') === undefined ? undefined : scopeOf(of, right)

async function lastSequence(): Promise<number> {
  return ((await (await county.get('/api/acts?limit=1')).json()) as { sequence: number }).sequence
}

/** Nothing is journalled of anybody whose roles have no right to it, whatever was answered. */
async function expectOnlyTheirActs(after: number) {
  const { items } = (await (await county.get('/api/acts?limit=200')).json()) as { items: JournalEntry[] }
  for (const { sequence, kind, actor } of items) {
    if (sequence <= after) continue
    const of = everyRole.find((one) => actor.startsWith(`${one}-`))
    if (of === undefined) continue
    const right = rightOfAct[kind]
    expect(right === null ? undefined : scopeOf(of, right), `${actor} did ${kind}`).toBeDefined()
  }
}

describe('every kind of act', () => {
  const made = new Map<ActKind, string>()

  it('is made by an address that takes the right to it, or by the server alone', async () => {
    for (const { title, access: right } of table) {
      if (!/^(POST|PUT|DELETE)/.test(title) || noActs.has(title) || right === 'public') continue
      const answer = await requests[title]?.(county.west, localOperator)
      expect(answer?.status, title).toBeLessThan(300)
      const kind = await kindOf(answer)
      expect(rightOfAct[kind], `${title} makes ${kind}`).toBe(right)
      made.set(kind, title)
    }
    const byServer = actKind.options.filter((kind) => rightOfAct[kind] === null)
    expect([...made.keys(), ...byServer].toSorted()).toEqual(actKind.options.toSorted())
  })

  const takenBack = actKind.options.filter(
    (kind) => rightOfAct[kind] !== null && cannotBeUndone[kind] === undefined && kind !== 'act-undone',
  )
  it.each(takenBack)('%s is taken back only by whom it is for, on their own ground', async (kind) => {
    const title = made.get(kind)
    const right = rightOfAct[kind]
    if (title === undefined || right === null) throw new Error(`no address made ${kind}`)
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const of of everyRole)
      for (const side of [county.west, county.east]) {
        const named = `${of} ${side === county.west ? 'inside' : 'outside'}`
        wanted[named] = expected('', undoingScope(of, right), side === county.west)
        const act = await requests[title]?.(side, localOperator)
        const sequence = act?.headers.get('Act-Sequence')
        found[named] = await answerOf(await undo(Number(sequence), actorAt(of, county.west.unitId)))
      }
    expect(found).toEqual(wanted)
  })

  const undo = async (sequence: number, by: Actor) =>
    county.send('POST', `/api/acts/${sequence}/undo`, { reason: 'It was a mistake' }, asking(by))

  async function kindOf(answer: Response | undefined): Promise<ActKind> {
    const sequence = Number(answer?.headers.get('Act-Sequence'))
    const { items } = (await (await county.get(`/api/acts?limit=1&before=${sequence + 1}`)).json()) as {
      items: JournalEntry[]
    }
    return items[0]!.kind
  }
})
