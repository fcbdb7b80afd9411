import { positionBeside } from '../../geo/chainage.ts'
import { compileBorderLine, type BorderLine } from '../../geo/borderLine.ts'
import {
  barrierBody,
  checkpointBody,
  deviceBody,
  fieldNoteBody,
  gpxOf,
  handoverBody,
  incidentBody,
  make,
  name,
  patrolBody,
  policyBody,
  shiftBody,
  shortLine,
  startSmallCounty,
  staffingLogBody,
  tierOrderBody,
  trackerBody,
  trailBody,
  type SmallCounty,
} from './smallCounty.ts'

const [minuteMs, hourMs] = [60_000, 3_600_000]

/** What a step of the life of the county may draw from: the same seed gives the same life. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  /** At least 0, less than 1; mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from..to, both among them. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)]!
  }
}

interface Thing {
  readonly id: string
  version: number
  body: object
}

/** A county in which things happen at random, and news of them come late. */
export interface RandomCounty extends SmallCounty {
  readonly dice: Dice
  readonly patrolIds: readonly string[]
  readonly trailIds: readonly string[]
  readonly lineIds: readonly string[]
  readonly barrierIds: readonly string[]
  /** Lets time pass and something happen; true where an act was committed, false where fixes came. */
  step(): Promise<boolean>
}

