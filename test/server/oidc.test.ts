import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPassword } from '../../data/demo/accounts.ts'
import { SingleSignOn } from '../../server/signIn/singleSignOn.ts'
import { cookieOf, startApp, type RunningApp } from './startApp.ts'

const secret = 'what sealed cookies are sealed with in this test'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

interface ProviderUser {
  name: string
  /** What somebody on the way makes of an ID token. */
  alter: ((header: string, payload: string, signature: string) => string) | undefined
}

function alterIdToken(response: ServerResponse, alter: ProviderUser['alter']): void {
  if (alter === undefined) return
  const end = response.end.bind(response)
  response.end = ((body: string) => {
    const answer = JSON.parse(body) as { id_token: string }
    const [header = '', payload = '', signature = ''] = answer.id_token.split('.')
    response.removeHeader('Content-Length')
    return end(JSON.stringify({ ...answer, id_token: alter(header, payload, signature) }))
  }) as typeof response.end
}

/** A real provider that signs in whoever it is told to, without any page; a strict one tells of them only when asked. */
async function startProvider(
  redirect: string,
  { isStrict = false } = {},
): Promise<{ issuer: string; server: Server; user: ProviderUser }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const user: ProviderUser = { name: 'commander', alter: undefined }
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
    clients: [
      {
        client_id: 'borderkeep',
        client_secret: 'a-secret-of-the-client',
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { profile: ['preferred_username'] },
    conformIdTokenClaims: isStrict,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key of the provider'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: user.name }),
    }),
    interactions: { url: (_context, { uid }) => `/signed-in/${uid}` },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/token') === true) alterIdToken(response, user.alter)
    if (request.url?.startsWith('/signed-in/') !== true) return void answer(request, response)
    void signInAtOnce(provider, request, response)
  })
  return { issuer, server, user }
}

async function signInAtOnce(
  provider: Provider,
  ...[request, response]: Parameters<ReturnType<Provider['callback']>>
): Promise<void> {
  const { params, session } = await provider.interactionDetails(request, response)
  const accountId = session?.accountId ?? 'a-subject'
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) })
  grant.addOIDCScope('openid profile')
  const grantId = await grant.save()
  await provider.interactionFinished(request, response, { login: { accountId }, consent: { grantId } })
}

