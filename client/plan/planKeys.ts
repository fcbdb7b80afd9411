import type { planWords } from './words.ts'

type Word = keyof (typeof planWords)['en']

/** What a key of the planner does. */
export type PlanAction =
  | 'look'
  | 'draw'
  | 'free'
  | 'along'
  | 'edit'
  | 'split'
  | 'join'
  | 'reverse'
  | 'type'
  | 'newDraft'
  | 'snap'
  | 'offsetLess'
  | 'offsetMore'
  | 'previousPoint'
  | 'nextPoint'
  | 'previousPart'
  | 'nextPart'
  | 'insertPoint'
  | 'removePoint'
  | 'removePart'
  | 'press'
  | 'finish'
  | 'cancel'
  | 'undo'
  | 'redo'
  | 'help'

export interface PlanKey {
  readonly action: PlanAction
  /** As `KeyboardEvent.key` says it, in small letters. */
  readonly key: string
  readonly control?: true
  readonly shift?: boolean
}

/** The planner's keys; letters alone, so that one hand stays on the pointer. */
export const planKeys: readonly PlanKey[] = [
  { action: 'look', key: 'm' },
  { action: 'draw', key: 'd' },
  { action: 'free', key: 'f' },
  { action: 'along', key: 'a' },
  { action: 'edit', key: 'e' },
  { action: 'split', key: 's' },
  { action: 'join', key: 'j' },
  { action: 'reverse', key: 'r' },
  { action: 'type', key: 't' },
  { action: 'newDraft', key: 'n' },
  { action: 'snap', key: 'g' },
  { action: 'offsetLess', key: '[' },
  { action: 'offsetMore', key: ']' },
  { action: 'previousPoint', key: ',' },
  { action: 'nextPoint', key: '.' },
  { action: 'previousPart', key: 'pageup' },
  { action: 'nextPart', key: 'pagedown' },
  { action: 'insertPoint', key: 'i' },
  { action: 'removePart', key: 'delete', shift: true },
  { action: 'removePart', key: 'backspace', shift: true },
  { action: 'removePoint', key: 'delete', shift: false },
  { action: 'removePoint', key: 'backspace', shift: false },
  { action: 'press', key: ' ' },
  { action: 'finish', key: 'enter' },
  { action: 'cancel', key: 'escape' },
  { action: 'redo', key: 'z', control: true, shift: true },
  { action: 'undo', key: 'z', control: true, shift: false },
  { action: 'redo', key: 'y', control: true },
  { action: 'help', key: '?' },
]

/** What a press of a key means; undefined where it means nothing here. */
export function tryPlanAction(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}): PlanAction | undefined {
  if (event.altKey) return undefined
  const key = event.key.toLowerCase()
  return planKeys.find(
    (each) =>
      each.key === key &&
      (each.control ?? false) === (event.ctrlKey || event.metaKey) &&
      (each.shift === undefined || each.shift === event.shiftKey),
  )?.action
}

/** The keys as their help lists them: group by group, what is pressed, and the word for what it does. */
export const planKeyHelp: readonly {
  title: Word
  rows: readonly { keys: readonly string[]; does: Word }[]
}[] = [
  {
    title: 'keysTools',
    rows: [
      { keys: ['N'], does: 'newDraft' },
      { keys: ['D'], does: 'draw' },
      { keys: ['F'], does: 'free' },
      { keys: ['A'], does: 'along' },
      { keys: ['E'], does: 'edit' },
      { keys: ['S'], does: 'keySplit' },
      { keys: ['J'], does: 'join' },
      { keys: ['R'], does: 'reverse' },
      { keys: ['T'], does: 'typeTitle' },
      { keys: ['M'], does: 'look' },
    ],
  },
  {
    title: 'keysDrawing',
    rows: [
      { keys: ['↑ ↓ ← →'], does: 'keyAim' },
      { keys: ['Space'], does: 'keyPress' },
      { keys: ['Enter'], does: 'keyFinish' },
      { keys: ['Esc'], does: 'keyCancel' },
      { keys: ['[', ']'], does: 'keyOffset' },
      { keys: ['G'], does: 'keySnap' },
      { keys: ['Alt'], does: 'keyNoSnap' },
    ],
  },
  {
    title: 'keysEditing',
    rows: [
      { keys: [',', '.'], does: 'keyPoint' },
      { keys: ['PgUp', 'PgDn'], does: 'keyPart' },
      { keys: ['↑ ↓ ← →'], does: 'keyNudge' },
      { keys: ['T'], does: 'keyTypePoint' },
      { keys: ['I'], does: 'keyInsert' },
      { keys: ['Del'], does: 'keyRemovePoint' },
      { keys: ['Shift', 'Del'], does: 'removePart' },
      { keys: ['Ctrl', 'Z'], does: 'undo' },
      { keys: ['Ctrl', 'Y'], does: 'redo' },
      { keys: ['?'], does: 'keyHelp' },
    ],
  },
]
