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
    if (this.#begun.size >= mostBegun) this.#begun.clear()
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

  /** Who the provider says it is. Undefined where the answer is not one to what was begun in this browser. */
  async finish(query: string, binding: string | undefined, nowMs: number): Promise<string | undefined> {
    const begun = binding === undefined ? undefined : this.#begun.get(binding)
    if (binding === undefined || begun === undefined || begun.untilMs < nowMs) return undefined
    // Each is good once, whatever comes of it.
    this.#begun.delete(binding)
    const { state, nonce, verifier } = begun
    try {
      const tokens = await client.authorizationCodeGrant(
        await this.#discover(),
        new URL(`${this.#redirect}${query}`),
        { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      )
      const claim = tokens.claims()?.[this.#config.userClaim]
      return typeof claim === 'string' ? claim.trim().toLowerCase() : undefined
    } catch (error) {
      if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
        return undefined
      if (error instanceof client.ClientError || error instanceof TypeError) return undefined
      throw error
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
