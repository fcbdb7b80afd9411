import { expect, test } from 'vitest'
import { ProblemError, refusalOf } from '../../../client/api/request.ts'

const refused = new ProblemError({
  type: 'about:blank',
  title: 'Still in use',
  status: 409,
  code: 'still-in-use',
  detail: '该单位仍有人员。',
})

test('what the server said against an act is told as it said it', () => {
  expect(refusalOf(refused, '服务器没有应答。')).toBe('该单位仍有人员。')
})

test('where the network fails the browser’s own English is not shown', () => {
  expect(refusalOf(new TypeError('Failed to fetch'), '服务器没有应答。')).toBe('服务器没有应答。')
})
