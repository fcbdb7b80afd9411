import type { Name } from '../../data/model/values.ts'

/** A name in both languages of what was typed: where one is left out it is told as the other. */
export function bothNames(en: string, zh: string): Name {
  const [english, chinese] = [en.trim(), zh.trim()]
  return { en: english === '' ? chinese : english, zh: chinese === '' ? english : chinese }
}
