import type { Name } from '../model/values.ts'

/** "Demo Township 3" / "示例乡 3": whatever is made up says so in its own name. */
export function demoName(en: string, zh: string, number: string | number): Name {
  return { en: `Demo ${en} ${number}`, zh: `示例${zh} ${number}` }
}

/** 17 → "017". */
export function padded(number: number, digits = 3): string {
  return String(number).padStart(digits, '0')
}
