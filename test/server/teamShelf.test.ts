import { afterAll, beforeAll, expect, it } from 'vitest'
import { currentSequence } from '../../data/store/acts.ts'
import type { Database } from '../../data/store/tables.ts'
import { TeamShelf } from '../../server/teamShelf.ts'
import { make, startSmallCounty, trackerBody, type SmallCounty } from './smallCounty.ts'

let county: SmallCounty
beforeAll(async () => {
  county = await startSmallCounty()
})
afterAll(() => county.stop())

/** A store whose fixes cannot be read. */
const withoutFixes = (db: Database) =>
  new Proxy(db, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key)
      if (key !== 'selectFrom') return typeof member === 'function' ? member.bind(target) : member
      return (table: 'act') => {
        if ((table as string) === 'track_chunk') throw new Error('disk I/O error')
        return target.selectFrom(table)
      }
    },
  })

it('a last fix that could not be read is looked for again', async () => {
  await make(county, '/api/trackers', trackerBody(county, 'phone'))
  const { nowMs } = county.clock
  const report = `/api/trackers/report?id=phone&lat=22.9&lon=104.7&timestamp=${nowMs - 7000}`
  expect((await county.get(report)).status).toBe(200)
  const shelf = new TeamShelf()
  const sequence = await currentSequence(county.db)
  await expect(shelf.teams(withoutFixes(county.db), sequence, nowMs)).rejects.toThrow('disk I/O error')
  const [team] = await shelf.teams(county.db, sequence, nowMs)
  expect(team?.fix?.timeMs).toBe(nowMs - 7000)
})
