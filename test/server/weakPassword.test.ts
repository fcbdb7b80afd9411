import { expect, it } from 'vitest'
import { weaknessOf } from '../../server/signIn/weakPassword.ts'

const names = ['li.ming', 'borderkeep', 'malipo county', 'malipo', '麻栗坡县']

it.each([
  ['professional', 'common'],
  ['Administrator', 'common'],
  ['1qaz2wsx3edc', 'common'],
  ['password2024!', 'common'],
  ['P@ssw0rd!!2024', 'common'],
  ['!!!Liverpool!!!', 'common'],
  ['borderkeep123', 'named'],
  ['Li.Ming-2026', 'named'],
  ['malipo2026malipo', 'named'],
  ['麻栗坡县麻栗坡县2026', 'named'],
  ['aaaaaaaaaaaa', 'patterned'],
  ['abcabcabcabc', 'patterned'],
  ['heron7heron7', 'patterned'],
  ['123456789012', 'patterned'],
  ['9876543210987', 'patterned'],
  ['abcdefgh12345678', 'patterned'],
  ['fourteen grey herons', undefined],
  ['six words of my own', undefined],
  ['a long enough password', undefined],
  ['professional-k7vQe2xm', undefined],
  ['li.ming walks at dawn', undefined],
  ['kq7e-mf2x-9dzn-hb4t', undefined],
  ['长亭外古道边芳草碧连天', undefined],
] as const)('the password %s is told as %s', async (password, weakness) => {
  expect(await weaknessOf(password, names)).toBe(weakness)
})
