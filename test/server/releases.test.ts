import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../../data/demo/accounts.ts'
import { listAudit } from '../../data/store/audit.ts'
import { listRecords } from '../../data/store/records.ts'
import { startApp, type RunningApp } from './startApp.ts'

type Headers = Record<string, string>

let app: RunningApp
let commander: Headers
let approver: Headers
let admin: Headers
let desk: Headers
let unitId: string
beforeAll(async () => {
  app = await startApp({ demonstration: 'malipo', accounts: true })
  const signIn = (userName: string) => app.signIn(userName, demonstrationPassword)
  commander = await signIn('commander')
  approver = await signIn('approver')
  admin = await signIn('admin')
  desk = await signIn('desk')
  const units = await listRecords(app.db, 'unit')
  unitId = units.find(({ record }) => record.parentId === null)!.record.id
})
afterAll(() => app.stop())

const makeLink = async (by: Headers) => {
  const body = { name: 'Duty room', unitId, networks: [], until: null }
  return (await (await app.send('POST', '/api/displays', body, by)).json()) as {
    id: string
    address: string
    approval: string
  }
}
const open = (address: string) => fetch(app.address + address, { method: 'POST', redirect: 'manual' })
const approve = (id: string, by: Headers, version = 1) =>
  app.send('POST', `/api/displays/${id}/approve`, undefined, { ...by, 'If-Match': `"${version}"` })

async function setApproval(approveReleases: boolean, by = commander): Promise<Response> {
  const { headers } = await app.get('/api/settings', by)
  const version = { 'If-Match': headers.get('ETag') ?? '' }
  return app.send('PUT', '/api/settings', { approveReleases }, { ...by, ...version })
}

const exporting = (by: Headers) => app.send('POST', '/api/exports', { what: 'People', rows: 12 }, by)

describe('a release, where the county lets a second person approve it', () => {
  it('needs nobody else until the county says so', async () => {
    const { approval, address } = await makeLink(admin)
    expect(approval).toBe('not-needed')
    expect((await open(address)).status).toBe(303)
    expect((await exporting(desk)).status).toBe(204)
  })

  it('is decided by whoever sets the rules, and by nobody else', async () => {
    expect((await setApproval(true, admin)).status).toBe(403)
    expect((await setApproval(true)).status).toBe(200)
  })

  it('opens no display before somebody else approved it, and then the one that was waiting', async () => {
    const { id, address, approval } = await makeLink(commander)
    expect(approval).toBe('awaited')
    const early = await open(address)
    expect([early.status, await early.text()]).toEqual([403, expect.stringContaining('not approved yet')])
    const own = await approve(id, commander)
    expect([own.status, ((await own.json()) as { code: string }).code]).toEqual([403, 'forbidden'])
    expect((await approve(id, admin)).status).toBe(403)
    expect((await approve(id, approver)).status).toBe(200)
    expect((await open(address)).status).toBe(303)
    const acts = (await (await app.get('/api/acts?limit=5', admin)).json()) as {
      items: { kind: string; actor: string }[]
    }
    expect(acts.items.map(({ kind, actor }) => `${kind} by ${actor}`)).toContain(
      'display-link-approved by approver',
    )
  })

  it('takes a second person for a link made before, which nobody opened yet', async () => {
    await setApproval(false)
    const { id, address } = await makeLink(commander)
    await setApproval(true)
    expect((await open(address)).status).toBe(403)
    expect((await approve(id, approver)).status).toBe(200)
    const again = await approve(id, approver, 2)
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([
      412,
      'precondition-failed',
    ])
    expect((await open(address)).status).toBe(303)
  })

  it('is shown to whoever approves it, among the displays', async () => {
    const { id } = await makeLink(admin)
    const { items } = (await (await app.get('/api/displays', approver)).json()) as { items: { id: string }[] }
    expect(items.map((item) => item.id)).toContain(id)
  })

  it('lets only whoever approves take a table along, and keeps who did', async () => {
    const refused = await exporting(desk)
    expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([
      403,
      expect.stringContaining('approves releases'),
    ])
    expect((await exporting(approver)).status).toBe(204)
    const last = (await listAudit(app.db, { limit: 5 })).find(({ kind }) => kind === 'exported')
    expect(last).toMatchObject({ userName: 'approver', detail: 'People: 12' })
  })

  it('may be a picture as well, which has no rows', async () => {
    const what = 'Picture, Everything, Planned, 2026-11-26 08:42'
    expect((await app.send('POST', '/api/exports', { what }, desk)).status).toBe(403)
    expect((await app.send('POST', '/api/exports', { what }, approver)).status).toBe(204)
    const last = (await listAudit(app.db, { limit: 5 })).find(({ kind }) => kind === 'exported')
    expect(last).toMatchObject({ userName: 'approver', detail: what })
  })

  it('is taken by nobody again once the county no longer asks for it, and history says since when', async () => {
    expect((await setApproval(false)).status).toBe(200)
    expect((await makeLink(admin)).approval).toBe('not-needed')
    const { id } = (await (await app.get('/api/settings', admin)).json()) as { id: string }
    const history = await app.get(`/api/history/county-settings/${id}`, admin)
    expect(await history.text()).toContain('settings-changed')
  })
})
