import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { batches, bundleFixes, countUnsent, keepFix } from '../../../client/field/patrol/trackStore.ts'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => vi.unstubAllGlobals())

const fix = (userName: string, atMs: number) =>
  ({ patrolId: 'patrol-1', userName, atMs, lonLat: [97.85, 24.01], accuracyM: 5 }) as const

it('what two people recorded on one phone is bundled apart, each fix once', async () => {
  for (const [index, userName] of ['lina', 'wang', 'lina'].entries()) await keepFix(fix(userName, index))
  await Promise.all([bundleFixes(), bundleFixes()])
  const kept = await batches()
  const counted = kept.map(
    ({ userName, content }) => [userName, content.kind === 'fixes' && content.fixes.length] as const,
  )
  expect(counted).toHaveLength(2)
  expect(new Map(counted)).toEqual(
    new Map([
      ['lina', 2],
      ['wang', 1],
    ]),
  )
  expect(await countUnsent('patrol-1')).toBe(3)
})
