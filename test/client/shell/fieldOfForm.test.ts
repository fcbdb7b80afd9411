import { expect, test } from 'vitest'
import { fieldOfForm } from '../../../client/shell/useAct.ts'

const values = { path: '', nameEn: '', fromMs: 0, tiers: [] }

test('a problem’s field is found in the form, deeper ones at their first part', () => {
  expect(fieldOfForm('path', values)).toBe('path')
  expect(fieldOfForm('path.12', values)).toBe('path')
  expect(fieldOfForm('/path/12', values)).toBe('path')
})

test('a field that the form calls otherwise is translated', () => {
  expect(fieldOfForm('from', values, { from: 'fromMs' })).toBe('fromMs')
  expect(fieldOfForm('name.en', values, { 'name.en': 'nameEn' })).toBe('nameEn')
})

test('a field that is not in the form is shown with the form as a whole', () => {
  expect(fieldOfForm('licence', values)).toBeUndefined()
  expect(fieldOfForm(undefined, values)).toBeUndefined()
})
