import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import * as client from 'openid-client'
import { z } from 'zod'
import { UsedOnce } from './usedOnce.ts'

export interface SingleSignOnConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As the button names it. */
  readonly name: string
  /** The claim that holds the user name here. */
  readonly userClaim: string
}

const begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  untilMs: z.number(),
})
type Begun = z.infer<typeof begun>

export const patienceMs = 10 * 60_000

/**
 * Sign-in by an OpenID Connect provider: authorization code with PKCE, state and nonce. openid-client
 * checks the answer and the signature, issuer, audience, age and nonce of the ID token. What is under way
 * is kept by the browser it is under way in, sealed: a table of it here could be flooded by anybody.
 */
export class SingleSignOn {
  readonly name: string
  readonly #config: SingleSignOnConfig
  readonly #redirect: string
  readonly #key: string
  /** A state that came back once. */
  readonly #used = new UsedOnce(patienceMs)
  #provider: client.Configuration | undefined

  constructor(config: SingleSignOnConfig, origin: string, secret: string) {
    this.#key = `${secret} single sign-on`
    this.name = config.name
    this.#config = config
    this.#redirect = `${origin}/api/sign-in/oidc/callback`
  }

  /** Where to send somebody, and what their browser is to bring back as a cookie, unreadable to it. */
  async begin(nowMs: number): Promise<{ address: string; binding: string }> {
    const provider = await this.#discover()
    const verifier = client.randomPKCECodeVerifier()
    const [state, nonce] = [client.randomState(), client.randomNonce()]
    const data: Begun = { state, nonce, verifier, untilMs: nowMs + patienceMs }
    const binding = await symmetricEncrypt({ key: this.#key, data: JSON.stringify(data) })
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.#redirect,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return { address: address.href, binding }
  }

  /**
   * Who the provider says it is. Undefined where nothing was begun in this browser, or too long ago; throws
   * where the answer is none to that.
   */
  async finish(query: string, binding: string | undefined, nowMs: number): Promise<string | undefined> {
    const underWay = binding === undefined ? undefined : await this.#open(binding)
    if (underWay === undefined || underWay.untilMs < nowMs) return undefined
    const { state, nonce, verifier } = underWay
    // Each is good once, whatever comes of it. Only what came back takes room, and a provider's code is good once too.
    if (!this.#used.use(state, nowMs)) return undefined
    const provider = await this.#discover()
    const tokens = await client.authorizationCodeGrant(provider, new URL(`${this.#redirect}${query}`), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const told = tokens.claims()
    const { userClaim } = this.#config
    // Strict providers tell of somebody only where they are asked with the access token.
    const claims =
      told === undefined || userClaim in told || provider.serverMetadata().userinfo_endpoint === undefined
        ? told
        : await client.fetchUserInfo(provider, tokens.access_token, told.sub)
    const claim = claims?.[userClaim]
    return typeof claim === 'string' ? claim.trim().toLowerCase() : ''
  }

  /** Undefined where it is none of ours, or was altered. */
  async #open(binding: string): Promise<Begun | undefined> {
    try {
      return begun.parse(JSON.parse(await symmetricDecrypt({ key: this.#key, data: binding })))
    } catch {
      return undefined
    }
  }

  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config
    const address = new URL(issuer)
    this.#provider ??= await client.discovery(address, clientId, clientSecret, undefined, {
      execute: [
        // The signature of an ID token is checked too, though it came from the provider itself.
        client.enableNonRepudiationChecks,
        // Only for a provider on a closed network that the operator named so.
        ...(address.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    })
    return this.#provider
  }
}
