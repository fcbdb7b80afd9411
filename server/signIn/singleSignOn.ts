import * as client from 'openid-client'
import { randomToken } from './signIn.ts'

export interface SingleSignOnConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As the button names it. */
  readonly name: string
  /** The claim that holds the user name here. */
  readonly userClaim: string
}

interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly untilMs: number
}

const patienceMs = 10 * 60_000
const mostBegun = 1000

/**
 * Sign-in by an OpenID Connect provider: authorization code with PKCE, state and nonce. openid-client
 * checks the answer and the signature, issuer, audience, age and nonce of the ID token.
 */
export class SingleSignOn {
  readonly name: string
  readonly #config: SingleSignOnConfig
  readonly #redirect: string
  readonly #begun = new Map<string, Begun>()
  #provider: client.Configuration | undefined

  constructor(config: SingleSignOnConfig, origin: string) {
    this.name = config.name
    this.#config = config
    this.#redirect = `${origin}/api/sign-in/oidc/callback`
  }

  /** Where to send somebody, and what their browser is to bring back as a cookie. */
  async begin(nowMs: number): Promise<{ address: string; binding: string }> {
    const provider = await this.#discover()
    for (const [key, { untilMs }] of this.#begun) if (untilMs < nowMs) this.#begun.delete(key)
    const [oldest] = this.#begun.keys()
    if (oldest !== undefined && this.#begun.size >= mostBegun) this.#begun.delete(oldest)
    const [binding, verifier] = [randomToken(), client.randomPKCECodeVerifier()]
    const [state, nonce] = [client.randomState(), client.randomNonce()]
    this.#begun.set(binding, { state, nonce, verifier, untilMs: nowMs + patienceMs })
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
    const begun = binding === undefined ? undefined : this.#begun.get(binding)
    if (binding === undefined || begun === undefined || begun.untilMs < nowMs) return undefined
    // Each is good once, whatever comes of it.
    this.#begun.delete(binding)
    const { state, nonce, verifier } = begun
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
