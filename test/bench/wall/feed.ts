import { randomUUID } from 'node:crypto'

/** Acts of officers a second: three a minute, as in the busiest hours of a county, twenty times as fast. */
const actsPerS = 1
/** Each phone on duty reports every thirty seconds, twenty times as fast. */
const reportEveryMs = 30_000 / 20

interface Trail {
  readonly id: string
  readonly properties: { readonly unsealed: boolean }
}

interface Tracker {
  readonly id: string
  readonly key: string
}

interface Team {
  readonly geometry: { readonly coordinates: readonly [number, number] }
  readonly properties: { readonly trackerId: string; readonly patrolId: string | null }
}

interface Phone {
  readonly key: string
  readonly place: readonly [number, number]
}

/** What officers and phones of a county have to say, through its real API. */
export class Feed {
  readonly #address: string
  #trails: Trail[] = []
  #phones: Phone[] = []
  #timers: NodeJS.Timeout[] = []
  acts = 0
  reports = 0
  faults = 0

  constructor(address: string) {
    this.#address = address
  }

  async start(): Promise<void> {
    this.#trails = (
      await this.#ask<{ features: Trail[] }>('/api/collections/trails/items?limit=10000')
    ).features
    const { items } = await this.#ask<{ items: Tracker[] }>('/api/trackers')
    const teams = await this.#ask<{ features: Team[] }>('/api/teams-now')
    const keys = new Map(items.map(({ id, key }) => [id, key]))
    this.#phones = teams.features.flatMap(({ geometry, properties }) => {
      const key = keys.get(properties.trackerId)
      return key === undefined || properties.patrolId === null ? [] : [{ key, place: geometry.coordinates }]
    })
    this.#timers = [
      setInterval(() => void this.#send(this.#act()), 1000 / actsPerS),
      ...this.#phones.map((phone) => setInterval(() => void this.#send(this.#report(phone)), reportEveryMs)),
    ]
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  /** Seals an open trail or breaches one that is sealed; settles with its acknowledgement, on the machine's clock. */
  async turnTrail(trail: Trail, kind: 'sealed' | 'breached'): Promise<number> {
    await this.#write('POST', `/api/trails/${trail.id}/events`, {
      kind,
      observedAt: new Date().toISOString(),
      position: null,
      accuracyM: null,
      method: kind === 'sealed' ? 'wire' : null,
      note: '',
      withdraws: null,
    })
    return performance.timeOrigin + performance.now()
  }

  get openTrail(): Trail {
    const found = this.#trails.find(({ properties }) => properties.unsealed)
    if (found === undefined) throw new Error('the demonstration has no open trail')
    return found
  }

  async #act(): Promise<void> {
    const index = this.acts++
    const trail = this.#trails[(index >> 1) % this.#trails.length]
    if (trail !== undefined) await this.turnTrail(trail, index % 2 === 0 ? 'breached' : 'sealed')
  }

  async #report({ key, place: [longitude, latitude] }: Phone): Promise<void> {
    const aside = () => (Math.random() - 0.5) * 0.002
    this.reports++
    await this.#write('POST', '/api/trackers/report', {
      device_id: key,
      location: {
        timestamp: Date.now(),
        coords: { latitude: latitude + aside(), longitude: longitude + aside(), accuracy: 10 },
      },
    })
  }

  async #send(sent: Promise<void>): Promise<void> {
    try {
      await sent
    } catch (error) {
      if (this.faults++ === 0) console.warn(error)
    }
  }

  async #ask<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(this.#address + path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as Answer
  }

  async #write(method: string, path: string, body: object): Promise<void> {
    const answer = await fetch(this.#address + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
  }
}
