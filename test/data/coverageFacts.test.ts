import { describe, expect, it } from 'vitest'
import { barrierPartFacts, workingIntervals } from '../../data/coverageFacts.ts'
import { barrier } from '../../data/model/barrier.ts'
import { device } from '../../data/model/device.ts'

const id = '01890000-0000-7000-8000-000000000001'
const noon = Date.parse('2025-11-23T12:00:00+08:00')
const hourMs = 3_600_000
const afternoon = { fromMs: noon, toMs: noon + 6 * hourMs }

const camera = (states: { working: boolean; from: string }[]) =>
  device.parse({
    id,
    lineId: id,
    name: { en: 'Camera', zh: '摄像机' },
    type: 'camera',
    position: [104.8, 22.9],
    chainageM: 500,
    range: { fromM: 0, toM: 1000 },
    sweepMin: 10,
    deskId: id,
    states,
  })

describe('when a device worked within a window', () => {
  it('is nothing before its first state', () => {
    const later = camera([{ working: true, from: '2025-11-23T15:00:00+08:00' }])
    expect(workingIntervals(later, afternoon)).toEqual([
      { fromMs: noon + 3 * hourMs, toMs: noon + 6 * hourMs },
    ])
  })

  it('is what the last state before the window says until the next one', () => {
    const broken = camera([
      { working: true, from: '2025-11-01T08:00:00+08:00' },
      { working: false, from: '2025-11-23T06:00:00Z' },
      { working: true, from: '2025-11-23T16:30:00+08:00' },
    ])
    expect(workingIntervals(broken, afternoon)).toEqual([
      { fromMs: noon, toMs: noon + 2 * hourMs },
      { fromMs: noon + 4.5 * hourMs, toMs: noon + 6 * hourMs },
    ])
  })

  it('does not depend on the order in which the states stand', () => {
    const states = [
      { working: true, from: '2025-11-23T14:00:00+08:00' },
      { working: false, from: '2025-11-01T08:00:00+08:00' },
    ]
    expect(workingIntervals(camera(states), afternoon)).toEqual([
      { fromMs: noon + 2 * hourMs, toMs: noon + 6 * hourMs },
    ])
  })
})

describe('when a part of a barrier is complete', () => {
  it('ends when it is damaged, and no other status counts', () => {
    const fence = barrier.parse({
      id,
      lineId: id,
      name: { en: 'B-001', zh: 'B-001' },
      type: 'fence',
      parts: [
        {
          path: [
            [104.8, 22.9],
            [104.81, 22.9],
          ],
          statuses: [
            { status: 'under-construction', from: '2025-10-01T08:00:00+08:00' },
            { status: 'complete', from: '2025-11-23T13:00:00+08:00' },
            { status: 'damaged', from: '2025-11-23T17:00:00+08:00' },
          ],
        },
      ],
    })
    expect(barrierPartFacts(fence, afternoon).map((part) => part.complete)).toEqual([
      [{ fromMs: noon + hourMs, toMs: noon + 5 * hourMs }],
    ])
  })
})
