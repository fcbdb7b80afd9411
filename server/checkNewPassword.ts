import { Refusal } from '../data/journal/refusal.ts'
import type { Name } from '../data/model/values.ts'
import { weaknessOf, type Weakness } from './signIn/weakPassword.ts'

/** Refuses a password that is long enough and all the same easy to guess. */
export async function checkNewPassword(next: string, userName: string, county: Name): Promise<void> {
  const weakness = await weaknessOf(next, [userName, ...wordsOf(county)])
  if (weakness === undefined) return
  const { en, zh } = weaknessWords[weakness]
  throw new Refusal('field-invalid', { en, zh }, 'next')
}

/** What stands on every page is the first that somebody would try. */
const wordsOf = ({ en, zh }: Name): string[] => [
  'borderkeep',
  zh,
  en,
  ...en.split(' ').filter(({ length }) => length > 3),
]

const weaknessWords: Readonly<Record<Weakness, Name>> = {
  common: {
    en: 'This password, or one very like it, is among the most common ones, which are tried first. Take a few words that do not belong together.',
    zh: '该密码或与之近似的密码属于最常见密码，极易被猜中。请改用几个互不相干的词。',
  },
  named: {
    en: 'This password is little more than a name that everybody here knows. Take a few words that do not belong together.',
    zh: '该密码几乎只是众所周知的名称，极易被猜中。请改用几个互不相干的词。',
  },
  patterned: {
    en: 'This password repeats itself or only counts up or down. Take a few words that do not belong together.',
    zh: '该密码只是重复或连续的字符，极易被猜中。请改用几个互不相干的词。',
  },
}
