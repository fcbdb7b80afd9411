import { Refusal } from '../../data/journal/refusal.ts'
import type { Name } from '../../data/model/values.ts'

/** Records of one kind that keep something from being ended. */
export interface InUse {
  readonly noun: { readonly one: string; readonly many: string; readonly zh: string }
  readonly names: readonly Name[]
}

/** Of hundreds nobody reads more. */
const namesTold = 3

/** Refuses to end something while others need it, and names them. */
export function refuseWhileInUse(what: Name, uses: readonly InUse[]): void {
  const needed = uses.filter(({ names }) => names.length > 0)
  if (needed.length === 0) return
  const en = needed.map(({ noun, names }) => {
    const told = names.slice(0, namesTold).map((name) => name.en)
    const more = names.length - told.length
    const count = `${names.length} ${names.length === 1 ? noun.one : noun.many}`
    return `${count} (${told.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
  })
  const zh = needed.map(({ noun, names }) => {
    const told = names.slice(0, namesTold).map((name) => name.zh)
    return `${names.length} 个${noun.zh}（${told.join('、')}${names.length > told.length ? '等' : ''}）`
  })
  throw new Refusal('still-in-use', {
    en: `${what.en} is still in use by ${en.join(', ')}: move or end them first.`,
    zh: `${what.zh}仍在使用：${zh.join('、')}。请先调整或终止。`,
  })
}
