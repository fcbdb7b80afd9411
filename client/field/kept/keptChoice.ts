import { z } from 'zod'

/** How much of the line is kept on the phone for where there is no connection. */
export const keptExtent = z.enum(['village', 'township', 'line'])
export type KeptExtent = z.infer<typeof keptExtent>

const keptChoice = z.object({ extent: keptExtent, withPhotos: z.boolean() })
export type KeptChoice = z.infer<typeof keptChoice>

const choiceKey = 'borderkeep.field.kept-choice'

/** Before anything was chosen the township without photos: it is little, and one is sent to a neighbour's. */
const atFirst: KeptChoice = { extent: 'township', withPhotos: false }

export function rememberedKeptChoice(storage: Pick<Storage, 'getItem'>): KeptChoice {
  try {
    return keptChoice.parse(JSON.parse(storage.getItem(choiceKey) ?? 'null'))
  } catch {
    return atFirst
  }
}

export function rememberKeptChoice(storage: Pick<Storage, 'setItem'>, choice: KeptChoice): void {
  storage.setItem(choiceKey, JSON.stringify(choice))
}
