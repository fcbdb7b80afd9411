import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postToSelf } from '../../server/postToSelf.ts'
import { selfSigned } from './selfSigned.ts'
import { spawnScript, spawnServer } from './spawnServer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borderkeep-sign-in-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

interface Answered {
  status: number | undefined
  headers: IncomingHttpHeaders
  text: string
}

/** Of a certificate that nobody vouches for. */
function askSecurely(
  address: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: unknown },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers, rejectUnauthorized: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const shown = /First sign-in: name (\S+), password (\S+)/

describe('the first start', () => {
  it('shows a password once, keeps it nowhere, and the secret for nobody else to read', async () => {
    const environment = { DATA_DIR: folder, ACCOUNTS: 'on', LOG: 'json' }
    const first = spawnServer(environment)
    const address = await first.listening
    first.child.kill('SIGTERM')
    const { printed } = await first.ended
    const [, userName = '', password = ''] = shown.exec(printed) ?? []
    expect(userName).toBe('admin')
    const logged = printed.split('\n').filter((line) => line.startsWith('{'))
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.join('\n')).not.toContain(password)
    for (const name of readdirSync(folder).filter((one) => statSync(join(folder, one)).isFile()))
      expect([name, readFileSync(join(folder, name)).includes(password)]).toEqual([name, false])
    expect(statSync(join(folder, 'sign-in.secret')).mode & 0o777).toBe(0o600)
    expect(address).toMatch(/^http:/)

    const second = spawnServer(environment)
    const again = await second.listening
    const answer = await fetch(`${again}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    })
    expect(await answer.json()).toEqual({ secondFactor: false, mustChangePassword: true })
    second.child.kill('SIGTERM')
    expect((await second.ended).printed).not.toMatch(shown)
  })
})

it('gives whoever lost theirs another password from the command line, while no server runs', async () => {
  const environment = { DATA_DIR: folder, ACCOUNTS: 'on' }
  const reset = (...given: string[]) => spawnScript('resetPassword', given, environment).ended
  const first = spawnServer(environment)
  await first.listening
  expect(await reset('admin')).toMatchObject({
    code: 1,
    printed: expect.stringMatching(/stop that one first/),
  })
  first.child.kill('SIGTERM')
  await first.ended
  expect((await reset()).printed).toMatch(/^Say whose/)
  expect(await reset('somebody')).toMatchObject({ code: 1, printed: 'There is no account somebody.\n' })
  const { code, printed } = await reset('admin')
  expect(code, printed).toBe(0)
  const password = /is (\S+) \(once/.exec(printed)?.[1]
  const second = spawnServer(environment)
  const answer = await fetch(`${await second.listening}/api/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userName: 'admin', password }),
  })
  expect(await answer.json()).toEqual({ secondFactor: false, mustChangePassword: true })
  second.child.kill('SIGTERM')
  await second.ended
})

describe('behind a certificate of its own', () => {
  it('answers securely, with cookies for this host alone, and its own phones reach it', async () => {
    const { cert, key } = selfSigned()
    const port = await freePort()
    const server = spawnServer({
      DATA_DIR: join(folder, 'data'),
      DEMO: 'malipo',
      ACCOUNTS: 'on',
      ORIGIN: 'https://localhost',
      HOST: '0.0.0.0',
      PORT: String(port),
      TLS_CERT: write('cert.pem', cert),
      TLS_KEY: write('key.pem', key),
    })
    expect(await server.listening).toBe('https://localhost')
    const address = `https://localhost:${port}`
    const answer = await askSecurely(`${address}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: 'https://localhost' },
      body: { userName: 'commander', password: 'borderkeep-demo' },
    })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^__Host-borderkeep\.session_token=/)
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax/)
    const headers = { Cookie: cookie.split(';')[0] ?? '' }
    const { status } = await askSecurely(`${address}/api/county`, { headers })
    expect(status).toBe(200)
    const elsewhere = await askSecurely(`${address}/api/sign-in`, { headers: { Host: 'somebody.example' } })
    expect(elsewhere.status).toBe(403)
    await postToSelf(`https://0.0.0.0:${port}`, '/api/trackers/report', { device_id: 'nobody' })
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
  })
})

describe('a start that cannot be secure says why in one sentence, and makes nothing', () => {
  const expectSentence = async (environment: Record<string, string>, sentence: RegExp) => {
    const data = join(folder, 'data')
    const { code, printed } = await spawnServer({ DATA_DIR: data, ACCOUNTS: 'on', ...environment }).ended
    expect(printed).toMatch(sentence)
    expect(printed.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
    expect(readdirSync(folder)).not.toContain('data')
  }

  it('a certificate that is not there', async () => {
    const { key } = selfSigned()
    await expectSentence(
      { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: write('key.pem', key) },
      /^TLS_CERT=\/nowhere\/cert\.pem cannot be read \(ENOENT\)\.$/m,
    )
  })

  it('the key of another certificate', async () => {
    const [cert, key] = [write('cert.pem', selfSigned().cert), write('key.pem', selfSigned().key)]
    await expectSentence(
      { TLS_CERT: cert, TLS_KEY: key },
      /^TLS_CERT=\S+ and TLS_KEY=\S+ are no certificate and its key \(\w+\)\.$/m,
    )
  })

  it('a network without accounts', async () =>
    expectSentence({ ACCOUNTS: 'off', HOST: '0.0.0.0' }, /^HOST=0\.0\.0\.0 is refused with ACCOUNTS=off/m))
})
