import { z } from 'zod'
import { deviceShelf } from '../deviceShelf.ts'

/** One position of somebody who walks along a way. */
const traceFix = z.object({
  timeMs: z.number(),
  lon: z.number(),
  lat: z.number(),
  accuracyM: z.number(),
})
export type TraceFix = z.infer<typeof traceFix>

/** One trace a phone: each fix is kept as it comes, so that a page that closes loses none. */
const shelf = deviceShelf('borderkeep.field.trace', 'fixes', { autoIncrement: true })

export async function keepFix(fix: TraceFix): Promise<void> {
  await shelf.ask('readwrite', (store) => store.add(fix))
}

/** In the order in which they came; none where the browser keeps no databases. */
export async function keptFixes(): Promise<TraceFix[]> {
  try {
    const kept = await shelf.ask<unknown[]>('readonly', (store) => store.getAll())
    return kept.flatMap((fix) => traceFix.safeParse(fix).data ?? [])
  } catch {
    return []
  }
}

export async function forgetTrace(): Promise<void> {
  await shelf.ask('readwrite', (store) => store.clear())
}