let app: RunningApp
let provider: Awaited<ReturnType<typeof startProvider>>
let origin: string
beforeAll(async () => {
  // The provider has to know where it sends people back to before the product listens there.
  const place = createServer()
  await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(place.address() as AddressInfo).port}`
  await new Promise((resolve) => place.close(resolve))
  provider = await startProvider(`${origin}/api/sign-in/oidc/callback`)
  const singleSignOn = new SingleSignOn(
    {
      issuer: provider.issuer,
      clientId: 'borderkeep',
      clientSecret: 'a-secret-of-the-client',
      name: 'County sign-on',
      userClaim: 'preferred_username',
    },
    origin,
    secret,
  )
  const secondFactorFor = ['commander'] as const
  app = await startApp({ demonstration: 'malipo', accounts: true, origin, singleSignOn, secondFactorFor })
})
afterAll(async () => {
  await app.stop()
  provider.server.closeAllConnections()
  await new Promise((resolve) => provider.server.close(resolve))
})

/** Follows redirects as a browser does, until one leads back to the product. */
async function goThroughProvider(): Promise<{ callback: URL; cookie: string }> {
  const begun = await fetch(`${app.address}/api/sign-in/oidc`, { redirect: 'manual' })
  expect(begun.status).toBe(303)
  const cookie = cookieOf(begun)
  const jar = new Map<string, string>()
  let address = new URL(begun.headers.get('Location')!)
  for (let step = 0; step < 10 && !address.href.startsWith(origin); step++) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    address = new URL(answer.headers.get('Location')!, address)
  }
  return { callback: address, cookie }
}

const comeBack = (callback: URL, cookie: string) =>
  fetch(`${app.address}${callback.pathname}${callback.search}`, {
    redirect: 'manual',
    headers: { Cookie: cookie },
  })

const whoIs = async (cookie: string) =>
  ((await (await app.get('/api/me', { Cookie: cookie })).json()) as { actor: { userName: string } }).actor
    .userName

async function expectRefused(answer: Response): Promise<void> {
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/?sign-in=refused'])
  expect(await whoIs(cookieOf(answer))).toBe('nobody')
}

describe('single sign-on by a real provider', () => {
  it('signs in the account whose name the provider vouches for', async () => {
    const { callback, cookie } = await goThroughProvider()
    const answer = await comeBack(callback, cookie)
    expect(answer.headers.get('Location')).toBe('/')
    expect(await whoIs(cookieOf(answer))).toBe('commander')
  })

  it('makes no account for a name that has none here', async () => {
    provider.user.name = 'somebody-else'
    const { callback, cookie } = await goThroughProvider()
    await expectRefused(await comeBack(callback, cookie))
    provider.user.name = 'commander'
    expect(
      await app.db.selectFrom('sign_in_user').select('id').where('username', '=', 'somebody-else').execute(),
    ).toEqual([])
  })

  it('refuses an answer that was altered, came to another browser, or came before', async () => {
    const state = await goThroughProvider()
    const altered = new URL(state.callback)
    altered.searchParams.set('state', 'another')
    await expectRefused(await comeBack(altered, state.cookie))

    const code = await goThroughProvider()
    const other = new URL(code.callback)
    other.searchParams.set('code', 'made-up')
    await expectRefused(await comeBack(other, code.cookie))

    const issuer = await goThroughProvider()
    const mixed = new URL(issuer.callback)
    mixed.searchParams.set('iss', 'https://somebody.example')
    await expectRefused(await comeBack(mixed, issuer.cookie))

    const [mine, theirs] = [await goThroughProvider(), await goThroughProvider()]
    await expectRefused(await comeBack(mine.callback, ''))
    await expectRefused(await comeBack(mine.callback, theirs.cookie))

    const once = await goThroughProvider()
    expect(await whoIs(cookieOf(await comeBack(once.callback, once.cookie)))).toBe('commander')
    await expectRefused(await comeBack(once.callback, once.cookie))
  })

  it('finishes what was begun before a thousand others began and came to nothing', async () => {
    const first = await goThroughProvider()
    for (let round = 0; round < 22; round++)
      await Promise.all(
        Array.from({ length: 50 }, () => fetch(`${app.address}/api/sign-in/oidc`, { redirect: 'manual' })),
      )
    expect(await whoIs(cookieOf(await comeBack(first.callback, first.cookie)))).toBe('commander')
  })

  it('keeps what is under way where only the server reads it, for ten minutes', async () => {
    const begun = await fetch(`${app.address}/api/sign-in/oidc`, { redirect: 'manual' })
    const [set = ''] = begun.headers.getSetCookie()
    expect(set).toMatch(/; Max-Age=600; Path=\/api\/sign-in\/oidc; HttpOnly; SameSite=Lax/)
    const state = new URL(begun.headers.get('Location')!).searchParams.get('state')!
    expect(set).not.toContain(state)

    const altered = await goThroughProvider()
    const last = altered.cookie.at(-1) === '0' ? '1' : '0'
    await expectRefused(await comeBack(altered.callback, altered.cookie.slice(0, -1) + last))
    const late = await goThroughProvider()
    app.clock.nowMs += 10 * 60_000 + 1
    await expectRefused(await comeBack(late.callback, late.cookie))
  })

  it('refuses an ID token with another name, another nonce, another audience or no signature', async () => {
    const changed =
      (change: Record<string, unknown>) => (header: string, payload: string, signature: string) => {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
        const altered = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')
        return `${header}.${altered}.${signature}`
      }
    const unsigned = (_header: string, payload: string) =>
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    const alterations = [
      changed({ preferred_username: 'admin' }),
      changed({ nonce: 'another' }),
      changed({ aud: 'another-client' }),
      changed({ iss: 'https://somebody.example' }),
      unsigned,
    ]
    for (const alter of alterations) {
      provider.user.alter = alter
      const { callback, cookie } = await goThroughProvider()
      await expectRefused(await comeBack(callback, cookie))
    }
    provider.user.alter = undefined
    const { callback, cookie } = await goThroughProvider()
    expect(await whoIs(cookieOf(await comeBack(callback, cookie)))).toBe('commander')
  })

  it('refuses an ID token of the provider’s own that is not for this, not for us, or over', async () => {
    const signedAnew = (change: Record<string, unknown>) => (header: string, payload: string) => {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
      const altered = Buffer.from(JSON.stringify({ ...claims, ...change })).toString('base64url')
      const signature = sign('sha256', Buffer.from(`${header}.${altered}`), privateKey)
      return `${header}.${altered}.${signature.toString('base64url')}`
    }
    const signIn = async (alter: ProviderUser['alter']) => {
      provider.user.alter = alter
      const { callback, cookie } = await goThroughProvider()
      return comeBack(callback, cookie)
    }
    // The key is the right one: nothing but what is changed can be why it is refused.
    expect(await whoIs(cookieOf(await signIn(signedAnew({}))))).toBe('commander')
    for (const change of [
      { nonce: 'another' },
      { nonce: undefined },
      { aud: 'another-client' },
      { iss: 'https://somebody.example' },
      { exp: 1 },
    ])
      await expectRefused(await signIn(signedAnew(change)))
    provider.user.alter = undefined
  })

  it('writes down who came by it, and who was refused', async () => {
    const rows = await app.db.selectFrom('audit').selectAll().where('detail', '=', 'single sign-on').execute()
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'signed-in', user_name: 'commander' }))
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'sign-in-failed', user_name: 'somebody-else' }),
    )
  })

  it('asks for no password to be changed and no second factor: that is the provider’s', async () => {
    await app.db
      .updateTable('sign_in_user')
      .set({ mustChangePassword: 1 })
      .where('username', '=', 'commander')
      .execute()
    app.app.signIn!.forget()
    const { callback, cookie } = await goThroughProvider()
    const headers = { Cookie: cookieOf(await comeBack(callback, cookie)) }
    expect((await app.get('/api/county', headers)).status).toBe(200)
    const withPassword = await app.signIn('commander', demonstrationPassword)
    expect((await app.get('/api/county', withPassword)).status).toBe(403)
  })

  it('ends the session that the browser had before', async () => {
    const before = await app.signIn('inspector', demonstrationPassword)
    const { callback, cookie } = await goThroughProvider()
    await comeBack(callback, `${before.Cookie}; ${cookie}`)
    expect(await whoIs(before.Cookie)).toBe('nobody')
  })
})

describe('a single sign-on whose provider', () => {
  const appWith = async (issuer: string, at = origin) =>
    startApp({
      demonstration: 'malipo',
      accounts: true,
      origin: at,
      singleSignOn: new SingleSignOn(
        {
          issuer,
          clientId: 'borderkeep',
          clientSecret: 'a-secret-of-the-client',
          name: 'County sign-on',
          userClaim: 'preferred_username',
        },
        at,
        secret,
      ),
    })

  it('tells of somebody only when it is asked is asked', async () => {
    const strict = await startProvider(`${origin}/api/sign-in/oidc/callback`, { isStrict: true })
    const other = await appWith(strict.issuer)
    const [formerApp, formerProvider] = [app, provider]
    ;[app, provider] = [other, strict]
    try {
      const { callback, cookie } = await goThroughProvider()
      expect(await whoIs(cookieOf(await comeBack(callback, cookie)))).toBe('commander')
    } finally {
      ;[app, provider] = [formerApp, formerProvider]
      await other.stop()
      strict.server.closeAllConnections()
      strict.server.close()
    }
  })

  it('cannot be reached leads back, and passwords go on', async () => {
    const other = await appWith('http://127.0.0.1:9')
    const begun = await fetch(`${other.address}/api/sign-in/oidc`, { redirect: 'manual' })
    expect([begun.status, begun.headers.get('Location')]).toEqual([303, '/?sign-in=unavailable'])
    await other.signIn('commander', demonstrationPassword)
    await other.stop()
  })
})
