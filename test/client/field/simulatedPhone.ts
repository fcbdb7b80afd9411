import { randomUUID } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { IDBFactory } from 'fake-indexeddb'
import { me } from '../../../data/model/signIn.ts'
import { askDated } from '../../../client/api/request.ts'
import { askOvertaking } from '../../../client/field/delivery/askOvertaking.ts'
import { createDelivery, type Delivery } from '../../../client/field/delivery/delivery.ts'
import { createOutboxStore, type OutboxStore } from '../../../client/field/delivery/outboxStore.ts'
import { sendWaitingAct } from '../../../client/field/delivery/sendWaitingAct.ts'

/** What goes wrong, each with so much of a chance. */
export interface Faults {
  /** A request does not reach the server. */
  lost: number
  /** Its answer does not reach the phone. */
  unanswered: number
  /** The phone ends before or after an operation of its storage. */
  killed: number
}

/** Whose request it is that `fetch` is given. */
const asking = new AsyncLocalStorage<() => Promise<void>>()

/** A network on which requests and answers are lost, to whichever address the server has just now. */
export function faultyFetch(
  address: () => string,
  faults: Faults,
  random: () => number,
  onWritten: () => void,
): typeof fetch {
  const real = globalThis.fetch
  return async (path, init) => {
    const alive = asking.getStore() ?? (() => Promise.resolve())
    await alive()
    if (random() < faults.lost) throw new TypeError('lost on the way there')
    const answer = await real(address() + (path as string), init)
    if (answer.status === 201) onWritten()
    await alive()
    if (random() < faults.unanswered) throw new TypeError('lost on the way back')
    return answer
  }
}

const never = new Promise<never>(() => undefined)

/** A page of the phone, from when it is opened until it is killed: nothing of it happens after. */
interface Life {
  readonly delivery: Delivery
  /** Settles when it is killed. */
  readonly death: Promise<'killed'>
}

/** A phone with a storage that outlives its pages, and a clock that is wrong. */
export class SimulatedPhone {
  readonly #store = createOutboxStore(new IDBFactory())
  readonly #clockAheadMs: number
  readonly #faults: Faults
  readonly #random: () => number
  #life: Life
  killedCount = 0

  constructor(clockAheadMs: number, faults: Faults, random: () => number) {
    this.#clockAheadMs = clockAheadMs
    this.#faults = faults
    this.#random = random
    this.#life = this.#open()
  }

  /** Presses until it is kept: whoever is not told so looks in the outbox, and presses again where it is not. */
  async press(actId: string, trailId: string): Promise<number> {
    for (;;) {
      const pressedMs = Date.now()
      const press = this.#life.delivery.press((nowMs) => ({
        about: 'trail',
        actId,
        userName: 'local operator',
        trailId,
        trailNumber: 1,
        observedAt: new Date(nowMs).toISOString(),
        photos: [],
        event: {
          kind: 'inspected',
          position: null,
          accuracyM: null,
          positionSource: null,
          method: null,
          note: '',
          order: null,
          withdraws: null,
          notByGps: null,
          personId: null,
          breach: null,
          peopleSeen: null,
        },
        photoFacts: {},
      }))
      if ((await this.until(press)) !== 'killed') return pressedMs
      const { waiting } = await this.#store.read()
      if (waiting.some((act) => act.actId === actId)) return pressedMs
    }
  }

  /** One round of sending, whatever comes of it; false where something still waits. */
  async send(): Promise<boolean> {
    const ended = await this.until(this.#life.delivery.sendWaiting())
    return ended !== 'killed' && !ended.inVain
  }

  get delivery(): Delivery {
    return this.#life.delivery
  }

  read: OutboxStore['read'] = () => this.#store.read()

  /** What it comes to, or that the phone was killed meanwhile and opened anew. */
  async until<Answer>(work: Promise<Answer>): Promise<Answer | 'killed'> {
    const ended = await Promise.race([work, this.#life.death])
    if (ended !== 'killed') return ended
    this.killedCount += 1
    this.#life = this.#open()
    return 'killed'
  }

  #open(): Life {
    let isDead = false
    let die: (word: 'killed') => void = () => undefined
    const death = new Promise<'killed'>((resolve) => {
      die = resolve
    })
    const alive = (): Promise<void> => (isDead ? never : Promise.resolve())
    const survive = async () => {
      if (!isDead && this.#random() < this.#faults.killed) {
        isDead = true
        die('killed')
      }
      await alive()
    }
    const cut =
      <Given extends unknown[], Answer>(operation: (...given: Given) => Promise<Answer>) =>
      async (...given: Given): Promise<Answer> => {
        await survive()
        const answer = await operation(...given)
        await survive()
        return answer
      }
    const page = randomUUID()
    const beganMs = performance.now()
    const delivery = createDelivery({
      store: {
        read: cut(this.#store.read),
        change: cut(this.#store.change),
        mark: cut(this.#store.mark),
        setMark: cut(this.#store.setMark),
      },
      send: (act) => asking.run(alive, () => sendWaitingAct(act)),
      askSender: () =>
        asking.run(alive, async () => {
          const { value, serverMs } = await askDated('/me', me)
          return { userName: value.actor.userName, serverMs }
        }),
      askKnown: async (actIds) => actIds,
      askOvertaking: (act) => asking.run(alive, () => askOvertaking(act)),
      readClocks: () => ({
        saidMs: Date.now() + this.#clockAheadMs,
        steadyMs: performance.now() - beganMs,
        page,
      }),
      alone: (work) => work(),
      tellOthers: () => undefined,
    })
    return { delivery, death }
  }
}
