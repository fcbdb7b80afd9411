import { z } from 'zod'
import { eventPhoto, type EventPhoto } from '../../../data/model/trail.ts'

/** Where and when photos were taken, by their names on this phone: the files themselves do not say any more. */
export const photoFacts = z
  .record(
    z.string(),
    eventPhoto.omit({ id: true }).extend({
      /** What the phone's clock read, of a photo that was taken for this entry: its time follows the act's. */
      saidMs: z.number().nullable().default(null),
    }),
  )
  .default({})
export type PhotoFacts = z.infer<typeof photoFacts>

/** Of an act that names photos. */
interface Naming {
  readonly photoFacts: PhotoFacts
  readonly pressedAt: string
  readonly pressedBy: { readonly saidMs: number } | null
}

/** Photos as an event names them; what this phone could not keep goes unnamed. */
export const photosNamed = (act: Naming, sentAs: ReadonlyMap<string, string>): EventPhoto[] =>
  [...sentAs].map(([kept, id]) => {
    const { takenAt, position, saidMs } = act.photoFacts[kept] ?? nothingKnown
    return { id, position, takenAt: saidMs === null ? takenAt : (trySettled(act, saidMs) ?? takenAt) }
  })

export const nothingKnown: PhotoFacts[string] = { takenAt: null, position: null, saidMs: null }

/** The time of the phone's clock as far from when the act was pressed as the clock said, however that was off. */
function trySettled({ pressedAt, pressedBy }: Naming, saidMs: number): string | undefined {
  if (pressedBy === null) return undefined
  return new Date(Date.parse(pressedAt) + saidMs - pressedBy.saidMs).toISOString()
}
