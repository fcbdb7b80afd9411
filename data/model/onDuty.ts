import { z } from 'zod'
import { checkpointId, deskId, personId, unitId } from './ids.ts'
import { name } from './values.ts'

const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk'), id: deskId }),
  z.object({ kind: z.literal('checkpoint'), id: checkpointId }),
])

/** A duty desk or a checkpoint as the roster has it at an instant. */
const placeOnDuty = z.object({
  place,
  name,
  unitId,
  /** Its minimum is on shift under a qualified lead. */
  staffed: z.boolean(),
  people: z.number().int(),
  /** Who leads, by the post, and by name where the county lets walls show names; null where nobody may lead. */
  lead: z.object({ personId, post: name, name: name.nullable() }).nullable(),
})
export type PlaceOnDuty = z.infer<typeof placeOnDuty>

const counts = {
  desks: z.object({ staffed: z.number().int(), all: z.number().int() }),
  checkpoints: z.object({ staffed: z.number().int(), all: z.number().int() }),
  /** Assignments under way. */
  patrols: z.number().int(),
  /** Everybody on a shift or a patrol, once. */
  people: z.number().int(),
}

/** What `GET /api/on-duty` answers: who the rosters and assignments have on duty now. */
export const onDuty = z.object({
  ...counts,
  /** Patrols under way whose tracker was heard of within so many minutes. */
  heard: z.object({ patrols: z.number().int(), withinMin: z.number() }),
  /** What is counted of a unit and of all below it; of a level above, what is its own. */
  units: z.array(z.object({ unitId, ...counts })),
  /** Desks, and of checkpoints those that are not staffed; places in the order of their names. */
  places: z.array(placeOnDuty),
})
export type OnDuty = z.infer<typeof onDuty>
