import type { planWords } from './words.ts'

type Word = keyof (typeof planWords)['en']

/** The planner's keys as its help lists them: what is pressed, and the word for what it does. */
export const planKeys: readonly { keys: readonly string[]; does: Word }[] = [
  { keys: ['Enter'], does: 'keyFinish' },
  { keys: ['Esc'], does: 'keyCancel' },
  { keys: ['Alt'], does: 'keyNoSnap' },
  { keys: ['Ctrl', 'Z'], does: 'undo' },
  { keys: ['Ctrl', 'Y'], does: 'redo' },
  { keys: ['?'], does: 'keyHelp' },
]
