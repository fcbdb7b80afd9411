import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coverageAnswer, coverageShares, type CoverageKind } from '../../data/model/coverageAnswer.ts'
import { startApp, type RunningApp } from './startApp.ts'

const hourMs = 3_600_000
const iso = (atMs: number) => new Date(atMs).toISOString()

describe('shares at several instants', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await startApp({ demonstration: 'baoshan' })
  })
  afterAll(() => app.stop())

  const ask = async (address: string): Promise<unknown> => (await app.get(address)).json()

  it.each(['planned', 'actual', 'compared'] satisfies CoverageKind[])(
    'are those of %s coverage at each of them, in the order asked for',
    async (kind) => {
      const { nowMs } = app.clock
      const instantsMs = [nowMs - 2 * hourMs, nowMs - 24 * hourMs - 1, nowMs - 25 * hourMs]
      const shares = coverageShares.parse(
        await ask(`/api/coverage/shares?kind=${kind}&at=${instantsMs.map(iso).join(',')}`),
      )
      expect(shares.items.map(({ at }) => Date.parse(at))).toEqual(instantsMs)
      for (const [index, { at, ...figures }] of shares.items.entries()) {
        const fromMs = Math.floor(instantsMs[index]! / hourMs) * hourMs
        const { county } = coverageAnswer.parse(
          await ask(
            `/api/coverage?kind=${kind}&from=${iso(fromMs)}&to=${iso(fromMs + hourMs)}&at=${encodeURIComponent(at)}`,
          ),
        )
        expect(figures).toEqual(county.figuresNow)
        expect(shares.lengthM).toBe(county.lengthM)
      }
      // A figure that is always the same would pass all of this.
      expect(new Set(shares.items.map(({ heldM }) => heldM)).size).toBeGreaterThan(1)
    },
  )

  it('are refused where an instant is none, naming it', async () => {
    const answer = await app.get('/api/coverage/shares?at=2026-03-10T05:30:00Z,yesterday')
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'field-invalid', field: expect.stringMatching(/^at/) })
  })

  it('are refused for more instants than a line over a month has', async () => {
    const many = Array.from({ length: 33 }, (_, index) => iso(index * hourMs)).join(',')
    expect((await app.get(`/api/coverage/shares?at=${many}`)).status).toBe(400)
  })
})
