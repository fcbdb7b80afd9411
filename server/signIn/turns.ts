import { Refusal } from '../../data/journal/refusal.ts'
import { OneByOne } from './oneByOne.ts'

/** More passwords than that waiting to be tried, or of one address, are of somebody's machine, not of people. */
const mostWaiting = 60
const mostWaitingOfAddress = 15

/**
 * Lets what is done under one name be done one after the other. Each try of a password takes a tenth of a
 * second of this machine on purpose, so that there is an end to how many wait.
 */
export class Turns {
  readonly #ofName = new OneByOne()
  readonly #waitingOf = new Map<string, number>()
  #waiting = 0

  async take<Result>(name: string, address: string, work: () => Promise<Result>): Promise<Result> {
    const ofAddress = this.#waitingOf.get(address) ?? 0
    if (this.#waiting >= mostWaiting || ofAddress >= mostWaitingOfAddress)
      throw new Refusal('too-many-requests', {
        en: 'Too many are signing in at this moment: try again in a few seconds.',
        zh: '当前登录请求过多：请几秒钟后再试。',
      })
    this.#count(address, 1)
    try {
      return await this.#ofName.take(name, work)
    } finally {
      this.#count(address, -1)
    }
  }

  #count(address: string, more: 1 | -1): void {
    this.#waiting += more
    const ofAddress = (this.#waitingOf.get(address) ?? 0) + more
    if (ofAddress === 0) this.#waitingOf.delete(address)
    else this.#waitingOf.set(address, ofAddress)
  }
}
