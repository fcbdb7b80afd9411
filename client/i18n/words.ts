/**
 * A workplace's words in both languages. The Chinese side must have the English side's keys: what is
 * missing or too many does not compile. Both may use i18next's `{{name}}` and `_one`/`_other` forms
 * (Chinese uses `_other` only, so the keys ending in `_one` are not asked of it).
 */
export function defineWords<const Key extends string>(words: {
  en: Record<Key, string>
  zh: Record<Exclude<Key, `${string}_one`>, string>
}): typeof words {
  return words
}
