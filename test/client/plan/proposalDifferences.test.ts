import { describe, expect, it } from 'vitest'
import { proposalDifferences } from '../../../client/plan/life/proposalDifferences.ts'
import { metresByStatus, stepsOpen } from '../../../client/plan/life/standing.ts'
import { waitsFor } from '../../../client/plan/life/waiting.ts'
import type { BarrierPart, BarrierStatus } from '../../../data/model/barrier.ts'
import { beside } from './straightLine.ts'

const atMs = Date.parse('2026-07-01T00:00:00Z')
const path = (fromM: number, toM: number) =>
  beside([fromM, 40], [toM, 40]).map(([lon, lat]): [number, number] => [lon, lat])
const part = (fromM: number, toM: number, ...statuses: BarrierStatus[]): BarrierPart => ({
  path: path(fromM, toM),
  difficulty: 'ordinary',
  statuses: statuses.map((status, month) => ({ status, from: `2026-0${month + 1}-01T00:00:00.000Z` })),
})
const name = { en: 'Ridge', zh: '山脊' }
const sent = { name, type: 'fence' as const, parts: [part(0, 1000, 'draft')] }

describe('the drawing beside what was sent', () => {
  it('is the same while nothing was changed, whatever its status', () => {
    const barrier = { name, type: 'fence' as const, parts: [part(0, 1000, 'draft', 'proposed')] }
    expect(proposalDifferences(sent, barrier, atMs)).toMatchObject({ isSame: true, added: 0, gone: 0 })
  })

  it('says what was lengthened, renamed and made another type', () => {
    const parts = [part(0, 1200, 'draft')]
    const differences = proposalDifferences(
      sent,
      { name: { en: 'Pass', zh: '垭口' }, type: 'wall', parts },
      atMs,
    )
    expect(differences).toMatchObject({ isSame: false, renamed: true, retyped: true, added: 1, gone: 1 })
    expect(differences!.lengthM - differences!.sentLengthM).toBeCloseTo(200, 0)
  })

  it('is compared no more once it is built on', () => {
    const parts = [part(0, 400, 'approved', 'complete'), part(400, 1000, 'approved')]
    expect(proposalDifferences(sent, { name, type: 'fence', parts }, atMs)).toBeUndefined()
  })
})

describe('what is next of a barrier', () => {
  const open = (...statuses: BarrierStatus[]) =>
    stepsOpen(metresByStatus([part(0, 1000, ...statuses)], atMs), () => true)

  it('is the step after the one it stands at; damage and dismantling are never first', () => {
    expect(open('draft')).toEqual({ next: 'propose', others: [] })
    expect(open('proposed')).toEqual({ next: 'decide', others: ['withdraw'] })
    expect(open('built').next).toBe('accept')
    expect(open('complete')).toEqual({ next: undefined, others: ['damage', 'dismantle'] })
  })

  const waiter = (userName: string) => ({ userName, isLocal: false, may: () => true })

  it('waits for somebody else than whoever sent it', () => {
    const barrier = { parts: [part(0, 1000, 'proposed')] }
    const last = { state: 'sent' as const, sentBy: 'li' }
    expect(waitsFor(barrier, last, waiter('wang'), atMs)).toBe('decide')
    expect(waitsFor(barrier, last, waiter('li'), atMs)).toBeUndefined()
  })

  it('waits for whoever sent it once it came back', () => {
    const barrier = { parts: [part(0, 1000, 'draft', 'proposed', 'draft')] }
    const last = { state: 'returned' as const, sentBy: 'li' }
    expect(waitsFor(barrier, last, waiter('li'), atMs)).toBe('propose')
    expect(waitsFor(barrier, last, waiter('wang'), atMs)).toBeUndefined()
  })
})
