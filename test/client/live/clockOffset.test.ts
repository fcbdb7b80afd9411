import { describe, expect, it } from 'vitest'
import { ClockOffset } from '../../../client/live/clockOffset.ts'

/** What is reckoned of heartbeats, each [server, device] in seconds. */
const reckon = (offset: ClockOffset, currentMs: number, ...beats: [number, number][]) =>
  beats.reduce((current, [serverS, heardS]) => offset.note(serverS * 1000, heardS * 1000, current), currentMs)

describe('how far the clock of a device is off', () => {
  it('is not what a heartbeat says that was long on its way', () => {
    expect(reckon(new ClockOffset(), 0, [1000, 1000], [1010, 1019], [1020, 1020])).toBe(0)
  })

  it('is known of the next heartbeat where the clock is set back', () => {
    expect(reckon(new ClockOffset(), 0, [1000, 1000], [1010, 410])).toBe(600_000)
  })

  it('is known after a minute where the clock is set ahead, and at once where that was noticed', () => {
    const unnoticed = reckon(new ClockOffset(), 0, [1000, 1000], [1010, 1610], [1020, 1620])
    expect(unnoticed).toBe(0)
    const offset = new ClockOffset()
    reckon(offset, 0, [1000, 1000])
    offset.forget(1_605_000)
    // The answer that is asked for then says how far it is off; heartbeats go on from there.
    expect(reckon(offset, -600_000, [1010, 1610], [1020, 1620])).toBe(-600_000)
  })

  it('is not reckoned of what was heard before the clock was set', () => {
    const offset = new ClockOffset()
    offset.forget(1_605_000)
    expect(reckon(offset, -600_000, [1000, 1000])).toBe(-600_000)
  })
})
