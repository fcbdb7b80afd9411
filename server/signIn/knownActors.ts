import type { Actor } from '../../data/model/account.ts'

/** Who a session or a display is, and for how long. */
export interface Identity {
  readonly actor: Actor
  /** When it ends, or a role that was delegated begins or does. */
  readonly changesAtMs: number
  /** Networks that it may ask from; any where there are none. */
  readonly networks: readonly string[]
}

interface Known extends Identity {
  readonly fromMs: number
  readonly untilMs: number
}

/** So long somebody is known without looking it up: what ends a session here is known at once. */
export const knownMs = 30_000
const mostKnown = 5000

/** Who asked of late, by what they show. */
export class KnownActors {
  readonly #known = new Map<string, Known>()
  /** Counts up whenever all are forgotten, so that what was looked up before is not known after. */
  #generation = 0

  forget(): void {
    this.#generation++
    this.#known.clear()
  }

  tryGet(key: string, nowMs: number): Identity | undefined {
    const known = this.#known.get(key)
    // A clock that was set back makes nobody known for longer.
    return known !== undefined && nowMs >= known.fromMs && nowMs < known.untilMs ? known : undefined
  }

  /** Looks it up where it is not known. Whoever is nobody is looked up each time: there is no end of them. */
  async find(
    key: string,
    nowMs: number,
    lookUp: () => Promise<Identity | undefined>,
  ): Promise<Identity | undefined> {
    const known = this.tryGet(key, nowMs)
    if (known !== undefined) return known
    const generation = this.#generation
    const found = await lookUp()
    if (found === undefined || generation !== this.#generation) return found
    if (this.#known.size >= mostKnown) this.#known.clear()
    const untilMs = Math.min(nowMs + knownMs, found.changesAtMs)
    this.#known.set(key, { ...found, fromMs: nowMs, untilMs })
    return found
  }
}
