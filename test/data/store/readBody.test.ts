import { expect, it } from 'vitest'
import { readBody } from '../../../data/store/records.ts'

it('an account that was kept when names of accounts had one language has its name in both', () => {
  const kept = { id: 'one', userName: 'li.ming', name: 'Li Ming' }
  expect(readBody('account', JSON.stringify(kept))).toMatchObject({
    userName: 'li.ming',
    name: { en: 'Li Ming', zh: 'Li Ming' },
  })
  const name = { en: 'Li Ming', zh: '李明' }
  expect(readBody('account', JSON.stringify({ ...kept, name }))).toMatchObject({ name })
  const link = { id: 'two', name: 'Hall' }
  expect(readBody('display-link', JSON.stringify(link))).toMatchObject({ name: 'Hall' })
})
