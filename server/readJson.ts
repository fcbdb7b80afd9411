import { Refusal } from '../data/journal/refusal.ts'
import { findJsonError } from '../data/model/findJsonError.ts'

/** Deeper than anything the API takes; a body below it cannot exhaust a stack. */
const deepestNesting = 32

/** Reads a JSON body; throws Refusal naming line and column where it is not JSON. */
export function readJson(text: string): unknown {
  if (text.trim() === '')
    throw new Refusal('body-malformed', {
      en: 'The body is empty; JSON was expected.',
      zh: '请求内容为空；应为 JSON。',
    })
  refuseDeepNesting(text)
  try {
    return JSON.parse(text)
  } catch {
    const { line, column } = placeOf(text, findJsonError(text))
    throw new Refusal('body-malformed', {
      en: `The body is not JSON: see line ${line}, column ${column}.`,
      zh: `请求内容不是 JSON：见第 ${line} 行第 ${column} 列。`,
    })
  }
}

function refuseDeepNesting(text: string) {
  let depth = 0
  let inString = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > deepestNesting) {
      const { line, column } = placeOf(text, index)
      throw new Refusal('body-malformed', {
        en: `The body is nested more than ${deepestNesting} deep at line ${line}, column ${column}.`,
        zh: `请求内容在第 ${line} 行第 ${column} 列嵌套超过 ${deepestNesting} 层。`,
      })
    }
  }
}

function placeOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
