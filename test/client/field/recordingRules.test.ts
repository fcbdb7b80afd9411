import { expect, it } from 'vitest'
import { isDue, tryBreak } from '../../../client/field/patrol/recordingRules.ts'

const recording = { patrolId: 'p', userName: 'li', lastMs: 0 }
const minutes = (count: number) => count * 60_000

it('positions are kept no closer than ten seconds to each other', () => {
  expect([isDue({ atMs: 9_999 }, recording), isDue({ atMs: 10_000 }, recording)]).toEqual([false, true])
})

it('what was missed is told with why, and the beat of a GPS is no break', () => {
  const seen = { wasHidden: false, wasClosed: false }
  expect(tryBreak(recording, minutes(2), seen)).toBeUndefined()
  const why = (change: object) => tryBreak(recording, minutes(15), { ...seen, ...change })?.why
  expect([why({}), why({ wasHidden: true }), why({ wasHidden: true, wasClosed: true })]).toEqual([
    'no-position',
    'screen-off',
    'page-closed',
  ])
  expect(tryBreak(recording, minutes(15), seen)).toMatchObject({ fromMs: 0, toMs: minutes(15) })
})
