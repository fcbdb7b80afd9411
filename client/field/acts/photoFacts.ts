import { z } from 'zod'
import { eventPhoto, type EventPhoto } from '../../../data/model/trail.ts'

/** Where and when photos were taken, by their names on this phone: the files themselves do not say any more. */
export const photoFacts = z.record(z.string(), eventPhoto.omit({ id: true })).default({})
export type PhotoFacts = z.infer<typeof photoFacts>

/** Photos as an event names them; what this phone could not keep goes unnamed. */
export const photosNamed = (facts: PhotoFacts, sentAs: ReadonlyMap<string, string>): EventPhoto[] =>
  [...sentAs].map(([kept, id]) => ({ id, ...(facts[kept] ?? { takenAt: null, position: null }) }))