export async function startRandomCounty(seed: number): Promise<RandomCounty> {
  const county = await startSmallCounty()
  const dice = new Dice(seed)
  const { clock } = county
  const line = compileBorderLine({
    id: county.lineId,
    positions: shortLine.path as [number, number][],
    homeSide: 'left',
  })
  const patrols: Thing[] = []
  const barriers: Thing[] = []
  const shifts: Thing[] = []
  const lineIds = [county.lineId]
  const trailIds: string[] = []
  const keys = ['phone-1', 'phone-2', 'phone-3']
  const trackerIds: string[] = []
  const people = { leadId: county.leadId, personIds: [county.personId] }

  const iso = (atMs: number) => new Date(atMs).toISOString()
  const ago = (mostMin: number) => clock.nowMs - dice.whole(0, mostMin) * minuteMs
  const added = async (things: Thing[], path: string, body: object) => {
    things.push({ id: await make(county, path, body), version: 1, body })
  }
  const write = async (method: 'PUT' | 'DELETE', path: string, thing: Thing, body?: object) => {
    const answer = await county.send(method, `${path}/${thing.id}`, body, {
      'If-Match': `"${thing.version}"`,
    })
    if (!answer.ok) throw new Error(await answer.text())
    thing.version++
    if (body !== undefined) thing.body = body
  }

  for (const key of keys) trackerIds.push(await make(county, '/api/trackers', trackerBody(county, key)))
  for (let count = 0; count < 2; count++)
    trailIds.push(await make(county, '/api/collections/trails/items', trailBody(county)))
  const checkpointId = await make(county, '/api/collections/checkpoints/items', checkpointBody(county))
  await make(county, '/api/collections/devices/items', deviceBody(county))
  const places = [
    { kind: 'checkpoint', id: checkpointId },
    { kind: 'desk', id: county.deskId },
  ]

  const patrolOf = () => {
    const fromMs = clock.nowMs + dice.whole(-300, 120) * minuteMs
    const fromM = dice.whole(0, 3000)
    return {
      ...patrolBody(county),
      fromM,
      toM: fromM + dice.whole(200, 1100),
      from: iso(fromMs),
      to: iso(fromMs + dice.whole(20, 400) * minuteMs),
      trackerId: dice.one([null, ...trackerIds]),
    }
  }
  const shiftOf = () => {
    const fromMs = clock.nowMs + dice.whole(-300, 200) * minuteMs
    return {
      ...shiftBody(county),
      place: dice.one(places),
      from: iso(fromMs),
      to: iso(fromMs + dice.whole(30, 500) * minuteMs),
    }
  }
  const logOf = () => {
    const toMs = ago(240)
    return {
      ...staffingLogBody(county),
      ...(dice.next() < 0.2 ? { leadId: null, personIds: [] } : people),
      place: dice.one(places),
      from: iso(toMs - dice.whole(20, 300) * minuteMs),
      to: iso(toMs),
    }
  }
  const barrierOf = () => ({
    ...barrierBody(county),
    parts: [
      {
        path: pathBeside(line, dice.whole(0, 1500), dice.whole(200, 2000)),
        statuses: [{ status: dice.one(['complete', 'damaged', 'approved']), from: iso(ago(2000)) }],
      },
    ],
  })

  const acts: (() => Promise<unknown>)[] = [
    () => added(patrols, '/api/patrols', patrolOf()),
    () => added(patrols, '/api/patrols', patrolOf()),
    () => change(patrols, '/api/patrols', patrolOf),
    () => added(shifts, '/api/shifts', shiftOf()),
    () => change(shifts, '/api/shifts', shiftOf),
    () => added(barriers, '/api/collections/barriers/items', barrierOf()),
    () => stepBarrier(),
    () => make(county, '/api/staffing-logs', logOf()),
    () => make(county, '/api/staffing-logs', logOf()),
    () => make(county, '/api/handovers', { ...handoverBody(county), at: iso(ago(1)), outgoing: null }),
    () => make(county, '/api/incidents', { ...incidentBody(county), observedAt: iso(ago(5)) }),
    () => make(county, '/api/field-notes', { ...fieldNoteBody, observedAt: iso(ago(5)) }),
    () => sayOfPatrol(),
    () => appendTrailEvent(),
    () => appendTrailEvent(),
    () => uploadTrack(),
    () => uploadTrack(),
    () => declareLost(),
    () => acknowledgeGap(),
    () => takeBack(),
    () => takeBack(),
    () =>
      make(county, '/api/policies', {
        ...policyBody,
        validFrom: iso(ago(600)),
        trailLimitMin: dice.whole(30, 90),
      }),
    () =>
      make(county, '/api/tier-orders', {
        ...tierOrderBody,
        tier: dice.one(['blue', 'red']),
        from: iso(ago(600)),
      }),
    () => loadLine(),
    () => loadMarkers(),
  ]

  async function change(things: Thing[], path: string, bodyOf: () => object): Promise<void> {
    if (things.length === 0) return appendTrailEvent()
    const thing = dice.one(things)
    if (dice.next() < 0.7) return write('PUT', path, thing, bodyOf())
    await write('DELETE', path, thing)
    things.splice(things.indexOf(thing), 1)
  }

  /** What stands goes on step by step; not every step is open to each. */
  async function stepBarrier(): Promise<void> {
    if (barriers.length === 0) return appendTrailEvent()
    const thing = dice.one(barriers)
    if (dice.next() < 0.7) {
      const step = dice.one(['damage', 'repair', 'start', 'dismantle'])
      const answer = await county.send('POST', `/api/barriers/${thing.id}/${step}`, { note: 'as seen' })
      if (answer.status === 409) return appendTrailEvent()
      if (!answer.ok) throw new Error(await answer.text())
      thing.version++
      return
    }
    await write('DELETE', '/api/collections/barriers/items', thing)
    barriers.splice(barriers.indexOf(thing), 1)
  }

  async function appendTrailEvent(): Promise<void> {
    await make(county, `/api/trails/${dice.one(trailIds)}/events`, {
      kind: dice.one(['reported', 'sealed', 'inspected', 'breached', 'reopened']),
      observedAt: iso(ago(900)),
      method: 'fence',
      order: 'headquarters, no. 3',
    })
  }

  /** What a team may say next it says; what it may not say is left. */
  async function sayOfPatrol(): Promise<void> {
    const { id } = await over()
    const word = dice.one(['start', 'start', 'pause', 'resume', 'end'])
    const answer = await county.send('POST', `/api/patrols/${id}/${word}`, { at: iso(ago(20)) })
    if (!answer.ok) return appendTrailEvent()
  }

  /** A walk along a patrol's stretch or part of it, brought hours later. */
  async function uploadTrack(): Promise<void> {
    const { id, body } = await over()
    const { fromM, toM, from, to } = body as ReturnType<typeof patrolOf>
    const startMs = Date.parse(from) + dice.whole(-10, 20) * minuteMs
    const minutes = Math.min((Math.min(clock.nowMs, Date.parse(to)) - startMs) / minuteMs, dice.whole(10, 80))
    const track = Array.from({ length: Math.max(3, Math.floor(minutes)) }, (_, index) =>
      positionBeside(line, Math.min(line.lengthM, fromM + ((index * 45) % (toM - fromM))), dice.whole(0, 30)),
    )
    const answer = await county.send('POST', `/api/patrols/${id}/track`, gpxOf(track, iso(startMs)), {
      'Content-Type': 'application/gpx+xml',
    })
    if (answer.status !== 201) throw new Error(await answer.text())
  }

  async function declareLost(): Promise<void> {
    const { id, body } = await over()
    const { from } = body as ReturnType<typeof patrolOf>
    const fromMs = Date.parse(from) + minuteMs
    await make(county, '/api/lost-tracks', {
      patrolId: id,
      from: iso(fromMs),
      to: iso(fromMs + 10 * minuteMs),
      reason: 'fell into the river',
    })
  }

  /** One of the last acts, or of those that took one back. */
  async function takeBack(): Promise<void> {
    const { items } = (await (await county.get('/api/acts?limit=4')).json()) as {
      items: { sequence: number; kind: string }[]
    }
    const may = items.filter(({ kind }) =>
      /^(patrol|shift|barrier|trail-event|line-loaded|markers|act-undone)/.test(kind),
    )
    if (may.length === 0) return appendTrailEvent()
    const body = { reason: 'entered by mistake' }
    const answer = await county.send('POST', `/api/acts/${dice.one(may).sequence}/undo`, body)
    if (!answer.ok) return appendTrailEvent()
    // What may be gone is not written to any more.
    for (const things of [patrols, barriers, shifts]) things.length = 0
  }

  async function acknowledgeGap(): Promise<void> {
    const kind = dice.one(['planned', 'actual'])
    const { lines } = (await (await county.get(`/api/coverage?kind=${kind}`)).json()) as {
      lines: { lineId: string; gapsNow: { fromM: number; toM: number; acknowledgement: unknown }[] }[]
    }
    const gaps = lines.flatMap(({ lineId, gapsNow }) => gapsNow.map((gap) => ({ lineId, ...gap })))
    const free = gaps.filter(({ acknowledgement }) => acknowledgement === null)
    if (free.length === 0) return appendTrailEvent()
    const { lineId, fromM, toM } = dice.one(free)
    await make(county, '/api/gaps/acknowledgements', {
      lineId,
      fromM,
      toM,
      kind,
      unitId: county.unitId,
      action: 'a team is on its way',
      until: iso(clock.nowMs + dice.whole(10, 200) * minuteMs),
    })
  }

  /** A patrol that began long enough ago. */
  async function over(): Promise<Thing> {
    const begun = patrols.filter(
      ({ body }) => Date.parse((body as ReturnType<typeof patrolOf>).from) < clock.nowMs - 30 * minuteMs,
    )
    if (begun.length > 0) return dice.one(begun)
    const from = iso(clock.nowMs - dice.whole(60, 400) * minuteMs)
    await added(patrols, '/api/patrols', { ...patrolOf(), from, to: iso(clock.nowMs + hourMs) })
    return patrols.at(-1)!
  }

  async function loadLine(): Promise<void> {
    if (lineIds.length > 2) return appendTrailEvent()
    const north = 0.05 * lineIds.length
    const path = shortLine.path.map(([lon = 0, lat = 0]) => [lon + 0.002, lat + north])
    lineIds.push(
      await make(county, '/api/collections/border-lines/items', { ...shortLine, name: name('North'), path }),
    )
  }

  async function loadMarkers(): Promise<void> {
    const csv = [100, 200, 300].map((number, index) => {
      const [lon, lat] = positionBeside(line, 500 + index * 1200 + dice.whole(0, 300), 0)
      return `${number + dice.whole(0, 99)},${lon},${lat}`
    })
    const answer = await county.send(
      'POST',
      `/api/collections/border-lines/items/${county.lineId}/markers`,
      ['number,lon,lat', ...csv].join('\n'),
      { 'Content-Type': 'text/csv' },
    )
    if (!answer.ok) return appendTrailEvent()
  }

  /** A phone that was without signal sends what it saved. */
  async function report(): Promise<void> {
    const key = dice.one(keys)
    const fromMs = clock.nowMs - dice.whole(0, 200) * minuteMs
    const startM = dice.whole(0, 3000)
    for (let index = 0; index < dice.whole(1, 12); index++) {
      const [lon, lat] = positionBeside(line, startM + index * 40, dice.whole(0, 40))
      const timeMs = fromMs + index * 45_000 + dice.whole(0, 9)
      const query = `id=${key}&lat=${lat}&lon=${lon}&timestamp=${timeMs}&accuracy=${dice.whole(3, 60) / 7}`
      const answer = await county.get(`/api/trackers/report?${query}`)
      if (!answer.ok) throw new Error(await answer.text())
      clock.nowMs += dice.whole(0, 400)
    }
  }

  return {
    ...county,
    dice,
    lineIds,
    trailIds,
    get patrolIds() {
      return patrols.map(({ id }) => id)
    },
    get barrierIds() {
      return barriers.map(({ id }) => id)
    },
    async step() {
      clock.nowMs += dice.whole(1_001, 25 * minuteMs)
      if (dice.next() < 0.3) {
        await report()
        return false
      }
      await dice.one(acts)()
      // Several in one millisecond push the journal a little ahead of a clock that stands still.
      const { items } = (await (await county.get('/api/acts?limit=1')).json()) as {
        items: { receivedAt: string }[]
      }
      clock.nowMs = Math.max(clock.nowMs, Date.parse(items[0]?.receivedAt ?? ''))
      return true
    },
  }
}

function pathBeside(line: BorderLine, fromM: number, lengthM: number): [number, number][] {
  const count = 5
  return Array.from({ length: count }, (_, index) => {
    const [lon, lat] = positionBeside(line, Math.min(line.lengthM, fromM + (index * lengthM) / count), 60)
    return [lon, lat]
  })
}
