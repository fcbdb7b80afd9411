import { z } from 'zod'
import { actEvent } from '../../data/model/liveEvents.ts'

/**
 * What following needs of an act's event. A page that was opened before a new version of the server
 * began must not stumble over kinds it does not know.
 */
export const heardAct = actEvent.pick({ sequence: true, more: true }).extend({
  reverses: z.number().int().nullish(),
  kinds: z.array(z.string()),
  changes: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      version: z.number().int().nullable(),
      /** Null where the act ended the record. */
      record: z.unknown(),
    }),
  ),
})
export type HeardAct = z.infer<typeof heardAct>
export type HeardChange = HeardAct['changes'][number]
